"""What colleagues write about the house and its work: a name in it goes when its person is erased, and a mark stays.

Nobody can be asked whether this is the Fatma who left: by then there is no name to ask about. So it goes, in the same
transaction, and `to_read_again` tells where a sentence has to be mended. What an initiative or a partner is called
stays, also inside a sentence; so does a name that somebody who works here has too. Of whom the night forgets, whom
nobody of the house may know any more, only first and last name together go: Jan is a street as well.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial, reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from productiehuis.audit.actions import record
from productiehuis.audit.actor import ActorLike
from productiehuis.coaching.models import HandOver, HandOverTask
from productiehuis.coaching.privacy import names_of
from productiehuis.coaching.rules.nameless import fold, phones_in, without
from productiehuis.coaching.rules.states import HandOverState, TaskState
from productiehuis.helpdesk.reasons import IS_WITHOUT_WORDS
from productiehuis.house.models import House
from productiehuis.house.rows import free_slug
from productiehuis.initiatives.models import Initiative, Membership, Organisation, Role
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import ConsentFor, Person

MARK = "(…)"
_MARKS = re.compile(rf"{re.escape(MARK)}(?:\s+{re.escape(MARK)})+")
_NOTHING = re.compile(r"((?!))")
# So many digits of a number are the same with and without the country before it.
_SAME_DIGITS = 9

TEXTS: dict[str, tuple[str, ...]] = {
    "house.Foundation": ("intro", "contact"),
    "house.House": ("intro", "status_note"),
    "house.Storey": ("motto", "description"),
    "house.Location": ("how_to_get_in",),
    "initiatives.Organisation": ("what",),
    "initiatives.Initiative": ("what",),
    "initiatives.RoleInHouse": ("sentence",),
    "initiatives.Room": ("name", "what", "for_whom", "how_to_get_in", "costs"),
    "initiatives.Closure": ("note",),
    "initiatives.DeskDevice": ("name",),
    "activities.CourseTemplate": ("name", "what"),
    "activities.Lesson": ("name",),
    "activities.Programme": ("name", "what"),
    "activities.Session": ("cancel_note",),
    "activities.Tally": ("note",),
    "pathway.Step": ("name", "skill"),
    "plans.PlanTemplate": ("what_for",),
    "plans.TemplateLine": ("text",),
    "monitor.ClosedPeriod": ("reopen_reason",),
    "coaching.HandOverTask": ("name",),
}
# What nobody mends: why a visit of another was corrected and two others are one or not, what a room and a list were
# called when somebody said yes to it and brought it, and what a coach says of themselves.
QUIETLY = {
    "helpdesk.Visit": ("correction_reason", ~IS_WITHOUT_WORDS),
    "people.Merge": ("reason", Q()),
    "people.PossibleDouble": ("reason", Q()),
    "people.Consent": ("sentence", Q(purpose=ConsentFor.REFERRAL)),
    "imports.Import": ("file_name", Q()),
    "coaching.CoachCard": ("words", Q()),
}
# A task that was taken over, or away, stays as it is: nobody can write it anew.
MENDED_WHILE = {
    "coaching.HandOverTask": Q(hand_over__state=HandOverState.GOING, removed_at__isnull=True)
    & ~Q(state=TaskState.HANDED),
}
# What is told by what it belongs to comes with it.
BELONGS_TO = {
    "activities.Session": "programme",
    "activities.Lesson": "template",
    "coaching.HandOverTask": "hand_over__initiative",
    "initiatives.Closure": "room",
    "plans.TemplateLine": "template",
}
# Texts in several languages that are not looked through here, with the reason.
LEFT_ALONE = {
    "house.Storey.name": "the storeys of every house",
    "house.Topic.name": "house_names says that it has to be read again",
    "gaps.Gap.proposal": "gaps.privacy looks through its own",
    "people.Persona.title": "an invented person of the demo",
    "people.Persona.what": "an invented person of the demo",
}


def take_names_out(persons: Sequence[Person], *, by: ActorLike, only_in_full: bool = False) -> None:
    """The names and telephone numbers of these persons, of one house, go out of all it wrote about itself."""
    if not persons:
        return
    house = persons[0].house
    clean = taking_out(persons, only_in_full=only_in_full, kept=_titles(house))
    for row, fields in _rows(house):
        if _changed(row, fields, clean):
            held = _hold(row)
            changed = _changed(held, fields, clean)
            if not changed:
                continue
            if "name" in changed and hasattr(held, "slug"):
                changed["slug"] = free_slug(type(held), house, str(changed["name"]), held._meta.model_name or "")
            if isinstance(held, HandOverTask):
                changed["name"] = _free_name(held, changed["name"])
            for name, value in changed.items():
                setattr(held, name, value)
            held.save(update_fields=list(changed))
            record(verb="name taken out", obj=held, house_key=house.pk, by=by)
    for label, (field, which) in QUIETLY.items():
        _take_out_quietly(apps.get_model(label), field, which, persons, clean)


def _take_out_quietly(
    model: type[models.Model], field: str, which: Q, persons: Sequence[Person], clean: Callable[[str], str]
) -> None:
    """Without a line in the log: it is of others, who would read there that somebody was erased."""
    named = reduce(or_, (Q(**{f"{field}__icontains": name}) for name in names_of(persons)), Q(pk__in=[]))
    rows = model._default_manager.select_for_update().filter(which, named, house=persons[0].house)
    for row in rows.order_by("pk"):
        if changed := _changed(row, (field,), clean):
            setattr(row, field, changed[field])
            row.save(update_fields=[field])


def taking_out(
    persons: Sequence[Person], *, only_in_full: bool, kept: re.Pattern[str] | None = None
) -> Callable[[str], str]:
    """What takes the names and numbers of these persons out of one text; `kept` is nobody's name."""
    return partial(
        _clean,
        names=set() if only_in_full else _names_only_of(persons, persons[0].house),
        in_full=_in_full(persons),
        phones={_digits(person.phone) for person in persons if person.phone},
        kept=kept or _NOTHING,
    )


def _hold(row: models.Model) -> models.Model:
    """The row as it stands now. A task with its hand-over, as who adds one does: two are never called the same."""
    if isinstance(row, HandOverTask):
        HandOver.objects.select_for_update().get(pk=row.hand_over_id)
    return type(row)._default_manager.select_for_update().get(pk=row.pk)


def _free_name(task: HandOverTask, name: str) -> str:
    """What no other task of the hand-over is called: without their names two calls are "(…) bellen"."""
    longest = HandOverTask._meta.get_field("name").max_length or 0
    others = HandOverTask.objects.filter(hand_over=task.hand_over_id).exclude(pk=task.pk)
    taken = set(others.values_list("name", flat=True))
    ends = ("", *(f" ({number})" for number in range(2, len(taken) + 3)))
    return next(each for each in (f"{name[: longest - len(end)]}{end}" for end in ends) if each not in taken)


def _names_only_of(persons: Sequence[Person], house: House) -> set[str]:
    """Their names, but not those of who works here: "ask Fatma" is about the Fatma who is there."""
    works = Membership.objects.on(house.today).filter(house=house).exclude(role=Role.RESIDENT)
    others = Person.objects.filter(pk__in=works.values("person")).exclude(pk__in=[each.pk for each in persons])
    here = {fold(name) for name in names_of(list(others))}
    return {name for name in names_of(persons) if fold(name) not in here}


def _in_full(persons: Sequence[Person]) -> re.Pattern[str]:
    """First and last name together; never when one of the two is missing."""
    names = [rf"{re.escape(each.first_name)}\s+{re.escape(each.last_name)}" for each in persons if each.last_name]
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)" if names else r"(?!)", re.IGNORECASE)


def to_read_again(house: House) -> list[models.Model]:
    """What a name was taken out of, until somebody mended the sentence."""
    rows = _rows(house, only=MENDED_WHILE)
    return [row for row, fields in rows if any(MARK in text for text in words_in(row, fields))]


def _rows(house: House, only: Mapping[str, Q] | None = None) -> Iterator[tuple[models.Model, tuple[str, ...]]]:
    """Everything that this house says of itself, with the fields in which it does."""
    for label, fields in TEXTS.items():
        model = apps.get_model(label)
        ours = {"house.Foundation": Q(houses=house), "house.House": Q(pk=house.pk)}.get(label, Q(house=house))
        rows = model._default_manager.filter(ours, (only or {}).get(label, Q())).order_by("pk")
        for row in rows.select_related(BELONGS_TO[label]) if label in BELONGS_TO else rows:
            yield row, fields


def words_in(row: models.Model, fields: Sequence[str]) -> Iterator[str]:
    """Every version of these texts."""
    for name in fields:
        value = getattr(row, name)
        yield from value.versions.values() if isinstance(value, TranslatedText) else (value,)


def _titles(house: House) -> re.Pattern[str]:
    """What initiatives and partners are called: that is nobody's name, whoever it sounds like."""
    names = [
        *Initiative.objects.filter(house=house).values_list("name", flat=True),
        *Organisation.objects.filter(house=house).values_list("name", flat=True),
        house.name,
    ]
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"((?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w))", re.IGNORECASE)


def _changed(row: models.Model, fields: Sequence[str], clean: Callable[[str], str]) -> dict[str, Any]:
    """The fields in which something has to go, with what stays."""
    found: dict[str, Any] = {}
    for name in fields:
        value, longest = getattr(row, name), getattr(row._meta.get_field(name), "max_length", None)
        if isinstance(value, TranslatedText):
            found[name] = TranslatedText({code: clean(text) for code, text in value.versions.items()})
        else:
            found[name] = clean(value)[:longest]
    return {name: value for name, value in found.items() if value != getattr(row, name)}


def _clean(text: str, *, names: set[str], in_full: re.Pattern[str], phones: set[str], kept: re.Pattern[str]) -> str:
    for written in phones_in(text):
        if _digits(written) in phones:
            text = text.replace(written, MARK)
    pieces = kept.split(text)
    pieces[::2] = [without(in_full.sub(MARK, piece), names, mark=MARK) for piece in pieces[::2]]
    return _MARKS.sub(MARK, "".join(pieces))


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)[-_SAME_DIGITS:]
