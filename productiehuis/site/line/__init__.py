"""The learning line as people see it: the ways through the house, with real rooms and times, and how others went."""
