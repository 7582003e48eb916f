"""Decisions about plans, talents and milestones on plain values."""
