"""A plan of sixty parts and ten shares beside the floor, and pages that cheat."""
