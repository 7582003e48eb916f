"""Decisions about plans, on plain values."""
