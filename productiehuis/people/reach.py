"""Word to somebody, the way they said is safe (T9), in the language they read. Who calls it names no room or topic."""

from datetime import datetime

from django.conf import settings

from productiehuis.people.models import Person, ReachBy
from productiehuis.post.actions import send
from productiehuis.post.models import Channel

_CODES = {code for code, _name in settings.LANGUAGES}


def phone_of(person: Person) -> str:
    """The number somebody gave the house, or the one the login was proven with."""
    user = person.user
    return person.phone or ((user.phone or "") if user and user.phone_verified else "")


def language_of(person: Person) -> str:
    """In which language somebody wants to read: of the login, else of the talk."""
    wished = person.user.language if person.user else person.language
    return wished if wished in _CODES else settings.LANGUAGE_CODE


def send_safely(person: Person, body: str, language: str, expires: datetime | None = None) -> bool:
    """Send over the channel the person chose. Returns whether something went out."""
    if person.reach_by == ReachBy.SMS and (phone := phone_of(person)):
        channel, to = Channel.SMS, phone
    elif person.reach_by == ReachBy.PAPER:
        channel, to = Channel.PAPER, person.full_name
    else:
        return False
    send(channel=channel, to=to, body=body, house_key=person.house_id, language=language, expires=expires)
    return True
