"""The pages of plans, talents and milestones."""
