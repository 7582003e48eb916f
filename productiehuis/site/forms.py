"""Questions of public pages that combine several apps; they travel in the address and are kept nowhere."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House, Storey, Topic
from productiehuis.pathway.models import Step
from productiehuis.pathway.queries import Line
from productiehuis.site.line.ways import STEP, STOREY, TOPIC
from productiehuis.ui.templatetags.ui import in_active_language

Choices = list[tuple[Any, Any]]


def _name(thing: Storey | Step | Topic) -> str:
    return in_active_language(thing.name)[0]


def _by_storey(line: Line, prefix: str = "") -> Choices:
    """The steps in groups, the lowest storey first."""
    groups: dict[str, Choices] = {}
    for step in line.steps:
        groups.setdefault(_name(step.storey), []).append((f"{prefix}{step.slug}", _name(step)))
    return list(groups.items())


class RouteForm(forms.Form):
    """Where am I, and what do I want? What is not among the choices was not asked, so there is nothing to refuse."""

    use_required_attribute = False

    van = forms.ChoiceField(label=_("Waar ben je nu?"))
    naar = forms.ChoiceField(label=_("Wat wil je?"))

    def __init__(self, asked: Mapping[str, str], *, house: House, line: Line, storeys: list[Storey]) -> None:
        super().__init__()
        topics = Topic.objects.filter(house=house, is_active=True)
        here: Choices = [("", _("Ik kom voor het eerst")), *_by_storey(line)]
        wanted: Choices = [("", _("Kies wat je wilt"))]
        wanted.append((_("Iets met"), [(f"{TOPIC}-{each.slug}", _name(each)) for each in topics]))
        wanted += _by_storey(line, f"{STEP}-")
        wanted.append((_("Hoger in het huis"), [(f"{STOREY}-{each.slug}", _name(each)) for each in storeys]))
        for name, choices in (("van", here), ("naar", wanted)):
            field = self.fields[name]
            field.choices = choices  # type: ignore[attr-defined]
            value = asked.get(name, "")
            self.initial[name] = value if field.valid_value(value) else ""  # type: ignore[attr-defined]
        self.lacks_a_wish = "naar" in asked and not self.initial["naar"] and not self.initial["van"]

    def chosen(self, name: str) -> str:
        return str(self.initial[name])
