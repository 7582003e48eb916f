"""Somebody says who the look-alikes of a list are."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actor import Actor
from productiehuis.imports.actions.states import lock, move, set_actor
from productiehuis.imports.models import Decision, Import, ImportPerson, ImportState

NEW = "new"


@transaction.atomic
def decide(*, import_: Import, answers: Mapping[int, str], by: Actor) -> Import:
    """Who each is: "new", the key of a person that was offered, or "listed:" with the position of another."""
    import_ = _open(import_)
    rows = list(import_.people.filter(position__in=answers, was_asked=True))
    return _decide_all(import_, {row.position: (row, answers[row.position]) for row in rows}, by)


@transaction.atomic
def decide_rest(*, import_: Import, same: bool, by: Actor) -> Import:
    """Everybody who was not decided yet: the likeliest of whom they look like, or somebody new."""
    import_ = _open(import_)
    rest = import_.people.filter(decision=Decision.ASK)
    return _decide_all(import_, {row.position: (row, _likeliest(row) if same else NEW) for row in rest}, by)


@transaction.atomic
def take_place_of(*, import_: Import, earlier: Import, by: Actor) -> Import:
    """This list is a corrected one after all: what was said about its people stands."""
    import_ = _open(import_)
    is_of_here = earlier.initiative_id == import_.initiative_id and earlier.pk != import_.pk
    if not is_of_here or earlier.state != ImportState.DONE:
        raise ValidationError(_("De lijst die je wilt vervangen staat er niet meer. Kies een andere lijst."))
    import_.replaces = earlier
    set_actor(import_, by)
    import_.save(update_fields=["replaces", "by_key", "by_name", "by_role", "by_device"])
    return import_


def _open(import_: Import) -> Import:
    """The import, held, while there is something to decide."""
    import_ = lock(import_)
    if import_.state not in (ImportState.PEOPLE, ImportState.READY):
        raise ValidationError(_("Dit kan nu niet meer. Kijk hoe de lijst er nu voor staat."), code="moved")
    return import_


def _decide_all(import_: Import, answers: Mapping[int, tuple[ImportPerson, str]], by: Actor) -> Import:
    for row, answer in answers.values():
        _decide(row, answer)
    rows = [row for row, _answer in answers.values()]
    ImportPerson.objects.bulk_update(rows, ["decision", "person", "same_as"], batch_size=200)
    set_actor(import_, by)
    import_.save(update_fields=["by_key", "by_name", "by_role", "by_device"])
    asks = import_.people.filter(decision=Decision.ASK).exists()
    if import_.state == ImportState.PEOPLE and not asks:
        move(import_, ImportState.READY)
    return import_


def _decide(row: ImportPerson, answer: str) -> None:
    offered = {str(each.get("person") or f"listed:{each.get('listed')}") for each in row.looks_like}
    if answer != NEW and answer not in offered:
        raise ValidationError(_("Kies een van de mensen die er staan, of kies nieuw."))
    row.person_id = row.same_as = None
    if answer == NEW:
        row.decision = Decision.NEW
    elif answer.startswith("listed:"):
        row.decision, row.same_as = Decision.NEW, int(answer.removeprefix("listed:"))
    else:
        row.decision, row.person_id = Decision.KNOWN, UUID(answer)


def _likeliest(row: ImportPerson) -> str:
    """Somebody the house knows goes before somebody of the list who is as alike; new when none is left."""
    if not row.looks_like:
        return NEW
    best = max(row.looks_like, key=lambda each: (each["likeness"], "person" in each))
    return str(best.get("person") or f"listed:{best['listed']}")
