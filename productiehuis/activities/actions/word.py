"""Word to who signed up, the way each said is safe (T9). A message never names room, activity or topic.

Who may not be reached, or is called by hand, reads it on the own page; `who_to_call` lists the calls.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from productiehuis.activities.models import Session, SignUp
from productiehuis.people.models import Person, ReachBy
from productiehuis.people.reach import language_of, phone_of, send_safely


def _when(moment: datetime) -> dict[str, str]:
    return {"day": date_format(moment, "l j F"), "time": date_format(moment, "H.i")}


def _expires(session: Session | None) -> datetime | None:
    return session.starts_at if session and session.starts_at > timezone.now() else None


def tell_cancelled(sign_ups: Iterable[SignUp], session: Session) -> int:
    """Your appointment is off. Returns to how many people word went out."""
    sent = 0
    for each in sign_ups:
        with translation.override(language_of(each.person)):
            words = _("%(house)s: je afspraak van %(day)s om %(time)s uur gaat niet door.")
            body = words % {"house": session.house.name, **_when(session.begins)}
        sent += send_safely(each.person, body, language_of(each.person), _expires(session))
    return sent


def tell_moved(sign_ups: Iterable[SignUp], session: Session) -> int:
    """Your appointment of that day is at another time."""
    sent = 0
    for each in sign_ups:
        with translation.override(language_of(each.person)):
            words = _("%(house)s: let op, je afspraak van %(day)s begint om %(time)s uur.")
            body = words % {"house": session.house.name, **_when(session.begins)}
        sent += send_safely(each.person, body, language_of(each.person), _expires(session))
    return sent


def tell_placed(sign_up: SignUp) -> bool:
    """There is a place for you."""
    person, session = sign_up.person, sign_up.session
    with translation.override(language_of(person)):
        if session:
            words = _("%(house)s: er is nu plek voor je op %(day)s om %(time)s uur.")
            body = words % {"house": sign_up.house.name, **_when(session.begins)}
        else:
            body = _("%(house)s: er is nu plek voor je. Kijk bij 'Mijn agenda'.") % {"house": sign_up.house.name}
    return send_safely(person, body, language_of(person), _expires(session))


def who_to_call(people: Iterable[Person]) -> list[tuple[Person, str]]:
    """Who asked to be called, with the number."""
    return [(each, phone_of(each)) for each in people if each.reach_by == ReachBy.CALL and phone_of(each)]
