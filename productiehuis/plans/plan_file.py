"""A plan as something to take along: a document for another house (`docs/plan-file.md`) and a sheet to read."""

import base64
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from productiehuis.pathway.models import Step
from productiehuis.people.models import Person
from productiehuis.plans.models import Kind, Milestone, Part, Plan, Proof, Talent
from productiehuis.plans.proof_files import pieces_of
from productiehuis.plans.rules.files import TYPES, FileKind
from productiehuis.plans.rules.plan_file import SCHEMA, VERSION
from productiehuis.ui.paper import make_paper
from productiehuis.ui.templatetags.ui import in_active_language
from productiehuis.ui.writing import capital, moment

SHEET = Path(__file__).with_name("plan.typ")


def _parts(plans: Sequence[Plan]) -> list[tuple[Part, str]]:
    """What stands in these plans, with its words; a step of the line says its own when its owner wrote none."""
    rows = Part.objects.standing().filter(plan__in=[plan.pk for plan in plans]).prefetch_related("proofs")
    parts = list(rows.order_by("order", "id"))
    keys = {part.step_key for part in parts if part.step_key}
    steps = {str(step.pk): in_active_language(step.name)[0] for step in Step.objects.filter(pk__in=keys)}
    return [(part, part.text or steps.get(part.step_key, "")) for part in parts]


def plan_json(person: Person, plans: Sequence[Plan]) -> bytes:
    """For another house to take in, and for any program to read. Made on the spot and kept nowhere."""
    document = {
        "schema": SCHEMA,
        "version": VERSION,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "house": person.house.name,
        "parts": [_part(part, text) for part, text in _parts(plans)],
        "talents": [{"key": str(each.pk), "what": each.what} for each in Talent.objects.filter(person=person)],
        "milestones": [_milestone(each) for each in Milestone.objects.filter(person=person)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _part(part: Part, text: str) -> dict[str, Any]:
    return {
        "key": str(part.pk),
        "kind": part.kind,
        "text": text,
        "prompt": part.prompt,
        "goal": str(part.goal_id) if part.goal_id else None,
        "done_on": part.done_on.isoformat() if part.done_on else None,
        "proofs": [_proof(each) for each in part.proofs.all()],
    }


def _proof(proof: Proof) -> dict[str, str]:
    data = base64.b64encode(b"".join(pieces_of(proof))).decode()
    return {"key": str(proof.pk), "name": proof.name, "type": TYPES[FileKind(proof.file_kind)], "data": data}


def _milestone(each: Milestone) -> dict[str, str]:
    told = {"kind": each.kind, "on": each.on.isoformat(), "flown_to": each.flown_to, "words": each.words}
    return {"key": str(each.pk), **told}


@cache
def _sheet() -> bytes:
    return SHEET.read_bytes()


def plan_pdf(person: Person, plans: Sequence[Plan]) -> bytes:
    """The same to read, readable aloud (PDF/UA). Texts go in as data, so none is mark-up. Files are named only."""
    parts = _parts(plans)
    data = {
        "language": (translation.get_language() or "nl").split("-")[0],
        "rtl": translation.get_language_bidi(),
        "title": _("Mijn plan"),
        "who": _("Van %(name)s, %(house)s") % {"name": person.full_name, "house": person.house.name},
        "made": _("Gemaakt op %(day)s") % {"day": moment(timezone.localtime(), "j F Y")},
        "nothing": _("Hier staat nog niets."),
        "sections": [
            *(_section(kind, parts) for kind in Kind if any(part.kind == kind for part, _text in parts)),
            *_besides(person),
        ],
    }
    return make_paper(_sheet(), data, pdf_standards=["ua-1"])


def _section(kind: Kind, parts: Sequence[tuple[Part, str]]) -> dict[str, Any]:
    lines = []
    for part, text in parts:
        if part.kind == kind:
            goal = part.goal.text if part.goal else ""
            notes = [_around(_("Hoort bij: %(goal)s"), "goal", goal[:80])] if goal else []
            if part.done_on:
                notes.append([_("Gedaan op %(day)s") % {"day": date_format(part.done_on, "j F Y")}])
            notes += [_around(_("Bestand: %(name)s"), "name", each.name) for each in part.proofs.all()]
            lines.append({"prompt": part.prompt, "text": text, "notes": notes})
    return {"title": capital(kind.label), "lines": lines}


def _around(sentence: str, name: str, own: str) -> list[str]:
    """A sentence in three: what stands before, the words of its owner, and what stands behind."""
    before, _mark, behind = sentence.partition(f"%({name})s")
    return [before, own, behind]


def _besides(person: Person) -> list[dict[str, Any]]:
    talents = [{"prompt": "", "text": each.what, "notes": []} for each in Talent.objects.filter(person=person)]
    reached = [
        {"prompt": each.says, "text": each.words, "notes": [[date_format(each.on, "j F Y")], [each.says_where_to]]}
        for each in Milestone.objects.filter(person=person)
    ]
    titled = [(_("Wat ik kan"), talents), (_("Mijn mijlpalen"), reached)]
    return [{"title": title, "lines": lines} for title, lines in titled if lines]
