"""Which fields of lists are personal, why they are kept, how long, and how they are erased."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.imports.actions import drop_naming, forget, forget_remembered
from productiehuis.imports.models import Import, ImportPerson, ImportRow, ImportState, Remembered
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Part, word_of
from productiehuis.people.terms import NAMES, Term

TERMS: tuple[Term, ...] = ()

_UNTIL_STORED = _("Tot de lijst is opgeslagen, en anders hooguit twee weken.")

KEPT = (
    Kept(
        ImportPerson,
        ("first_name", "last_name", "name_key", "birth_year", "birth_date", "postcode", "phone", "looks_like"),
        _("Om te kiezen wie iemand op een lijst is."),
        _UNTIL_STORED,
        what=_("Hoe je op een lijst staat"),
    ),
    Kept(
        ImportPerson,
        ("person", "digest"),
        _("Om een lijst ongedaan te maken, en je op de volgende te herkennen."),
        term=NAMES,
        what=_("Op welke lijsten je stond"),
    ),
    Kept(
        ImportRow,
        ("words", "who", "date"),
        _("Om te laten zien wat er gaat gebeuren."),
        _UNTIL_STORED,
        what=_("Een regel van een lijst"),
    ),
    Kept(
        Import,
        ("stored_file", "examples"),
        _("Om de lijst te lezen."),
        _UNTIL_STORED,
        what=_("Een lijst die iemand bracht"),
    ),
    Kept(
        Import,
        ("by_name", "file_name"),
        _("Om te weten wie de lijst bracht."),
        _("Tot diegene het laat wissen."),
        what=_("De naam van wie een lijst bracht"),
    ),
    Kept(
        Remembered,
        ("words",),
        _("Om een kop of een woord op de volgende lijst te herkennen."),
        _("Tot diegene het laat wissen."),
        what=_("Een woord van een lijst waarin je naam staat"),
    ),
)


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """No list names these persons any more, also none that waits; what was counted stays."""
    drop_naming(persons)
    forget(persons)
    forget_remembered(persons)
    Import.objects.filter(by_key__in=[person.pk for person in persons]).update(by_name="", file_name="")


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """To stand on a list is no visit; the visits on it are."""
    yield from ()


def parts(persons: Sequence[Person]) -> Iterable[Part]:
    """The lists these persons stood on."""
    rows = ImportPerson.objects.filter(person__in=[person.pk for person in persons])
    found = rows.select_related("source__initiative").order_by("source__made_at")
    return [
        Part.of(
            "lists",
            _("Lijsten waar je op stond"),
            Import,
            ImportPerson,
            ImportRow,
            rows=found,
            tell={
                "initiative": (_("Waar"), "source.initiative.name"),
                "at": (_("Wanneer"), "source.made_at"),
                "rows": _("Hoe vaak"),
                "state": (_("Hoe het ermee staat"), word_of(ImportState, "source.state")),
            },
        )
    ]
