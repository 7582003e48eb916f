"""What must be true before the house opens to the world. `manage.py check --deploy` asks it."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register


@register(Tags.security, deploy=True)
def demo_is_off(**_kwargs: Any) -> list[CheckMessage]:
    """In the demo one press logs in as anyone, and everyone reads the post."""
    if not settings.DEMO:
        return []
    return [Error("DEMO is on.", hint="Start with DEMO=0, on a database without the demo.", id="productiehuis.E001")]


@register(Tags.security, deploy=True)
def codes_are_not_printed(**_kwargs: Any) -> list[CheckMessage]:
    """The console carrier writes log-in codes into the log of the server."""
    printing = [channel for channel in ("sms", "mail") if settings.POST_BACKENDS[channel].endswith(".ConsoleBackend")]
    if not printing:
        return []
    hint = "Set SMS_BACKEND and MAIL_BACKEND (see docs/operations.md)."
    return [Warning(f"Messages by {', '.join(printing)} are printed, not sent.", hint=hint, id="productiehuis.W001")]
