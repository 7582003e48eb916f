"""What somebody sees of another's plan. One function decides (`seen_by`), anew at every click; looks are logged.

A share is with the very person who was named: a merge gives nobody sight of anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import Thing, looked_at_each
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.access import LoginNeeded
from productiehuis.initiatives.desk_access import held_together
from productiehuis.people.access import own_persons
from productiehuis.people.models import Person
from productiehuis.plans.access.closed import refuse_handed_out
from productiehuis.plans.access.own import Own, plans_of
from productiehuis.plans.access.together import note_beside_reader, note_who_is_beside
from productiehuis.plans.models import Comment, Kind, Part, Plan, Share
from productiehuis.plans.rules.sharing import PartFacts, ShareFacts, covers, holds, may_see


@dataclass(frozen=True)
class PlanForMe:
    """Somebody's plan as I see it: who I am, the shares that make it so, and the parts they show."""

    plan: Plan
    reader: Person
    shares: list[Share]
    parts: list[Part]

    @property
    def by(self) -> Actor:
        """In the role through which I was named, when it was one."""
        roles = [each.membership.role for each in self.shares if each.membership]
        return Actor(key=self.reader.pk, name=self.reader.full_name, role=roles[0] if roles else "")


def facts_of(part: Part) -> PartFacts:
    """The part as the rule sees it."""
    return part.facts


def seen_by(reader: UUID, parts: Iterable[Part], shares: Sequence[ShareFacts], today: date) -> list[Part]:
    """Of these parts those that this person may see today. Whatever shows a plan to another goes through here."""
    return [part for part in parts if may_see(reader=reader, part=facts_of(part), shares=shares, today=today)]


def _shares() -> QuerySet[Share]:
    rows = Share.objects.filter(stopped_at__isnull=True)
    return rows.select_related("membership", "reader", "plan__person", "plan__house", "part")


def shares_that_hold(plan: Plan) -> list[Share]:
    """With whom a plan is shared now, for its owner."""
    today = plan.house.today
    return [each for each in _shares().filter(plan=plan) if holds(each.facts, today)]


def who_sees_all(own: Own, kind: Kind) -> list[str]:
    """The names of who sees all of this kind in my plan, and so something new as well."""
    shares = [each for plan in own.plans for each in shares_that_hold(plan) if each.kind == kind]
    return list(dict.fromkeys(each.reader.full_name for each in shares))


def who_sees(part: Part) -> list[str]:
    """The names of who sees this part now."""
    shares = [each for each in shares_that_hold(part.plan) if covers(each.facts, part.facts)]
    return list(dict.fromkeys(each.reader.full_name for each in shares))


def shows_anything_to(owner: Person, reader: Person) -> bool:
    """Whether the owner shares anything with this very person now."""
    return any(each.reader_id == reader.pk for plan in plans_of(owner) for each in shares_that_hold(plan))


def _mine(request: HttpRequest) -> list[Person]:
    if not request.user.is_authenticated:
        raise LoginNeeded
    refuse_handed_out(request)
    mine, beside = own_persons(request), held_together(request)
    if beside is None:
        return mine
    # At a desk with somebody beside: only this house, and they see it too.
    here = [person for person in mine if person.house.slug == beside["house"]]
    for person in here:
        note_who_is_beside(request, person)
    return here


def shared_with_me(request: HttpRequest) -> list[Share]:
    """What others share with me now and shows something, in every house; the newest first."""
    rows = _shares().filter(reader__in=[person.pk for person in _mine(request)])
    found = [each for each in rows if holds(each.facts, each.plan.house.today)]
    parts = Part.objects.standing().filter(plan__in={each.plan_id for each in found})
    columns = parts.values_list("plan", "pk", "kind", "is_apart")
    facts = [PartFacts(plan=plan, key=key, kind=kind, is_apart=apart) for plan, key, kind, apart in columns]
    return [each for each in found if any(covers(each.facts, part) for part in facts)]


def _plan_for_me(request: HttpRequest, plan: UUID) -> PlanForMe:
    mine = _mine(request)
    shares = list(_shares().filter(plan=plan, reader__in=[person.pk for person in mine]))
    if not shares:
        raise Http404
    found, reader = shares[0].plan, shares[0].reader
    today = found.house.today
    shares = [each for each in shares if holds(each.facts, today)]
    rows = Part.objects.standing().filter(plan=found).select_related("goal")
    parts = seen_by(reader.pk, rows, [each.facts for each in shares], today)
    if not parts:
        raise Http404
    showing = [each for each in shares if any(covers(each.facts, facts_of(part)) for part in parts)]
    return PlanForMe(found, reader, showing, parts)


def log_look(seen: PlanForMe, parts: Iterable[Part]) -> None:
    """One line per part, where the owner reads it (T2). A look under an earlier share is another look."""
    things = []
    for part in parts:
        facts = facts_of(part)
        since = max(share.made_at for share in seen.shares if covers(share.facts, facts))
        things.append(Thing(f"plan {part.kind}", part.pk, since))
    looked_at_each(by=seen.by, house_key=seen.plan.house_id, subject_key=seen.plan.person_id, things=things)


def open_shared_plan(request: HttpRequest, plan: UUID) -> PlanForMe:
    """All of somebody's plan that I may see now; without any of it the plan does not exist."""
    seen = _plan_for_me(request, plan)
    log_look(seen, seen.parts)
    note_beside_reader(request, seen.plan.person)
    return seen


def get_shared_part(request: HttpRequest, plan: UUID, part: UUID) -> tuple[PlanForMe, Part]:
    """One part that I may see now, to show it, to say something about it or to open its proof."""
    seen = _plan_for_me(request, plan)
    found = next((each for each in seen.parts if each.pk == part), None)
    if found is None:
        raise Http404
    log_look(seen, [found])
    note_beside_reader(request, seen.plan.person)
    return seen, found


def get_share_with_me(request: HttpRequest, key: UUID) -> Share:
    """A share with me that holds, to give it back."""
    share = get_object_or_404(_shares(), pk=key, reader__in=[person.pk for person in _mine(request)])
    if not holds(share.facts, share.plan.house.today):
        raise Http404
    return share


def get_my_comment(request: HttpRequest, key: UUID) -> Comment:
    """What I wrote in somebody's plan, to take it back; also when it is shared no longer."""
    rows = Comment.objects.select_related("writer", "part")
    return get_object_or_404(rows, pk=key, writer__in=[person.pk for person in _mine(request)])


def preview(plan: Plan, reader: Person, *, part: Part | None, kind: Kind | None, until: date) -> list[Part]:
    """What this person would see of the plan with one share more: the same question with one answer added."""
    more = ShareFacts(plan.pk, reader.pk, part.pk if part else None, kind.value if kind else "", until)
    standing = [each.facts for each in _shares().filter(plan=plan, reader=reader)]
    rows = Part.objects.standing().filter(plan=plan).select_related("goal")
    return seen_by(reader.pk, rows, [*standing, more], plan.house.today)
