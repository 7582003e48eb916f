"""What came of a list, as the command prints it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from productiehuis.imports.actions.people import people_keys
from productiehuis.imports.models import Decision, Import, ImportState
from productiehuis.imports.naming import MAY_BE_NAMES
from productiehuis.imports.rules.told import Problem


@dataclass
class Outcome:
    """Rows are all rows below the header: imported, skipped (empty, a total, absent, there already) or wrong.

    Of a list with days across a row is imported when a cross of it is, and skipped when it has none.
    """

    rows: int = 0
    imported: int = 0
    skipped: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    people: dict[str, int] = field(default_factory=lambda: {"known": 0, "new": 0, "look_alike": 0})
    # Lines beside the JSON: nothing is wrong, but somebody should know.
    told: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        found = asdict(self)
        del found["told"]
        return found


def of_problems(messages: Iterable[str]) -> Outcome:
    """A file that was not even read."""
    return Outcome(errors=[_error(Problem(0, "", message)) for message in messages])


def _error(problem: Problem) -> dict[str, Any]:
    where = _("Blad %(sheet)s: ") % {"sheet": problem.sheet} if problem.sheet else ""
    return {"row": problem.row, "column": problem.column, "message": f"{where}{problem.message}"}


def problems_of(import_: Import, most: int | None = None) -> list[Problem]:
    """What is wrong: of the file, then row by row."""
    found = [Problem(**each) for each in import_.problems]
    used = [sheet for sheet in import_.found.get("sheets", []) if sheet["is_used"]]
    names = {sheet["index"]: sheet["name"] if len(used) > 1 else "" for sheet in used}
    rows = import_.rows.filter(date__isnull=True) | import_.rows.exclude(problems=[])
    for sheet, row, problems in rows.order_by("sheet", "row", "column").values_list("sheet", "row", "problems")[:most]:
        found += [Problem(row, column, message, names.get(sheet, "")) for column, message in problems]
    return found[:most]


def rows_in(import_: Import) -> int:
    """Rows of the file of which something is good; of a list with days across each may hold many crosses."""
    counts = import_.counts
    return int(counts.get("good", 0) - counts.get("crosses", 0) + counts.get("crossed", 0))


def across(import_: Import, what: str = "days") -> int:
    """So many columns with a day, a topic or a name above them; 0 for a list with a row for each time."""
    found = [sheet for sheet in import_.found.get("sheets", ()) if sheet.get("heads")]
    sheets = [sheet for sheet in found if sheet["is_used"]] or found
    return sum(len(sheet["heads"]) for sheet in sheets if _stands_across(sheet) == what)


def _stands_across(sheet: Mapping[str, Any]) -> str:
    return "topics" if sheet["is_of_topics"] else "names" if sheet.get("is_turned") else "days"


def unasked(import_: Import) -> list[Mapping[str, Any]]:
    """Sheets that are left out, and may have names across."""
    return [each for each in import_.found.get("sheets", ()) if each.get("may_turn") and not each["is_used"]]


def not_kept(import_: Import) -> list[str]:
    """Columns beside crosses that belong to none of them, such as remarks: as they are called, each once."""
    used = [sheet for sheet in import_.found.get("sheets", ()) if sheet["is_used"]]
    return list(dict.fromkeys(name for sheet in used for name in sheet.get("not_kept", ())))


def people_of_list(import_: Import) -> dict[str, int]:
    """How many people of the list are known, new, and alike somebody; two spellings of one person are one."""
    rest = import_.people.filter(was_asked=False)
    return {
        "known": rest.filter(decision=Decision.KNOWN).values("person").distinct().count(),
        "new": rest.filter(decision=Decision.NEW).count(),
        "look_alike": import_.people.filter(was_asked=True).count(),
    }


def people_decided(import_: Import) -> tuple[int, int]:
    """How many people are known and how many new, as somebody said who is who."""
    keys = people_keys(import_)
    spelled = import_.people.filter(same_as__isnull=False).values_list("position", flat=True)
    new = {position for position, key in keys.items() if key is None} - set(spelled)
    return len({key for key in keys.values() if key}), len(new)


def of_import(import_: Import, *, is_there_already: bool = False) -> Outcome:
    counts = import_.counts
    wrong = problems_of(import_)
    errors = [_error(each) for each in wrong]
    outcome = Outcome(counts.get("rows", 0), 0, counts.get("skipped", 0) + counts.get("absent", 0), errors)
    if is_there_already:
        outcome.skipped += rows_in(import_)
        outcome.people["known"] = import_.people.values("person").distinct().count()
        return outcome
    if not errors:
        outcome.imported = rows_in(import_)
    if import_.state != ImportState.REFUSED:
        outcome.people = people_of_list(import_)
        alike = import_.people.filter(was_asked=True).values_list("first_row", flat=True)
        outcome.told = [_("Rij %(row)d lijkt op iemand die er al is.") % {"row": row} for row in alike]
    if counts.get("again"):
        words = _("Rijen die precies zo nog eens in de lijst staan: %(rows)s. Ze tellen allemaal mee.")
        outcome.told.append(words % {"rows": counts["again"]})
    if counts.get("filled"):
        outcome.told.append(
            _("Rijen zonder dag, die de dag van erboven krijgen: %(rows)s.") % {"rows": counts["filled"]}
        )
    for sheet in unasked(import_):
        outcome.told.append(_("Blad %(sheet)s: ") % {"sheet": sheet["name"]} + _(MAY_BE_NAMES))
    if names := not_kept(import_):
        words = _("Deze kolommen bewaren we niet, want ze horen niet bij één kruisje: %(names)s.")
        outcome.told.append(words % {"names": ", ".join(names)})
    if counts.get("hidden"):
        outcome.told.append(_("Verborgen rijen, die ook meetellen: %(rows)s.") % {"rows": counts["hidden"]})
    if counts.get("hidden_sheets"):
        outcome.told.append(_("Verborgen bladen, die we niet lezen: %(sheets)s.") % {"sheets": counts["hidden_sheets"]})
    return outcome
