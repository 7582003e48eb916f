"""Decisions about the learning line on plain values."""
