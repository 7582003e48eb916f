"""The board: a house with 100,000 signals a year, the same signals by hand-written SQL, and both in turns."""
