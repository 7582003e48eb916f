"""Decisions about joining in, on plain values: which dates, who gets a place, what may happen now, what is earned."""
