"""Where the owner asked to go from a part of their plan, and how that stands. For the owner's page only."""

from productiehuis.people.models import Person
from productiehuis.plans.models import Part
from productiehuis.referrals.access.own import own_rows
from productiehuis.referrals.models import Referral


def referred_from(part: Part, me: Person) -> list[Referral]:
    """The newest first; what went on to another stands as where it is now. `part` came through `get_own_part`.

    Only what is mine: when two names of one person are parted again, a plan shows nothing of the other's.
    """
    keys = {row.referral_key for row in part.referred.all()}
    if not keys:
        return []
    mine = list(own_rows(me))
    next_of = {row.follows_id: row for row in mine if row.follows_id}
    found = []
    for row in (each for each in mine if str(each.pk) in keys):
        while row.pk in next_of:
            row = next_of[row.pk]
        found.append(row)
    return found
