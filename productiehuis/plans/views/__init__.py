"""Pages of a plan, talents and milestones: my own, and what others show."""
