"""Pages of joining in: for everybody (agenda), for oneself (own) and for who runs it (the rest)."""
