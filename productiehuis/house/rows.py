"""How a row of a house is added, changed and removed: once per form, and never without a line in the log.

How a thing stands is in the log, and what an initiative, partner, topic or place is called. What is told about it in
free words is not, nor what a room is called or how a partner is reached (`told_freely`): a name of somebody may stand
there, which goes when they are erased, and the log cannot forget.
"""

from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from productiehuis.audit.actions import changed, record
from productiehuis.audit.actor import ActorLike
from productiehuis.house.fields import TranslatedField
from productiehuis.house.models import House, InHouse, MadeByForm
from productiehuis.kernel.texts import TranslatedText

Made = TypeVar("Made", bound=MadeByForm)
Row = TypeVar("Row", bound=models.Model)
_SOME_WORDS = "…"


def plain(value: Any) -> Any:
    """A value as the log keeps it."""
    if isinstance(value, TranslatedText):
        return dict(value.versions)
    if isinstance(value, models.Model):
        return str(value.pk)
    return value if isinstance(value, int | str | list | bool | None) else str(value)


def told_freely(model: type[models.Model]) -> set[str]:
    """The fields with words from which a name may have to go."""
    told = {field.name for field in model._meta.local_fields if isinstance(field, TranslatedField) and field.blank}
    return told.union(getattr(model, "told_freely", ()))


def logged(model: type[models.Model], changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The changes as the log keeps them: of what is told in free words only that there are some."""
    told = told_freely(model)
    return {name: [_some(each) for each in pair] if name in told else pair for name, pair in changes.items()}


def _some(words: Any) -> str:
    return _SOME_WORDS if (any(words.values()) if isinstance(words, dict) else words) else ""


def free_slug(model: type[Any], house: House, name: str, otherwise: str) -> str:
    """A short name for the address that nothing else of its kind in the house has."""
    longest = model._meta.get_field("slug").max_length or 40
    base = slugify(name)[: longest - 4].strip("-") or otherwise
    taken = {"nieuw"} | set(
        model._default_manager.filter(house=house, slug__startswith=base).values_list("slug", flat=True)
    )
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def stays_in_house(house: House, fields: dict[str, Any]) -> None:
    """What a row points to is of the same house, also when a form was tampered with."""
    for name, value in fields.items():
        if isinstance(value, InHouse) and value.house_id != house.pk:
            raise ValidationError({name: _("Kies iets uit je eigen huis.")})


def _sentence(problem: ValidationError) -> ValidationError:
    """A clash of names in words of the house; other problems stay as they are."""
    if NON_FIELD_ERRORS in getattr(problem, "error_dict", {}):
        codes = [each.code for each in problem.error_dict[NON_FIELD_ERRORS]]
        if any(code and "unique" in code for code in codes):
            return ValidationError(_("Deze naam is er al. Kies een andere naam."), code="taken")
    return problem


def check_constraints(row: models.Model) -> None:
    """Say in words what the database would refuse."""
    try:
        row.validate_constraints(exclude={"client_key", "id"})
    except ValidationError as problem:
        raise _sentence(problem) from problem


@transaction.atomic
def add_row(
    model: type[Made], *, house: House, client_key: UUID | None, by: ActorLike, verb: str, **fields: Any
) -> Made:
    """A new row. Sent twice with the same key is one row; the second answer is the first row."""
    stays_in_house(house, fields)
    if client_key and (sent := _sent_before(model, house, client_key)):
        return sent
    row = model(house=house, client_key=client_key, **fields)
    check_constraints(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # The same form at the same moment, or the same name.
        sent = _sent_before(model, house, client_key) if client_key else None
        if sent:
            return sent
        raise ValidationError(_("Deze naam is er al. Kies een andere naam."), code="taken") from None
    changes = {name: [None, plain(value)] for name, value in fields.items()}
    record(verb=verb, obj=row, house_key=house.pk, by=by, changes=logged(model, changes))
    return row


def sent_elsewhere() -> ValidationError:
    """The key of a form that belongs to another house or person: nobody hears whose."""
    return ValidationError(
        _("Dit lukte niet. Laad de pagina opnieuw en probeer het nog een keer."), code="sent_elsewhere"
    )


def _sent_before(model: type[Made], house: House, client_key: UUID) -> Made | None:
    return model._default_manager.filter(client_key=client_key, house=house).first()


@transaction.atomic
def change_row(row: Row, *, house: House, by: ActorLike, verb: str, **fields: Any) -> Row:
    """Change these fields of a row. What stays the same leaves no line in the log."""
    stays_in_house(house, fields)
    fresh = type(row)._default_manager.select_for_update().get(pk=row.pk)
    before = {name: plain(getattr(fresh, name)) for name in fields}
    for name, value in fields.items():
        setattr(fresh, name, value)
    changes = changed(before, {name: plain(value) for name, value in fields.items()})
    if changes:
        check_constraints(fresh)
        fresh.save(update_fields=list(fields))
        record(verb=verb, obj=fresh, house_key=house.pk, by=by, changes=logged(type(row), changes))
    return fresh


@transaction.atomic
def remove_row(row: InHouse, *, by: ActorLike, verb: str) -> None:
    """Take a row away for good; only for what nothing points to."""
    record(verb=verb, obj=row, house_key=row.house_id, by=by, changes={"name": [str(row), None]})
    row.delete()


@transaction.atomic
def swap(one: InHouse, other: InHouse, field: str, *, by: ActorLike, verb: str) -> None:
    """Two rows change places. In three steps, for the place is unique."""
    mine, theirs = getattr(one, field), getattr(other, field)
    rows = type(one)._default_manager
    rows.filter(pk=one.pk).update(**{field: 30_000})
    rows.filter(pk=other.pk).update(**{field: mine})
    rows.filter(pk=one.pk).update(**{field: theirs})
    record(verb=verb, obj=one, house_key=one.house_id, by=by, changes={field: [mine, theirs]})
