"""Which fields of a plan are personal, why they are kept, how long, and how they are erased.

A plan is told to its owner only, on their own page (`own_parts`): who prints everything for somebody at a desk, or
holds another number of the same person, gets one sentence that says where the plan is, whether there is one or not.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Part as Told
from productiehuis.people.terms import Term
from productiehuis.plans import told_milestones
from productiehuis.plans.models import (
    Comment,
    Part,
    PartVersion,
    PlaceProposal,
    Plan,
    PlanJoin,
    Proof,
    ReferredPart,
    Share,
    ShareCode,
)
from productiehuis.plans.proof_files import forget_files_of
from productiehuis.plans.told import share_parts, words_parts

_AS_LONG = _("Zolang jij wilt. Je wist je plan zelf, met één tik. Ook weg als het huis je naam wist.")
_OF_PLAN = (Plan, PlanJoin, Part, PartVersion, Share, ShareCode, Comment, Proof, ReferredPart, PlaceProposal)


def _shares_due(house: House, before: datetime) -> QuerySet[Any]:
    day = before.astimezone(house.zone).date()
    return Share.objects.filter(Q(stopped_at__lt=before) | Q(until__lt=day), house=house)


def _delete(rows: QuerySet[Any]) -> int:
    return rows.delete()[0]


TERMS = (
    Term(
        "plan_shares",
        _("Met wie je iets uit je plan deelde"),
        _("Tot %(time)s nadat het delen stopte."),
        _("De regel gaat weg. Het plan zelf blijft."),
        24,
        1,
        24,
        _("Een maand is nodig om te zien wat je deelde. Twee jaar is het meeste: zo lang zie je ook wie keek."),
        due=_shares_due,
        forget=_delete,
    ),
)

KEPT = (
    Kept(Plan, ("person",), _("Om je plan voor jou te bewaren."), _AS_LONG, what=_("Dat je een plan hebt")),
    Kept(
        Part,
        ("text", "prompt", "step_key", "kind", "done_on"),
        _("Om je plan voor jou te bewaren. De woorden zijn verzegeld."),
        _AS_LONG,
        what=_("Wat er in je plan staat"),
    ),
    Kept(
        PartVersion,
        ("text", "step_key"),
        _("Om een wijziging terug te zetten. De woorden zijn verzegeld."),
        _AS_LONG,
        what=_("Hoe je plan eerder was"),
    ),
    Kept(
        PlanJoin,
        ("plan", "reader"),
        _("Om je plannen onder twee namen samen te zien."),
        _AS_LONG,
        what=_("Dat twee plannen van jou zijn"),
    ),
    Kept(
        Share,
        ("reader", "until"),
        _("Om te laten zien wat jij deelt, aan wie jij kiest."),
        term="plan_shares",
        what=_("Met wie je iets uit je plan deelt"),
    ),
    Kept(
        ReferredPart,
        ("referral_key",),
        _("Om je bij je plan te laten zien hoe het staat met wat je vroeg. Dit is verzegeld."),
        _AS_LONG,
        what=_("Bij welk stuk van je plan je een plek vroeg"),
    ),
    Kept(
        PlaceProposal,
        ("writer", "to", "topic_key", "words"),
        _("Om iemand te laten weten aan welke plek je denkt. De woorden zijn verzegeld."),
        _("Tot jij het weghaalt, of de ander het plan wist."),
        what=_("Welke plek je voorstelde bij het plan van een ander"),
    ),
    Kept(
        ShareCode,
        ("code_hash",),
        _("Om je te vinden voor wie jij je code zegt."),
        _("Tot de code gebruikt is, of een kwartier."),
        what=_("Je code om te delen"),
    ),
    Kept(
        Comment,
        ("writer", "text"),
        _("Om iemand te helpen met een plan. De woorden zijn verzegeld."),
        _("Tot jij het weghaalt, of de ander het plan wist."),
        what=_("Wat je schreef bij het plan van een ander"),
    ),
    Kept(
        Proof,
        ("name", "stored_file"),
        _("Om een foto of certificaat bij je plan te bewaren. Het bestand is verzegeld."),
        _AS_LONG,
        what=_("Bestanden bij je plan"),
    ),
    *told_milestones.KEPT,
)


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """Their plans with all that hangs on them; what others shared with them; their words in others' plans."""
    keys = [person.pk for person in persons]
    mine = Plan.objects.filter(person__in=keys)
    forget_files_of(mine)
    mine.delete()
    told_milestones.erase(persons)
    PlanJoin.objects.filter(reader__in=keys).delete()
    Share.objects.filter(reader__in=keys).delete()
    ShareCode.objects.filter(person__in=keys).delete()
    PlaceProposal.objects.filter(writer__in=keys).delete()
    # The line stays, so that who it was written to sees that something stood there.
    Comment.objects.filter(writer__in=keys).update(text=b"", writer=None)


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """Who works on a plan is in the house, also when that is done together at a desk."""
    plans = Plan.objects.filter(house=house).order_by()
    for key, at in plans.annotate(last=Max("parts__changed_at")).values_list("person", "last"):
        if at:
            yield key, at


def parts(_persons: Sequence[Person]) -> Iterable[Told]:
    """For every sheet that is not made by the owner: where plan, talents and milestones are, and nothing of them."""
    sentence = _("Heb je een plan? Dan zie en bewaar je het alleen zelf, op je eigen pagina.")
    plan = Told("plan", _("Je plan"), _OF_PLAN, {"where": _("Waar")}, [{"where": str(sentence)}])
    return [plan, told_milestones.where_part()]


def own_parts(person: Person, _same: Sequence[Person]) -> Iterable[Told]:
    """For who is logged in as exactly this person: every word, also what they wrote in others' plans."""
    return [*words_parts([person.pk]), *share_parts([person.pk]), *told_milestones.own_parts(person)]
