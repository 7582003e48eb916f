"""Decisions about names, numbers, codes and passes on plain values."""
