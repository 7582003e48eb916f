"""Where a part stands among those it is shown with. Only for parts whose plan is held."""

from productiehuis.plans.models import Kind, Part


def _beside(part: Part) -> list[Part]:
    """The parts among which it is shown, itself included: of its kind, under the same goal when that stands."""
    standing = list(Part.objects.standing().filter(plan=part.plan_id).only("kind", "goal", "order"))
    goals = {each.pk for each in standing if each.kind == Kind.GOAL}

    def under(each: Part) -> object:
        return each.goal_id if each.goal_id in goals else None

    return [each for each in standing if each.kind == part.kind and under(each) == under(part)]


def can_shift(part: Part, places: int) -> bool:
    """Whether there is so much room above or below it."""
    keys = [each.pk for each in _beside(part)]
    return part.pk in keys and 0 <= keys.index(part.pk) + places < len(keys)


def shift(part: Part, places: int) -> None:
    """So many places down, or up when less than nothing; as far as there is room. The others keep their order."""
    rows = _beside(part) if places else []
    keys = [each.pk for each in rows]
    if part.pk not in keys:
        return
    orders, here = [each.order for each in rows], keys.index(part.pk)
    rows.insert(max(0, here + places), rows.pop(here))
    for each, order in zip(rows, orders, strict=True):
        if each.order != order:
            Part.objects.filter(pk=each.pk).update(order=order)
        if each.pk == part.pk:
            part.order = order
