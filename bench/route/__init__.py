"""Route search: lines to search in, a plain breadth-first search, and what holds the answers honest."""
