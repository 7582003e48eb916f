"""Pages of referrals: at the desk that sends, for who receives, for the coordinator, and one's own."""
