"""What somebody's own plan tells them when they take everything along."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from productiehuis.initiatives.models import Organisation, Room
from productiehuis.people.telling import Coded, coded
from productiehuis.people.telling import Part as Told
from productiehuis.plans.models import (
    Comment,
    Kind,
    Part,
    PartVersion,
    PlaceProposal,
    Plan,
    PlanJoin,
    ReferredPart,
    Share,
    ShareCode,
    Stopped,
)
from productiehuis.ui.templatetags.ui import in_active_language


def words_parts(keys: Sequence[UUID]) -> list[Told]:
    """The plan, its history, and what others said about it."""
    mine = Part.objects.filter(plan__person__in=keys).order_by("order", "id")
    history = PartVersion.objects.filter(part__plan__person__in=keys).order_by("part", "number")
    said = Comment.objects.filter(part__plan__person__in=keys).select_related("writer")
    kind, text, when = _("Soort"), _("Tekst"), _("Wanneer")
    return [
        Told(
            "plan",
            _("Je plan"),
            (Plan, PlanJoin, Part),
            {
                "kind": kind,
                "prompt": _("Vraag"),
                "text": text,
                "done_on": _("Gedaan op"),
                "made_at": _("Gemaakt op"),
                "removed_at": _("Weggehaald op"),
            },
            [
                {
                    "kind": coded(Kind, each.kind),
                    "prompt": each.prompt,
                    "text": each.text,
                    "done_on": each.done_on,
                    "made_at": each.made_at,
                    "removed_at": each.removed_at,
                }
                for each in mine
            ],
        ),
        Told(
            "plan_history",
            _("Hoe je plan eerder was"),
            (PartVersion,),
            {"at": when, "text": text},
            [{"at": each.at, "text": each.text} for each in history],
        ),
        Told(
            "plan_comments",
            _("Wat anderen bij je plan schreven"),
            (Comment,),
            {"at": when, "who": _("Wie"), "text": text},
            [{"at": each.at, "who": each.writer.full_name if each.writer else "", "text": each.text} for each in said],
        ),
        _asked(keys),
        _proposed("plan_proposals", _("Plekken die anderen je voorstelden"), part__plan__person__in=keys),
    ]


def _asked(keys: Sequence[UUID]) -> Told:
    """From which part a referral was asked for; the referral itself is told where referrals are."""
    rows = ReferredPart.objects.filter(part__plan__person__in=keys).select_related("part")
    return Told(
        "plan_referrals",
        _("Bij welk stuk van je plan je een plek vroeg"),
        (ReferredPart,),
        {"text": _("Tekst"), "referral": _("Kenmerk van de doorverwijzing")},
        [{"text": each.part.text, "referral": each.referral_key} for each in rows],
    )


def _proposed(key: str, title: Any, **of: Any) -> Told:
    """Who proposed a place and why; where to is kept as a key, and named for who reads."""
    rows = list(PlaceProposal.objects.filter(**of).select_related("writer"))
    places = {each.to.partition(":")[2] for each in rows} - {""}
    names = {f"kamer:{each.pk}": in_active_language(each.name)[0] for each in Room.objects.filter(pk__in=places)}
    names |= {f"partner:{each.pk}": each.name for each in Organisation.objects.filter(pk__in=places)}
    return Told(
        key,
        title,
        (PlaceProposal,),
        {"at": _("Wanneer"), "who": _("Wie"), "to": _("Waarheen"), "words": _("Tekst")},
        [
            {
                "at": each.at,
                "who": each.writer.full_name,
                "to": Coded(each.to, names.get(each.to, each.to)),
                "words": each.words,
            }
            for each in rows
        ],
    )


def share_parts(keys: Sequence[UUID]) -> list[Told]:
    """What I share, what is shared with me, and what I wrote in others' plans."""
    mine = Share.objects.filter(plan__person__in=keys).select_related("reader")
    with_me = Share.objects.filter(reader__in=keys).select_related("plan__person")
    wrote = Comment.objects.filter(writer__in=keys)
    since, until, stopped = _("Sinds"), _("Tot en met"), _("Gestopt")
    columns = {"who": _("Wie"), "since": since, "until": until, "stopped": stopped}
    return [
        Told(
            "plan_shares",
            _("Met wie je iets deelt"),
            (Share, ShareCode),
            columns,
            [{"who": each.reader.full_name, **_share(each)} for each in mine],
        ),
        Told(
            "plans_shared_with_me",
            _("Wie iets met jou deelt"),
            (Share,),
            columns,
            [{"who": each.plan.person.full_name, **_share(each)} for each in with_me],
        ),
        Told(
            "plan_comments_by_me",
            _("Wat je schreef bij het plan van een ander"),
            (Comment,),
            {"at": _("Wanneer"), "text": _("Tekst")},
            [{"at": each.at, "text": each.text} for each in wrote],
        ),
        _proposed("plan_proposals_by_me", _("Welke plek je voorstelde bij het plan van een ander"), writer__in=keys),
    ]


def _share(share: Share) -> dict[str, object]:
    return {"since": share.made_at, "until": share.until, "stopped": coded(Stopped, share.stopped)}
