"""`manage.py import_registrations FILE --house SLUG --initiative SLUG`: a list into the house, and JSON out."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import OperationalError, ProgrammingError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from productiehuis.audit.actor import system
from productiehuis.imports.actions import decide_rest, drop, leave_unknown_out, receive, start_storing
from productiehuis.imports.closed import closed_periods
from productiehuis.imports.models import Import, ImportState
from productiehuis.imports.outcome import Outcome, of_import, of_problems
from productiehuis.imports.plans import topics_of
from productiehuis.imports.rules.columns import Column, header_key
from productiehuis.imports.rules.rows import LONGEST_ACTIVITY
from productiehuis.imports.rules.topics import TopicBook
from productiehuis.imports.standing import Standing, standing
from productiehuis.imports.work import fetch, go_on
from productiehuis.initiatives.models import Initiative

_PIECE = 1024 * 1024
BY = system("import_registrations")


class CannotStart(Exception):
    """What was asked for is not there; the words say what to do."""


class Command(BaseCommand):
    requires_system_checks = ()  # They are of the whole site, and were done when it started.
    help = (
        "Reads visits and attendance from .xlsx, .ods or .csv. Prints one JSON object; exits 1 when there are errors."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--house", required=True, help="slug of the house")
        parser.add_argument("--initiative", required=True, help="slug of the initiative")
        parser.add_argument("--mapping", type=Path, help='JSON: {"header in the file": "datum", "other": "niet"}')
        parser.add_argument("--topic", help="name of the topic that rows are about when they say none")
        parser.add_argument("--activity", help="name of the activity that rows are about when they say none")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and store nothing")
        parser.add_argument("--replaces", type=UUID, metavar="IMPORT", help="the import that this file corrects")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = _outcome(options)
        except CannotStart as problem:
            outcome = of_problems([str(problem)])
        except (OperationalError, ProgrammingError) as problem:
            self.stderr.write(str(problem))
            outcome = of_problems([_("De database is niet klaar. Start het huis eerst een keer met 'make run'.")])
        self.stdout.write(json.dumps(outcome.as_json(), ensure_ascii=False))
        for line in outcome.told:
            self.stderr.write(line)
        if outcome.errors:
            raise SystemExit(1)


def _outcome(options: Mapping[str, Any]) -> Outcome:
    path: Path = options["file"]
    initiative = _initiative(options["house"], options["initiative"])
    chosen: dict[str, Any] = {"activity": (options.get("activity") or "").strip()[:LONGEST_ACTIVITY]}
    if options.get("topic"):
        chosen["topic"] = _topic(initiative, options["topic"])
    if options["mapping"]:
        mapping = _mapping(options["mapping"])
        chosen["columns"] = {words: column.value for words, column in mapping.items()}
    replaces = _replaced(initiative, options["replaces"]) if options["replaces"] else None
    try:
        with path.open("rb") as file:
            return _run(initiative, file, path.name, chosen, replaces, options["dry_run"])
    except OSError as problem:
        raise CannotStart(
            _("Het bestand '%(file)s' gaat niet open. Kijk of het er staat.") % {"file": path}
        ) from problem


def _initiative(house: str, slug: str) -> Initiative:
    found = Initiative.objects.select_related("house").filter(house__slug=house, slug=slug).first()
    if found is None:
        words = _("Het huis '%(house)s' heeft geen initiatief '%(slug)s'. Kijk in het adres van de pagina.")
        raise CannotStart(words % {"house": house, "slug": slug})
    return found


def _replaced(initiative: Initiative, key: UUID) -> Import:
    found = Import.objects.filter(initiative=initiative, pk=key, state=ImportState.DONE).first()
    if found is None:
        words = _("Hier is geen lijst %(key)s ingelezen. Kijk bij 'Lijsten die er waren' welke je wilt vervangen.")
        raise CannotStart(words % {"key": key})
    return found


def _mapping(path: Path) -> dict[str, Column]:
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
        return {header_key(header): Column(str(column).lower()) for header, column in told.items()}
    except (OSError, ValueError, AttributeError) as problem:
        words = _("Het bestand '%(file)s' klopt niet. Zet er JSON in: bij elke kop een van deze woorden: %(columns)s.")
        raise CannotStart(words % {"file": path, "columns": ", ".join(Column)}) from problem


def _topic(initiative: Initiative, name: str) -> str:
    topics = topics_of(initiative.house_id)
    if found := TopicBook(topics).known(name):
        return found.topic
    words = _("Het onderwerp '%(topic)s' kent dit huis niet. Kies uit: %(topics)s.")
    raise CannotStart(words % {"topic": name, "topics": ", ".join(each.names[0] for each in topics)})


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _run(
    initiative: Initiative,
    file: IO[bytes],
    name: str,
    chosen: Mapping[str, Any],
    replaces: Import | None,
    dry_run: bool,
) -> Outcome:
    mine = uuid4()
    sent: dict[str, Any] = {"initiative": initiative, "file_name": name, "by": BY, "replaces": replaces}
    try:
        import_ = receive(pieces=_pieces(file), client_key=mine, **sent)
        if import_.client_key != mine and import_.by_name == BY.name and drop_if_waiting(import_):
            file.seek(0)  # A run before this one was stopped while it was reading: nobody goes on with that.
            import_ = receive(pieces=_pieces(file), client_key=mine, **sent)
    except ValidationError as problem:
        return of_problems(problem.messages)
    if import_.state == ImportState.STORING:  # A run before this one was stopped half-way.
        import_ = go_on(import_.pk)
        return of_import(import_)
    if import_.state == ImportState.DONE:
        return of_import(import_, is_there_already=True)
    if import_.client_key != mine:
        return of_problems([_("Iemand is deze lijst al aan het inlezen. Ga daar verder, of gooi hem daar weg.")])
    try:
        return _go(import_, chosen, dry_run)
    except BaseException:
        drop_if_waiting(import_)
        raise


def _go(import_: Import, chosen: Mapping[str, Any], dry_run: bool) -> Outcome:
    import_.chosen = {**import_.chosen, **chosen}
    import_.save(update_fields=["chosen"])
    import_ = go_on(import_.pk)
    if import_.state == ImportState.COLUMNS:
        # Nobody is there to say what an unknown column is: it is left out, and that is not remembered.
        leave_unknown_out(import_=import_, by=BY)
        import_ = go_on(import_.pk)
    outcome = of_import(import_)
    if not outcome.errors:  # Nobody is there to say that it takes their place: it is told.
        outcome.told += [told(each) for each in standing(import_)]
        outcome.told += [_told_closed(name) for name in closed_periods(import_)]
    if outcome.errors or dry_run:
        drop_if_waiting(import_)
        return outcome
    if import_.state == ImportState.PEOPLE:
        import_ = decide_rest(import_=import_, same=False, by=BY)
    start_storing(import_=fetch(import_.pk), by=BY)
    import_ = go_on(import_.pk)
    if import_.state != ImportState.DONE:
        raise CannotStart(_("Het inlezen stopte halverwege. Geef dezelfde opdracht nog een keer, dan gaat het verder."))
    return outcome


def told(each: Standing) -> str:
    words = ngettext(
        "%(rows)d rij staat er al, van %(name)s. Die telt dubbel.",
        "%(rows)d rijen staan er al, van %(name)s. Ze tellen dubbel.",
        each.rows,
    )
    return words % {"rows": each.rows, "name": each.earlier.file_name} + f" --replaces {each.earlier.pk}"


def _told_closed(name: str) -> str:
    return _("De cijfers van %(period)s zijn afgesloten. Deze lijst heeft dagen in die periode.") % {"period": name}


def drop_if_waiting(import_: Import) -> bool:
    import_ = fetch(import_.pk)
    if import_.state in (ImportState.DONE, ImportState.STORING, ImportState.DROPPED):
        return False
    return drop(import_=import_, by=BY).state == ImportState.DROPPED
