"""Where sessions are kept: Django's own way, plus a column for the desk device (settings.SESSION_ENGINE)."""

from typing import Any, cast
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from productiehuis.house.kept import Kept
from productiehuis.people.models import LoginSession

# Where a session keeps by which house pass it began.
HOUSE_PASS = "house_pass"  # noqa: S105
_SESSIONS = Kept[LoginSession](lambda key: LoginSession.objects.filter(session_key=key), key=str)


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[LoginSession]:
        return LoginSession

    def _get_session_from_db(self) -> LoginSession | None:
        """Every page of who is logged in starts here, so its question is kept."""
        row = _SESSIONS.first(key=self.session_key)
        if row is not None and row.expire_date > timezone.now():
            return row
        self._session_key = None
        return None

    def create_model_instance(self, data: dict[str, Any]) -> LoginSession:
        """The row of a session; device and pass follow from the data, also after the key changed."""
        row = cast(LoginSession, super().create_model_instance(data))
        device, shown = data.get("desk_device"), data.get(HOUSE_PASS)
        row.device_key = UUID(device) if device else None
        row.pass_key = UUID(shown) if shown else None
        return row


def end_sessions_of_device(device_key: UUID) -> int:
    """Every session on this device stops with its next request, without a check on any page."""
    ended, _ = LoginSession.objects.filter(device_key=device_key).delete()
    return ended


def end_sessions_of_pass(pass_key: UUID, *, but: str = "") -> int:
    """Every session that began with this house pass stops with its next request, except the one that asks."""
    ended, _ = LoginSession.objects.filter(pass_key=pass_key).exclude(session_key=but).delete()
    return ended
