"""The forms around a help request and the card of somebody known."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from productiehuis.helpdesk.models import Course
from productiehuis.helpdesk.rules import MOVES
from productiehuis.people.fields import PlainTextField
from productiehuis.people.forms.persons import RegisterPersonForm
from productiehuis.ui.forms import ClientKeyForm

COURSE_WORDS = {
    Course.OPEN: _("Open: hier moet nog iets gebeuren."),
    Course.WAITING: _("Wacht op een antwoord of een brief."),
    Course.HELPED: _("Geholpen: de vraag is klaar."),
    Course.PASSED_ON: _("Doorverwezen naar iemand anders."),
    Course.STOPPED: _("Gestopt zonder antwoord."),
}


class StepForm(ClientKeyForm):
    """Where a request stands now; only the moves that are allowed are offered, and staying."""

    course = forms.ChoiceField(label=_("Hoe staat het er nu voor?"), widget=forms.RadioSelect)
    note = PlainTextField(label=_("Notitie"), rows=3, max_length=1000, required=False)

    def __init__(self, now: str, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, initial={"course": now}, **kwargs)
        allowed = [course for course in Course if course == now or course in MOVES[now]]
        self.fields["course"].choices = [(c.value, COURSE_WORDS[c]) for c in allowed]  # type: ignore[attr-defined]


class CardForm(RegisterPersonForm):
    """What the desk keeps about somebody, as they tell it."""

    field_order = ["first_name", "last_name", "language", "reach_by", "reach_when", "phone"]
    birth_year = None  # type: ignore[assignment]

    def clean_birth_year(self) -> None:
        """Not asked here."""
