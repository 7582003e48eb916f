"""Decisions about the log and about keeping, on plain values."""
