"""Pure Python that every room of the code stands on. No Django here."""
