"""The page of a plan, drawn for speed: kept questions, rows as values, lines as text (`make bench PART=plan`).

Every text is opened and escaped here. What it shows is the same as `page.sections` gives of objects; a test holds that.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from productiehuis.house.kept import Kept
from productiehuis.pathway.models import Step
from productiehuis.plans.models import Comment, Kind, Part, Plan, Share
from productiehuis.plans.questions import CARDS
from productiehuis.plans.rules.sharing import ShareFacts, holds
from productiehuis.ui.templatetags.ui import icon, shown
from productiehuis.vault.fields import SealedTextField

_PARTS = Kept[tuple[Any, ...]](
    lambda plan: (
        Part.objects.standing()
        .filter(plan=plan)
        .values_list("pk", "kind", "text", "prompt", "step_key", "question", "goal_id", "done_on", "is_apart")
    ),
    plan=UUID,
)
_SHARES = Kept[tuple[Any, ...]](
    lambda plan: (
        Share.objects.filter(plan=plan, stopped_at__isnull=True)
        .order_by("made_at")
        .values_list(
            "reader_id", "part_id", "kind", "until", "membership__ends", "reader__first_name", "reader__last_name"
        )
    ),
    plan=UUID,
)
_COMMENTS = Kept[tuple[UUID, int]](
    lambda plan: (
        Comment.objects.filter(part__plan=plan, hidden_at__isnull=True)
        .order_by()
        .values_list("part_id")
        .annotate(times=Count("pk"))
    ),
    plan=UUID,
)


class Row(NamedTuple):
    """A part as the page has it."""

    key: UUID
    kind: str
    text: str
    prompt: str
    step: str
    question: str
    goal: UUID | None
    done_on: date | None
    readers: list[str]
    comments: int


@dataclass
class Drawn:
    """The lines of the plan, and what the rest of the page needs to know of them."""

    html: SafeString
    is_shared: bool
    answered: set[str] = field(default_factory=set)


def _sealed(name: str) -> SealedTextField:
    found = Part._meta.get_field(name)
    assert isinstance(found, SealedTextField)
    return found


def _readers(plan: Plan, today: date) -> tuple[dict[UUID, list[str]], dict[str, list[str]]]:
    """Names by part and by kind, of the shares that hold."""
    of_part: dict[UUID, list[str]] = defaultdict(list)
    of_kind: dict[str, list[str]] = defaultdict(list)
    for reader, part, kind, until, role_ends, first, last in _SHARES(plan=plan.pk):
        if holds(ShareFacts(plan.pk, reader, part, kind, until, role_ends=role_ends), today):
            (of_part[part] if part else of_kind[kind]).append(f"{first} {last}".strip())
    return of_part, of_kind


def _rows(plan: Plan, today: date) -> list[Row]:
    of_part, of_kind = _readers(plan, today)
    said = dict(_COMMENTS(plan=plan.pk))
    text, prompt, step = _sealed("text"), _sealed("prompt"), _sealed("step_key")
    return [
        Row(
            key,
            kind,
            text.open_at(key, sealed),
            prompt.open_at(key, asked),
            step.open_at(key, stepped),
            question,
            goal,
            done_on,
            list(dict.fromkeys([*of_part.get(key, ()), *(() if is_apart else of_kind.get(kind, ()))])),
            said.get(key, 0),
        )
        for key, kind, sealed, asked, stepped, question, goal, done_on, is_apart in _PARTS(plan=plan.pk)
    ]


def draw_plan(plans: Sequence[Plan], today: date, base: str) -> Drawn:
    """My plan, or several that are mine, by kind; what stands under a goal follows it. `base` begins each address."""
    rows = [row for plan in plans for row in _rows(plan, today)]
    names = _names_of_steps(rows)
    goals = {row.key for row in rows if row.kind == Kind.GOAL}
    under: dict[UUID, list[Row]] = defaultdict(list)
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.goal in goals and row.goal:
            under[row.goal].append(row)
        else:
            by_kind[row.kind].append(row)
    drawn = []
    for kind in Kind:
        lines = [
            _line(each, base, names, is_under=each is not row)
            for row in by_kind[kind]
            for each in (row, *(under[row.key] if kind == Kind.GOAL else ()))
        ]
        if lines:
            drawn.append(_section(kind, lines))
    answered = {row.question for row in rows if row.question}
    return Drawn(mark_safe("\n".join(drawn)), any(row.readers for row in rows), answered)


def _names_of_steps(rows: Iterable[Row]) -> dict[str, str]:
    keys = {row.step for row in rows if row.step}
    return {str(step.pk): shown(step.name) for step in Step.objects.filter(pk__in=keys)} if keys else {}


def _section(kind: Kind, lines: Sequence[str]) -> str:
    card = CARDS[kind]
    title = f'<h2 class="ph-heading">{icon(card.icon)}{escape(card.many)}</h2>'
    return f'<section class="ph-stack">{title}<ul class="plan-lines">{"".join(lines)}</ul></section>'


def _line(row: Row, base: str, names: dict[str, str], *, is_under: bool) -> str:
    said = [f'<span class="plan-ask">{escape(row.prompt)}</span>'] if row.prompt else []
    said += [escape(row.text)] if row.text else []
    said += [names[row.step]] if row.step in names else []
    words = "<br>".join(said)
    under = " plan-part--under" if is_under else ""
    return f'<li class="plan-part{under}"><a dir="auto" href="{base}deel/{row.key}/">{words}</a>{_about(row)}</li>'


def _about(row: Row) -> str:
    told = ""
    if row.done_on:
        done = _("gedaan")
        told += _meta("check", f"{done} {date_format(row.done_on, 'j F')}")
    if row.readers:
        shared = _("gedeeld met")
        told += _meta("eye", f"{shared} <bdi>{escape(', '.join(row.readers))}</bdi>")
    if row.comments:
        told += _meta("talk", ngettext("%(n)s reactie", "%(n)s reacties", row.comments) % {"n": row.comments})
    return told


def _meta(name: str, words: str) -> str:
    return f'<p class="ph-meta">{icon(name)}<span>{words}</span></p>'


@lru_cache(maxsize=500)
def draw_rest(slug: str, has_two_names: bool, opens: frozenset[str], _language: str) -> SafeString:
    """What stands under every plan of a house: drawn once per language, for nothing in it is of anybody."""
    cards = [(kind.value, card) for kind, card in CARDS.items()]
    context = {"slug": slug, "has_two_names": has_two_names, "opens": opens, "cards": cards}
    return render_to_string("plans/rest.html", context)
