"""Doors of milestones: one's own, what the house could suggest, and the list of what the house celebrates.

One's own are those of the very person who is logged in: a merge gives nobody sight of what another wrote (ADR 16).
"""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from productiehuis.activities.models import Certificate
from productiehuis.audit.actions import looked
from productiehuis.house.models import House
from productiehuis.initiatives.access import Place
from productiehuis.initiatives.models import Membership
from productiehuis.people.models import Person
from productiehuis.plans import queries
from productiehuis.plans.models import Counted, LeftAside, Milestone
from productiehuis.plans.rules.milestones import KIND_OF_ROLE, Fact, Kind, suggestions
from productiehuis.ui.templatetags.ui import in_active_language


def own_milestones(person: Person) -> list[Milestone]:
    """The oldest first, with whether each is counted at hand."""
    counted = Counted.objects.standing()
    rows = Milestone.objects.filter(person=person).select_related("yes")
    return list(rows.annotate(is_counted=Exists(counted.filter(milestone=OuterRef("pk")))))


def get_own_milestone(person: Person, key: UUID) -> Milestone:
    rows = Milestone.objects.select_related("yes", "person__house")
    return get_object_or_404(rows, pk=key, person=person)


def suggested(person: Person) -> list[Fact]:
    """What the house knows of this person and could be a milestone; for nobody's eyes but theirs."""
    held = Milestone.objects.filter(person=person)
    left = set(LeftAside.objects.filter(person=person).values_list("source_key", flat=True))
    seen = left | {each.source_key for each in held if each.source_key}
    return suggestions([*_roles(person), *_certificates(person)], kinds={each.kind for each in held}, seen=seen)


def was_suggested(person: Person, source: UUID) -> bool:
    """Whether this person took it over or left it aside before: pressed twice, or in another window."""
    mine = Milestone.objects.filter(person=person, source_key=source)
    return mine.exists() or LeftAside.objects.filter(person=person, source_key=source).exists()


def _roles(person: Person) -> list[Fact]:
    rows = Membership.objects.filter(person=person, role__in=KIND_OF_ROLE).select_related("initiative")
    return [
        Fact(each.pk, KIND_OF_ROLE[each.role], each.starts, each.initiative.name if each.initiative else "")
        for each in rows
    ]


def _certificates(person: Person) -> list[Fact]:
    rows = Certificate.objects.filter(person=person).select_related("template")
    zone = person.house.zone
    return [
        Fact(
            each.pk, Kind.CERTIFICATE, each.given_at.astimezone(zone).date(), in_active_language(each.template.name)[0]
        )
        for each in rows
    ]


def milestones_scope(house: House) -> str:
    """How the log names the list of what is celebrated; `privacy` derives from the yeses who stood in it."""
    return f"milestones:{house.pk}"


def see_celebrated(place: Place) -> list[queries.ShownMilestone]:
    """What people celebrate with this house. Showing it is a look at a list."""
    found = queries.celebrated_in(place.house)
    if found:
        looked(by=place.by, house_key=place.house.pk, part="milestones", scope=milestones_scope(place.house))
    return found
