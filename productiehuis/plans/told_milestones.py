"""Talents, milestones and what may be counted, as personal data: why they are kept, how they go, how they are told."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Part, coded
from productiehuis.plans.arrival_files import forget_arrivals
from productiehuis.plans.models import (
    Arrival,
    AskState,
    Audience,
    Counted,
    FlownTo,
    LeftAside,
    Milestone,
    MilestoneKind,
    Proof,
    Talent,
    TalentAsk,
)
from productiehuis.plans.models.milestones import say_kind

_TILL_GONE = _("Tot je het weghaalt, of tot je het laat wissen.")

KEPT = (
    Kept(
        Talent,
        ("what", "topic"),
        _("Om te laten zien wat jij kunt, als jij dat wilt."),
        _TILL_GONE,
        what=_("Wat je kunt voor anderen"),
    ),
    Kept(
        TalentAsk,
        ("asker", "words", "answer"),
        _("Om een vraag bij de goede persoon te brengen."),
        _("Tot het talent weg is, of tot je het laat wissen."),
        what=_("Wat je aan elkaar vroeg"),
    ),
    Kept(
        Milestone,
        ("kind", "on", "words"),
        _("Om te bewaren wat je bereikte. Anderen zien het alleen als jij het viert."),
        _TILL_GONE,
        what=_("Je mijlpalen"),
    ),
    Kept(
        Arrival,
        ("stored_file",),
        _("Om je te laten zien wat er in een plan uit een ander huis staat."),
        _("Tot je kiest, en hooguit een dag."),
        what=_("Een plan dat je inleest"),
    ),
    Kept(
        LeftAside,
        ("source_key",),
        _("Om je iets niet twee keer voor te stellen."),
        _TILL_GONE,
        what=_("Voorstellen die je niet wilde"),
    ),
    Kept(
        Counted,
        ("person", "person_number", "kind", "date"),
        _("Om te tellen, zonder naam, omdat jij ja zei."),
        _("Tot je stopt. Laat je je wissen, dan blijft het getal, zonder naam."),
        what=_("Wat van jou meetelt"),
    ),
)


def erase(persons: Sequence[Person]) -> None:
    """All of it goes; of what still counts only the number stays."""
    keys = [person.pk for person in persons]
    Counted.objects.filter(person__in=keys, withdrawn_at__isnull=False).delete()
    Counted.objects.filter(person__in=keys).update(person=None, sentence="", milestone=None)
    TalentAsk.objects.filter(asker__in=keys).delete()
    forget_arrivals(Arrival.objects.filter(person__in=keys))
    for model in (Talent, Milestone, LeftAside):
        model._default_manager.filter(person__in=keys).delete()


_ALL = (Arrival, Talent, TalentAsk, Milestone, LeftAside, Counted)


def where_part() -> Part:
    """For every sheet that is not made by the owner: where this is, and nothing of it."""
    sentence = _("Talenten en mijlpalen zie en bewaar je alleen zelf, op je eigen pagina.")
    title = _("Je talenten en mijlpalen")
    return Part("talents_and_milestones", title, _ALL, {"where": _("Waar")}, [{"where": str(sentence)}])


def own_parts(person: Person) -> Iterable[Part]:
    """As the person reads it about themselves."""
    keys = [person.pk]
    return [
        _talents(keys),
        _asked(keys),
        _milestones(keys),
        _left(keys),
        _counted(keys),
        _proofs(keys),
        _arrivals(keys),
    ]


def _proofs(keys: list[UUID]) -> Part:
    """Which files there are; the files themselves are on the page of the plan, and in the file to take along."""
    rows = Proof.objects.filter(part__plan__person__in=keys)
    return Part(
        "plan_proofs",
        _("Bestanden bij je plan"),
        (Proof,),
        {"name": _("Naam"), "made_at": _("Bewaard op")},
        [{"name": each.name, "made_at": each.made_at} for each in rows],
    )


def _arrivals(keys: list[UUID]) -> Part:
    rows = Arrival.objects.filter(person__in=keys)
    when = {"made_at": _("Gelezen op")}
    return Part("plan_arrivals", _("Een plan dat je inleest"), (Arrival,), when, list(rows.values("made_at")))


def _talents(keys: list[UUID]) -> Part:
    rows = Talent.objects.filter(person__in=keys).select_related("topic", "yes")
    return Part(
        "talents",
        _("Wat je kunt voor anderen"),
        (Talent,),
        {"what": _("Wat"), "topic": _("Onderwerp"), "is_shown": _("Te vinden"), "made_at": _("Opgeschreven op")},
        [
            {
                "what": each.what,
                "topic": each.topic.name if each.topic else None,
                "is_shown": each.is_shown,
                "made_at": each.made_at,
            }
            for each in rows
        ],
    )


def _asked(keys: list[UUID]) -> Part:
    """What they asked of others; what others asked of them is those others' own."""
    rows = TalentAsk.objects.filter(asker__in=keys)
    return Part(
        "talents_asked",
        _("Wat je aan anderen vroeg"),
        (TalentAsk,),
        {"asked_at": _("Wanneer"), "words": _("Je vraag"), "state": _("Hoe het staat"), "answer": _("Antwoord")},
        [
            {
                "asked_at": each.asked_at,
                "words": each.words,
                "state": coded(AskState, each.state),
                "answer": each.answer,
            }
            for each in rows
        ],
    )


def _milestones(keys: list[UUID]) -> Part:
    return Part(
        "milestones",
        _("Je mijlpalen"),
        (Milestone,),
        {
            "on": _("Wanneer"),
            "kind": _("Wat"),
            "flown_to": _("Waarheen"),
            "words": _("In je eigen woorden"),
            "audience": _("Met wie je het viert"),
        },
        [
            {
                "on": each.on,
                "kind": coded(MilestoneKind, each.kind),
                "flown_to": coded(FlownTo, each.flown_to),
                "words": each.words,
                "audience": coded(Audience, each.audience),
            }
            for each in Milestone.objects.filter(person__in=keys)
        ],
    )


def _left(keys: list[UUID]) -> Part:
    rows = LeftAside.objects.filter(person__in=keys)
    return Part(
        "suggestions_left",
        _("Voorstellen die je niet wilde"),
        (LeftAside,),
        {"source": _("Kenmerk")},
        [{"source": str(each.source_key)} for each in rows],
    )


def _counted(keys: list[UUID]) -> Part:
    return Part(
        "counted",
        _("Wat van jou meetelt, zonder naam"),
        (Counted,),
        {
            "date": _("Van wanneer"),
            "kind": _("Wat"),
            "sentence": _("De zin"),
            "said_at": _("Ja gezegd op"),
            "withdrawn_at": _("Teruggenomen op"),
        },
        [
            {
                "date": each.date,
                "kind": _("een plan") if each.kind == Counted.PLAN else say_kind(each.kind),
                "sentence": each.sentence,
                "said_at": each.said_at,
                "withdrawn_at": each.withdrawn_at,
            }
            for each in Counted.objects.filter(person__in=keys)
        ],
    )
