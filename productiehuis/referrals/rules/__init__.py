"""Decisions about referrals on plain values: where one may go, who sees it then, and when somebody waits too long."""
