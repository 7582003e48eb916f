"""Public pages and pages that combine several apps, by noun."""
