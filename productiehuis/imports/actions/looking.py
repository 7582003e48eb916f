"""The first look at a file: which sheets and columns it has; and what a person says they are."""

import json
from collections.abc import Mapping, Sequence, Set
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from productiehuis.activities.actions import find_programme
from productiehuis.audit.actor import Actor
from productiehuis.imports.actions.states import FORGOTTEN, as_json, expect, forget_words, lock, move, set_actor
from productiehuis.imports.files import forget_file, opened
from productiehuis.imports.models import Import, ImportState, Remembered
from productiehuis.imports.naming import MAY_BE_NAMES, SHOWN, asks_names, names_of
from productiehuis.imports.plans import Sheet, examples_of, sheets_of
from productiehuis.imports.reading import Refused
from productiehuis.imports.rules.cells import BSN, holds_bsn
from productiehuis.imports.rules.columns import (
    KNOWN_HEADERS,
    NAMES,
    Column,
    header_key,
    holds_headers,
    is_bsn_header,
    may_be_remembered,
)
from productiehuis.imports.rules.rows import BSN_COLUMN
from productiehuis.imports.rules.told import Problem
from productiehuis.initiatives.models import Room
from productiehuis.people.models import Person
from productiehuis.people.rules.names import name_key

WRONG_SHEET = gettext_noop("In dit bestand staat geen lijst. Zet boven elke kolom wat erin staat, zoals datum en naam.")
NO_DATE_COLUMN = gettext_noop("Geen kolom heet 'datum'. Zet boven de kolom met de dag het woord datum.")

NO_DAYS_ABOVE = gettext_noop(
    "Boven deze kolommen staat geen dag. Zet boven elke kolom de dag, zoals 3-9-2018, en boven de namen het woord naam."
)
NO_PURPOSE = gettext_noop(
    "Hier staat niet waarvoor de mensen kwamen. Zet er een kolom onderwerp of een kolom activiteit bij."
)
NO_NAMES = gettext_noop("Geen kolom heet 'naam'. Zet boven de kolom met de mensen het woord naam.")
TOO_MANY_DAYS = gettext_noop("Hier staan te veel dagen naast elkaar. Maak voor elk jaar een eigen blad.")
NO_YEAR_ABOVE = gettext_noop(
    "Het jaar staat niet bij deze dagen. Zet het erbij, zoals 3-9-2018, of in een regel erboven."
)
TOO_MUCH_ACROSS = gettext_noop("Deze lijst is te groot. Maak voor elk jaar een eigen blad.")
NO_PURPOSE_AT_ALL = gettext_noop(
    "Hier staat niet waarvoor de mensen kwamen. "
    "Lees de lijst in op de pagina, en kies daar een onderwerp of een activiteit."
)
SAID_TWICE = gettext_noop(
    "Twee kolommen heten '%(name)s'. Dan weten we niet welke goed is. Geef er een een andere naam, of haal hem weg."
)


def look(import_: Import) -> None:
    """Find the headers. Goes on by itself when every column is known."""
    try:
        with opened(import_) as book:
            sheets = sheets_of(book, import_)
            examples: dict[str, Any] = {str(sheet.index): list(examples_of(book, sheet)) for sheet in sheets}
            examples |= {names_of(sheet.index): sheet.asked[:SHOWN] for sheet in sheets if sheet.asked}
            from_1904 = book.counts_from_1904
    except Refused as problem:
        refuse(
            import_, [Problem(0, "", _(problem.sentence) % problem.values if problem.values else _(problem.sentence))]
        )
        return
    if problems := _wrong(sheets):
        refuse(import_, problems)
        return
    with transaction.atomic():
        import_ = lock(import_)
        expect(import_, ImportState.READING)
        import_.found = {"sheets": [told_of(each) for each in sheets], "from_1904": from_1904}
        import_.examples = json.dumps(examples)
        import_.found["named"] = named_by_activity(import_, sheets)
        asks = needs_choice(import_)
        move(import_, ImportState.COLUMNS if asks else ImportState.CHECKING, "found", "examples")


def _wrong(sheets: list[Sheet]) -> list[Problem]:
    """Why nothing of this file may be taken in."""
    bsn = [
        Problem(sheet.header.row, name, _(BSN_COLUMN), sheet.name)
        for sheet in sheets
        for name in sheet.header.names
        if name and is_bsn_header(header_key(name))
    ]
    # Not where it stands in words: the sentence about it is kept.
    bsn += [Problem(sheet.header.row, "", _(BSN)) for sheet in sheets if _names_a_bsn(sheet)]
    if bsn or not sheets:
        return bsn or [Problem(0, "", _(WRONG_SHEET))]
    if wrong := said_twice(sheets) or too_many_days(sheets):
        return wrong
    return [no_list(sheets)] if all(_never_a_list(sheet) for sheet in sheets) else []


def _never_a_list(sheet: Sheet) -> bool:
    """Whatever anybody says of its columns."""
    across = sheet.header.across
    if sheet.is_used or (across and sheet.header.unknown):
        return False
    return bool(across or sheet.header.days_across)


def too_many_days(sheets: Sequence[Sheet]) -> list[Problem]:
    """More days beside each other than a year has: nobody keeps such a list."""
    large = [_about(sheets, sheet, TOO_MUCH_ACROSS) for sheet in sheets if sheet.turned and sheet.turned.is_too_large]
    days = [sheet for sheet in sheets if (a := sheet.header.across) and a.is_too_wide and not sheet.turned]
    return large + [_about(sheets, sheet, TOO_MANY_DAYS) for sheet in days]


def without_yes(import_: Import, sheets: Sequence[Sheet]) -> list[Problem]:
    """Sheets that may have names across, of which nobody was asked whether they do.

    Beside other lists one that would not be read anyway is left out.
    """
    if "names_across" in import_.chosen:
        return []
    waiting = [sheet for sheet in sheets if sheet.may_turn and not sheet.turned]
    if any(sheet.is_used for sheet in sheets if sheet not in waiting):
        waiting = [sheet for sheet in waiting if sheet.is_used]
    return [Problem(sheet.header.row, "", _(MAY_BE_NAMES), sheet.name if len(sheets) > 1 else "") for sheet in waiting]


def without_year(sheets: Sequence[Sheet]) -> list[Problem]:
    """Days of which neither the list nor a person says the year."""
    return [
        _about(sheets, sheet, NO_YEAR_ABOVE)
        for sheet in sheets
        if sheet.is_used and sheet.header.across and sheet.header.across.lacks_year
    ]


def _about(sheets: Sequence[Sheet], sheet: Sheet, message: str) -> Problem:
    """A sentence about the days of a sheet, where the first of them stands."""
    across = sheet.header.across
    head = across.heads[across.first] if across else ""
    if sheet.turned:
        head = sheet.turned.corner
    return Problem(sheet.header.row, head, _(message), sheet.name if len(sheets) > 1 else "")


def said_twice(sheets: Sequence[Sheet]) -> list[Problem]:
    """Columns of a list with the same words above them, of which we would read only one."""
    return [
        Problem(sheet.header.row, name, _(SAID_TWICE) % {"name": name}, sheet.name if len(sheets) > 1 else "")
        for sheet in sheets
        if sheet.is_used
        for name in sheet.header.doubled
    ]


def no_list(sheets: Sequence[Sheet]) -> Problem:
    """Why nothing in the file is a list; a list without a day, or with the days next to each other, is nearly one."""
    for sheet in sheets:
        header, name = sheet.header, sheet.name if len(sheets) > 1 else ""
        if header.across:
            return Problem(header.row, Column.NAME.value, _(NO_NAMES), name)
        if header.days_across:
            return Problem(header.row, "", _(NO_DAYS_ABOVE), name)
        if header.columns and Column.DATE not in header.columns.values():
            return Problem(header.row, Column.DATE.value, _(NO_DATE_COLUMN), name)
    return Problem(0, "", _(WRONG_SHEET))


def _names_a_bsn(sheet: Sheet) -> bool:
    return any(holds_bsn(name) for name in (sheet.name, *sheet.header.names))


def told_of(sheet: Sheet) -> dict[str, Any]:
    """A sheet as it is kept while the list waits. Of days across: how each is called, by its place."""
    header = sheet.header
    across = header.across
    heads = across.heads if across else {}
    asked = {*range(len(header.names))} - ({*heads, *across.left_out} if across else set())
    kept: dict[str, Any] = {
        "index": sheet.index,
        "name": sheet.name,
        "row": header.row,
        "last_row": header.last_row,
        "names": [name if index in asked else "" for index, name in enumerate(header.names)],
        "unknown": header.unknown,
        "is_used": sheet.is_used,
        "may_turn": sheet.may_turn,
    }
    if across:
        kept["heads"] = {str(index + 1): head for index, head in heads.items()}
        kept["lacks_year"] = across.lacks_year
        kept["not_kept"] = [header.names[index] for index in across.remarks]
        kept["is_of_topics"] = bool(across.topics)
        kept["topics_inside"] = across.topics_inside
        kept["asks_what_for"] = _is_of_days(sheet) and not _WHAT_FOR & set(header.columns.values())
    if sheet.asked:  # These may be names: they wait among the examples, which are sealed.
        kept |= {"names": [], "unknown": []}
    if sheet.turned:  # What stands above the columns are names: they are kept as the program calls the column.
        kept |= {"is_turned": True, "names": [], "heads": sheet.turned.heads, "not_kept": list(sheet.turned.left_out)}
    return kept


_WHAT_FOR = {Column.ACTIVITY, Column.TOPIC, Column.QUESTION}


def needs_choice(import_: Import) -> bool:
    """Whether a person must say something about the columns first."""
    used = [sheet for sheet in import_.found["sheets"] if sheet["is_used"]]
    if import_.found.get("named") and "sheet_names" not in import_.chosen:
        return True
    if asks_names(import_):
        return True
    return not used or any(sheet["unknown"] or sheet.get("lacks_year") for sheet in used) or _says_no_purpose(import_)


def named_by_activity(import_: Import, sheets: Sequence[Sheet]) -> list[str]:
    """Lists of which nothing says what for but the name of the sheet: an activity that is known here."""
    used = [sheet for sheet in sheets if sheet.is_used and not _WHAT_FOR & set(sheet.header.columns.values())]
    plain = [sheet.name for sheet in used if not (sheet.header.across and sheet.header.across.topics)]
    return [name for name in plain if name and find_programme(import_.initiative, name)]


def _says_no_purpose(import_: Import) -> bool:
    """Whether days across say who came when, and a person may say what for."""
    here, chosen = import_.initiative, import_.chosen
    asks = here.counts_requests or here.counts_participants
    return asks and not (chosen.get("topic") or chosen.get("activity")) and _has_across(import_, "asks_what_for")


def _has_across(import_: Import, what: str) -> bool:
    sheets = import_.found.get("sheets", ())
    used = [sheet for sheet in sheets if sheet["is_used"]]
    return any(sheet.get(what) for sheet in used or sheets)


def without_purpose(import_: Import, sheets: Sequence[Sheet]) -> list[Problem]:
    """Crosses of a desk, or of people who took part, of which nothing says what they came for: told once."""
    if import_.chosen.get("topic") or import_.chosen.get("activity"):
        return []
    named = import_.found["named"] if import_.chosen.get("sheet_names") else ()
    days = [sheet for sheet in sheets if sheet.is_used and _is_of_days(sheet) and sheet.name not in named]
    return [
        Problem(
            sheet.header.row,
            Column.TOPIC.value,
            _(NO_PURPOSE_AT_ALL if sheet.turned else NO_PURPOSE),
            sheet.name if len(sheets) > 1 else "",
        )
        for sheet in days
        if needs_purpose(import_, set(sheet.header.columns.values()))
    ]


def _is_of_days(sheet: Sheet) -> bool:
    """Whether crosses below days say no more than that somebody was there."""
    across = sheet.header.across
    return across is not None and not across.topics and not across.topics_inside


def needs_purpose(import_: Import, columns: Set[Column]) -> bool:
    """Whether a cross in a list with these columns is about nothing."""
    if columns & _WHAT_FOR:
        return False
    return import_.initiative.counts_requests or (Column.PARTICIPANT in columns and Column.NAME not in columns)


def refuse(import_: Import, problems: list[Problem]) -> None:
    """The file cannot be taken in: say why, and let it go."""
    with transaction.atomic():
        import_ = lock(import_)
        expect(import_, ImportState.READING, ImportState.CHECKING)
        import_.problems = as_json(problems)
        forget_file(import_)
        forget_words(import_)
        move(import_, ImportState.REFUSED, "problems", *FORGOTTEN)
        import_.rows.all().delete()
        import_.people.all().delete()


@transaction.atomic
def choose_columns(
    *,
    import_: Import,
    columns: Mapping[str, Column],
    by: Actor,
    sheet: int | None = None,
    room: Room | None = None,
    activity: str = "",
    topic: str = "",
    year: int | None = None,
    sheet_names: bool = False,
) -> Import:
    """Say what the columns are; this initiative remembers it for the next list.

    `activity` is of a row that names none, `topic` of a row that says no topic and no activity, `year` of days across.
    With `sheet_names` a sheet that is called as an activity is about that.
    """
    import_ = lock(import_)
    across = _has_across(import_, "heads") and not _has_across(import_, "is_of_topics")
    has_names = _has_across(import_, "is_of_topics") or _has_across(import_, "is_turned")
    if problem := _missing(columns, across=across, has_names=has_names):
        raise ValidationError(problem)
    is_said = activity or topic or sheet_names or _has_across(import_, "topics_inside")
    if across and not is_said and needs_purpose(import_, set(columns.values())):
        raise ValidationError(_("Kies waarvoor deze mensen kwamen: één onderwerp, of één activiteit."))
    headers = _headers(import_)
    told = {words: column.value for words, column in columns.items() if words in headers}
    _remember(import_, Remembered.Kind.COLUMN, told)
    chosen = {**import_.chosen, "columns": {words: column.value for words, column in columns.items()}}
    import_.chosen = {**chosen, "sheet": sheet, "activity": activity, "topic": topic}
    import_.chosen |= {"sheet_names": sheet_names, **({"year": year} if year else {})}
    import_.room = room or import_.room
    set_actor(import_, by)
    move(import_, ImportState.CHECKING, *CHOICE)
    return import_


CHOICE = ("chosen", "room", "by_key", "by_name", "by_role", "by_device")


def _headers(import_: Import) -> set[str]:
    """The words of this list that stand above columns for sure: in a list without headers they are of somebody."""
    lines = [sheet["names"] for sheet in import_.found.get("sheets", ())]
    return {header_key(name) for names in lines if holds_headers(names) for name in names}


def _missing(columns: Mapping[str, Column], *, across: bool, has_names: bool) -> str:
    found = set(columns.values())
    if Column.DATE not in found and not across:
        return _("Kies in welke kolom de dag van het bezoek staat.")
    rest = NAMES | {Column.TOPIC, Column.QUESTION, Column.ACTIVITY, Column.COUNT}
    return "" if found & rest or has_names else _("Kies ook een kolom met de naam of het onderwerp.")


@transaction.atomic
def leave_unknown_out(*, import_: Import, by: Actor) -> Import:
    """Go on with the columns that are known, without asking what the others are."""
    import_ = lock(import_)
    set_actor(import_, by)
    move(import_, ImportState.CHECKING, *CHOICE)
    return import_


@transaction.atomic
def choose_topics(*, import_: Import, topics: Mapping[str, str], by: Actor) -> Import:
    """Say which topic the words of this list are; this initiative remembers it. The list is looked at again."""
    import_ = lock(import_)
    _remember(import_, Remembered.Kind.TOPIC, topics)
    import_.chosen = {**import_.chosen, "topics": {**import_.chosen.get("topics", {}), **topics}}
    set_actor(import_, by)
    move(import_, ImportState.CHECKING, *CHOICE)
    return import_


def forget_remembered(persons: Sequence[Person]) -> None:
    """Words of a list in which one of these names stands. Too many is no harm: they are asked once more."""
    names = {name_key(name) for each in persons for name in (each.first_name, each.last_name)} - {""}
    rows = Remembered.objects.filter(house__in={each.house_id for each in persons})
    told = rows.values_list("pk", "words").iterator()
    rows.filter(pk__in=[key for key, words in told if any(f" {name} " in f" {words} " for name in names)]).delete()


def _remember(import_: Import, kind: Remembered.Kind, values: Mapping[str, str]) -> None:
    """What goes without saying is not kept, nor what may be somebody's number."""
    for words, value in values.items():
        plain = kind == Remembered.Kind.COLUMN and KNOWN_HEADERS.get(words) == value
        rows = Remembered.objects.filter(house=import_.house_id, initiative=import_.initiative, kind=kind, words=words)
        if plain:
            rows.delete()
        elif may_be_remembered(words) and not rows.update(value=value):
            Remembered.objects.create(
                house_id=import_.house_id, initiative=import_.initiative, kind=kind, words=words, value=value
            )
