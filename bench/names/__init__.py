"""A labelled test set for finding people who are registered twice. What it is and what would be a cheat: README.md."""
