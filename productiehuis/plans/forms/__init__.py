"""Forms of a plan: one question each."""
