"""Keeping a form that came after its log-in ended, until the same person is back (ADR 26).

Nobody is logged in when it comes, so nobody does this, and no log says it: that would tell who writes and when.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from productiehuis.people.models import KeptForm, User
from productiehuis.people.models.kept_forms import LARGEST, LONGEST_PATH

KEPT = timedelta(minutes=30)


@transaction.atomic
def keep_form(*, user_key: UUID, path: str, words: str, device_key: UUID | None) -> bool:
    """For this login at this address, instead of what was kept there before. Says whether it is kept."""
    user = User.objects.select_for_update().filter(pk=user_key, is_active=True).first()
    fits = len(words) <= LARGEST and len(path) <= LONGEST_PATH
    if user is None or not fits:
        return False
    KeptForm.objects.filter(user=user, path=path).delete()
    KeptForm.objects.create(user=user, path=path, words=words, device_key=device_key)
    return True


def _waiting(user_key: UUID | None, device_key: UUID | None) -> QuerySet[KeptForm]:
    return KeptForm.objects.filter(user=user_key, device_key=device_key, at__gt=_since())


def _since() -> datetime:
    return timezone.now() - KEPT


def kept_form(*, user_key: UUID | None, path: str, device_key: UUID | None) -> KeptForm | None:
    """What this login wrote at this address on the same kind of device, within the time."""
    return _waiting(user_key, device_key).filter(path=path).first()


def waiting_forms(*, user_key: UUID | None, device_key: UUID | None) -> list[str]:
    """The addresses of what waits, the newest first."""
    return list(_waiting(user_key, device_key).order_by("-at").values_list("path", flat=True))


def forget_form(*, user_key: UUID, path: str) -> None:
    """It was sent."""
    KeptForm.objects.filter(user=user_key, path=path).delete()


def forget_late_forms() -> int:
    """What nobody came back for. Returns how many went."""
    return KeptForm.objects.filter(at__lte=_since()).delete()[0]
