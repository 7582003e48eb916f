"""Where the one who asks was last on the line. Only they see it, and it is asked anew each time."""

from django.http import HttpRequest

from productiehuis.house.models import House
from productiehuis.pathway.queries import Line
from productiehuis.people.access import own_persons
from productiehuis.people.models import Merge
from productiehuis.site.line.others import steps_of


def is_own_device(request: HttpRequest) -> bool:
    """Logged in, and not on the device of a desk: there nobody's way is filled in (T6)."""
    return request.user.is_authenticated and "desk_device" not in request.session


def last_step(request: HttpRequest, house: House, line: Line) -> str:
    """The step of the line where I came to last for the first time, as its slug; empty when there is none."""
    if not is_own_device(request):
        return ""
    mine = [each for each in own_persons(request) if each.house_id == house.pk]
    numbers = {each.number for person in mine for each in Merge.objects.owned_by(person)}
    slugs = {step.pk: step.slug for step in line.steps}
    been = [(day, slugs[step]) for number, step, day in steps_of(house, line.steps, numbers) if step in slugs]
    return max(been)[1] if been else ""
