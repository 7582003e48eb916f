"""What somebody says yes to: read out at the desk or by the coach (T9), or read on the own page. Stored as it was."""

from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from productiehuis.coaching.models import HandOver, StandIn, TaskStep, Walk
from productiehuis.coaching.rules.handing import Agreed
from productiehuis.coaching.rules.states import TaskState
from productiehuis.house.models import House
from productiehuis.people.models import Consent, Person
from productiehuis.ui.writing import moment


def walk_sentence(walk: Walk, language: str) -> str:
    """What a yes to walking along covers: this talk, this aspirant, to hear it, and nothing that was written."""
    with translation.override(language):
        words = _(
            "%(aspirant)s wil meelopen in je gesprek met %(coach)s op %(day)s. %(aspirant)s hoort wat jullie zeggen "
            "en leert daarvan. %(aspirant)s leest geen aantekeningen en vertelt niets door. "
            "Tot het gesprek begint, kun je nee zeggen. Mag %(aspirant)s meelopen?"
        )
        return words % {
            "aspirant": walk.aspirant.full_name if walk.aspirant else "",
            "coach": walk.talk.coach.full_name if walk.talk.coach else "",
            "day": date_format(walk.talk.starts_at.astimezone(walk.talk.house.zone), "l j F"),
        }


def who_heard(consent: Consent | None, resident: Person) -> str:
    """Who wrote down that this resident said yes aloud, and when (T9); nothing about a yes they pressed themselves."""
    if consent is None or consent.heard_by_key in (None, resident.pk) or consent.withdrawn_at:
        return ""
    hearer = Person.objects.filter(pk=consent.heard_by_key, house=resident.house_id).first()
    when = moment(consent.at.astimezone(resident.house.zone), "l j F")
    if hearer is None or not hearer.full_name:
        return _("Iemand schreef op dat jij ja zei, op %(when)s. Klopt dat niet? Zeg dan nee.") % {"when": when}
    said = _("%(name)s schreef op dat jij ja zei, op %(when)s. Klopt dat niet? Zeg dan nee.")
    return said % {"name": hearer.full_name, "when": when}


def heard_over(hand_over: HandOver) -> dict[UUID, str]:
    """Per task that is taken over now: who wrote down that it was said aloud, and when (T9)."""
    steps = TaskStep.objects.filter(task__hand_over=hand_over, task__state=TaskState.HANDED).order_by("at", "id")
    last = {step.task_id: step for step in steps if step.state == TaskState.HANDED}
    heard = [step for step in last.values() if step.agreed == Agreed.HEARD]
    people = Person.objects.filter(house=hand_over.house_id, pk__in={step.by_key for step in heard if step.by_key})
    names = {person.pk: person.full_name for person in people}
    said = _("%(name)s schreef op: de ander zei hardop ja, op %(day)s.")
    return {
        step.task_id: said % {"name": names.get(step.by_key) or _("Iemand"), "day": date_format(step.on, "j F Y")}  # type: ignore[arg-type]
        for step in heard
    }


def stand_in_sentence(stand_in: StandIn, language: str) -> str:
    """What a yes to who stands in covers: until when, and that they read along."""
    with translation.override(language):
        words = _(
            "%(coach)s kan je coach vervangen van %(first)s tot en met %(last)s. Dan leest %(coach)s ook wat jullie "
            "opschreven. Daarna stopt het vanzelf. Stoppen kan ook eerder. Vind je dat goed?"
        )
        return words % {
            "coach": stand_in.coach.full_name if stand_in.coach else "",
            "first": date_format(stand_in.first, "j F"),
            "last": date_format(stand_in.last, "j F"),
        }


def choice_sentence(house: House, coach: Person, language: str) -> str:
    """What is read out at the desk to who chooses a coach; the same whether there was one before."""
    with translation.override(language):
        words = _(
            "Je kiest %(coach)s als coach in %(house)s. %(coach)s ziet je naam en schrijft op wat jullie afspreken. "
            "Jij mag dat altijd lezen. Verder leest niemand het. Stoppen kan altijd, zonder reden. Wil je dat?"
        )
        former = _("Heb je al een coach? Dan stopt dat. Wat jullie opschreven, blijf jij lezen.")
        return f"{former} {words % {'coach': coach.full_name, 'house': house.name}}"
