"""With whom, what, and until when."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.initiatives.models import Membership
from productiehuis.people.fields import PlainTextField
from productiehuis.plans.rules.sharing import until_problem
from productiehuis.ui.forms import ClientKeyForm, CodeInput, DateInput, fill_in

# The periods that are offered, in days; and the choice of a day of one's own.
PERIODS = (7, 30, 90)
OWN_DAY = "day"
UNTIL_PROBLEMS = {
    "past": gettext_lazy("Kies een dag die nog komt."),
    "long": gettext_lazy("Kies een dag binnen een jaar. Daarna kies je opnieuw."),
}
BY_CODE = "code"


def _period(days: int) -> str:
    return {7: _("Een week"), 30: _("Een maand"), 90: _("Drie maanden")}[days]


class ShareForm(forms.Form):
    """Step one: with whom and until when. Then a preview asks once more."""

    use_required_attribute = False
    who = forms.ChoiceField(
        label=gettext_lazy("Met wie?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies met wie je dit deelt.")},
    )
    code = forms.CharField(
        label=gettext_lazy("De code van die persoon"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Scan de huispas van die persoon. Of vraag om de code voor delen: 6 cijfers."),
        widget=CodeInput(length=200, attrs={"autocomplete": "off", "data-pass": ""}),
    )
    period = forms.ChoiceField(
        label=gettext_lazy("Hoe lang?"), widget=forms.RadioSelect, help_text=gettext_lazy("Je kunt altijd stoppen.")
    )
    day = forms.DateField(label=gettext_lazy("Tot en met welke dag?"), required=False, widget=DateInput)

    def __init__(self, *args: Any, people: list[Membership], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.today = {str(each.pk): each for each in people}, today
        names = [(key, _named(each)) for key, each in self.people.items()]
        who: Any = self.fields["who"]
        who.choices = [*names, (BY_CODE, _("Iemand die nu bij me is"))]
        who.initial = "" if names else BY_CODE
        period: Any = self.fields["period"]
        period.choices = [(str(days), self._until(days)) for days in PERIODS]
        period.choices += [(OWN_DAY, _("Ik kies een dag"))]
        period.initial = "30"

    def _clean_fields(self) -> None:
        """Who types a code without choosing from the list means the person who said it."""
        if self.is_bound and not self.data.get("who") and str(self.data.get("code", "")).strip():
            fill_in(self, "who", BY_CODE)
        super()._clean_fields()  # type: ignore[misc]

    def _until(self, days: int) -> str:
        last = date_format(self.today + timedelta(days=days), "j F")
        return _("%(period)s, tot en met %(day)s") % {"period": _period(days), "day": last}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("who") == BY_CODE and not cleaned.get("code"):
            self.add_error("code", _("Typ of scan de code van die persoon."))
        if cleaned.get("period") == OWN_DAY and not cleaned.get("day"):
            self.add_error("day", _("Kies een dag."))
        if "period" in cleaned and (cleaned["period"] != OWN_DAY or cleaned.get("day")):
            self._check_until(cleaned)
        return cleaned

    def _check_until(self, cleaned: dict[str, Any]) -> None:
        own_day = cleaned["period"] == OWN_DAY
        until = cleaned["day"] if own_day else self.today + timedelta(days=int(cleaned["period"]))
        if problem := until_problem(until, self.today):
            self.add_error("day", ValidationError(UNTIL_PROBLEMS[problem]))
        cleaned["until"] = until

    @property
    def membership(self) -> Membership | None:
        """The role through which somebody was chosen; None for who is named by a code."""
        return self.people.get(self.cleaned_data["who"])


def _named(each: Membership) -> str:
    where = each.initiative.name if each.initiative else ""
    role = each.get_role_display()
    return f"{each.person.full_name} ({role}{' ' + where if where else ''})"


class SureForm(ClientKeyForm):
    """Step two: the person saw the preview and says yes. `who` is signed, so that it is who the preview was of."""

    sealed = forms.CharField(widget=forms.HiddenInput)


class CommentForm(ClientKeyForm):
    """What a reader says."""

    text = PlainTextField(
        label=gettext_lazy("Wat wil je zeggen?"),
        rows=3,
        max_length=1000,
        error_messages={"required": gettext_lazy("Schrijf iets op.")},
    )
