"""The questions of joining in, in plain words. Nobody sees an iCalendar rule."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.activities.actions import Plan
from productiehuis.activities.models import CourseTemplate, Programme, TallyField
from productiehuis.activities.rules.dates import Rhythm, last_of, rhythm_of
from productiehuis.house.form_fields import NamedChoiceField, TranslatedFormField, TranslatedTextarea
from productiehuis.house.validators import refuse_bsn
from productiehuis.initiatives.models import Initiative, Room, RoomStatus
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.fields import refuse_digits
from productiehuis.referrals.forms.sending import ReferForm
from productiehuis.ui.forms import ClientKeyForm, DateInput, DayAndTimeForm, TimeInput

RHYTHMS = [
    (Rhythm.ONCE.value, _("Eén keer")),
    (Rhythm.WEEKLY.value, _("Elke week")),
    (Rhythm.BIWEEKLY.value, _("Om de week")),
    (Rhythm.MONTHLY.value, _("Elke maand")),
]


class ProgrammeForm(DayAndTimeForm):
    """What, where, when and for how many."""

    day_and_time = ("first_date", "starts")

    name = TranslatedFormField(label=_("Hoe heet het?"), max_length=80)
    what = TranslatedFormField(
        label=_("Wat ga je doen?"),
        required=False,
        widget=TranslatedTextarea,
        help_text=_("Schrijf één of twee zinnen."),
    )
    room = NamedChoiceField(label=_("In welke kamer?"), queryset=Room.objects.none(), empty_label=None)
    template = NamedChoiceField(
        label=_("Is het een cursus?"),
        queryset=CourseTemplate.objects.none(),
        required=False,
        empty_label=_("Nee, geen cursus"),
        help_text=_("Dan krijgt elke les een eigen dag."),
    )
    rhythm = forms.ChoiceField(label=_("Hoe vaak?"), choices=RHYTHMS, widget=forms.RadioSelect)
    first_date = forms.DateField(label=_("Wanneer is de eerste keer?"), widget=DateInput)
    starts = forms.TimeField(label=_("Hoe laat begint het?"), widget=TimeInput)
    ends = forms.TimeField(label=_("Hoe laat is het klaar?"), widget=TimeInput)
    last_date = forms.DateField(
        label=_("Wanneer is de laatste keer?"),
        required=False,
        widget=DateInput,
        help_text=_("Laat dit leeg als het doorgaat."),
    )
    skips_holidays = forms.BooleanField(label=_("Niet op feestdagen"), required=False, initial=True)
    places = forms.IntegerField(
        label=_("Hoeveel plekken zijn er?"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Laat dit leeg als iedereen erbij kan."),
    )
    needs_sign_up = forms.BooleanField(label=_("Mensen moeten zich aanmelden"), required=False)

    def __init__(self, *args: Any, initiative: Initiative, programme: Programme | None = None, **kwargs: Any) -> None:
        initial = {**(_initial(programme) if programme else {}), **(kwargs.pop("initial", None) or {})}
        kwargs["initial"] = initial
        super().__init__(*args, zone=initiative.house.zone, **kwargs)
        rooms = Room.objects.filter(house=initiative.house_id, initiative=initiative).exclude(status=RoomStatus.CLOSED)
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]
        templates = CourseTemplate.objects.filter(house=initiative.house_id, made_by=initiative)
        if programme:
            templates = CourseTemplate.objects.filter(house=initiative.house_id, runs=programme)
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]
        if not templates.exists():
            del self.fields["template"]
        elif programme:
            self.fields["template"].empty_label = None  # type: ignore[attr-defined]
        if initial.get("rhythm") == Rhythm.OTHER:
            choices = [*RHYTHMS, (Rhythm.OTHER.value, _("Zoals het nu is"))]
            self.fields["rhythm"].choices = choices  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """What was filled in, for the action."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "client_key"}
        return Plan(**{**data, "rhythm": Rhythm(data["rhythm"])})


def _initial(programme: Programme) -> dict[str, Any]:
    return {
        "name": programme.name,
        "what": programme.what,
        "room": programme.room_id,
        "template": programme.template_id,
        "rhythm": rhythm_of(programme.rrule, programme.first_date).value,
        "first_date": programme.first_date,
        "starts": programme.starts,
        "ends": programme.ends,
        "last_date": last_of(programme.rrule),
        "skips_holidays": programme.skips_holidays,
        "places": programme.places,
        "needs_sign_up": programme.needs_sign_up,
    }


class CancelForm(forms.Form):
    """Why a day does not go on; the house shows it, a message never says it."""

    use_required_attribute = False
    note = TranslatedFormField(
        label=_("Waarom gaat het niet door?"),
        required=False,
        max_length=160,
        help_text=_("Dit staat straks in de agenda. Noem geen namen."),
    )


class NameForm(ClientKeyForm):
    """Somebody new: a first name is enough."""

    first_name = forms.CharField(
        label=_("Voornaam"),
        max_length=60,
        help_text=_("Of typ de code van een huispas."),
        widget=forms.TextInput(attrs={"data-pass": "send", "maxlength": 200}),
        validators=[refuse_bsn, refuse_digits],
        error_messages={"required": _("Vul een voornaam in.")},
    )
    last_name = forms.CharField(
        label=_("Achternaam"),
        max_length=80,
        required=False,
        validators=[refuse_bsn],
        help_text=_("Alleen als er meer mensen zo heten."),
    )

    def person(self) -> dict[str, str]:
        return {name: self.cleaned_data[name].strip() for name in ("first_name", "last_name")}


class PickForm(ClientKeyForm):
    """One press: this person, or this date."""

    person = forms.UUIDField(required=False)
    session = forms.UUIDField(required=False)
    sign_up = forms.UUIDField(required=False)
    present = forms.BooleanField(required=False)


class CountForm(ClientKeyForm):
    """So many people more or fewer."""

    step = forms.IntegerField(min_value=-500, max_value=500)


class SessionTallyForm(ClientKeyForm):
    """Only the number of one date, when names do not fit."""

    count = forms.IntegerField(
        label=_("Hoeveel mensen waren er?"),
        required=False,
        min_value=0,
        max_value=100000,
        help_text=_("Maak dit leeg om het aantal weg te halen."),
    )
    note = forms.CharField(label=_("Hoe is er geteld?"), required=False, max_length=200, validators=[refuse_bsn])


def _months() -> list[tuple[str, Any]]:
    names = [
        _("januari"),
        _("februari"),
        _("maart"),
        _("april"),
        _("mei"),
        _("juni"),
        _("juli"),
        _("augustus"),
        _("september"),
        _("oktober"),
        _("november"),
        _("december"),
    ]
    return [("", _("Het hele jaar")), *((str(number), name) for number, name in enumerate(names, 1))]


class TallyForm(SessionTallyForm):
    """A told number of a month or a year."""

    field_order = ["field", "year", "month", "count", "note"]
    field = forms.ChoiceField(label=_("Wat is er geteld?"), choices=TallyField)
    count = forms.IntegerField(
        label=_("Hoeveel waren het er?"),
        required=False,
        min_value=0,
        max_value=100000,
        help_text=_("Maak dit leeg om het aantal weg te halen."),
    )
    year = forms.IntegerField(label=_("In welk jaar?"), min_value=2000, max_value=2100)
    month = forms.TypedChoiceField(
        label=_("In welke maand?"), choices=_months, required=False, coerce=int, empty_value=None
    )

    def clean_year(self) -> int:
        year = int(self.cleaned_data["year"])
        if year > date.today().year:  # noqa: DTZ011 - a year, and only to catch a slip of the finger
            raise ValidationError(_("Dit jaar moet nog komen. Kies een eerder jaar."))
        return year


class TemplateForm(ClientKeyForm):
    """A course: its name and its lessons, one per line."""

    name = TranslatedFormField(label=_("Hoe heet de cursus?"), max_length=80)
    what = TranslatedFormField(label=_("Wat leer je?"), required=False, widget=TranslatedTextarea)
    lessons = forms.CharField(
        label=_("Welke lessen zijn er?"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Schrijf elke les op een eigen regel."),
        validators=[refuse_bsn],
        error_messages={"required": _("Schrijf minstens één les op.")},
    )
    lessons_for_certificate = forms.IntegerField(
        label=_("Hoeveel lessen zijn nodig voor het certificaat?"),
        required=False,
        min_value=0,
        max_value=200,
        help_text=_("Laat dit leeg als alle lessen nodig zijn."),
    )

    def __init__(self, *args: Any, template: CourseTemplate | None = None, **kwargs: Any) -> None:
        if template:
            kwargs["initial"] = {
                "name": template.name,
                "what": template.what,
                "lessons": "\n".join(each.name.source for each in template.lessons.order_by("number")),
                "lessons_for_certificate": template.lessons_for_certificate or None,
            }
        super().__init__(*args, **kwargs)

    def clean_lessons(self) -> list[TranslatedText]:
        lines = [line.strip() for line in self.cleaned_data["lessons"].splitlines()]
        names = [line for line in lines if line]
        if len(names) > 100 or any(len(name) > 120 for name in names):
            raise ValidationError(_("Maak de lijst korter: hooguit 100 lessen, elk op één regel."))
        return [TranslatedText.of(name) for name in names]

    def clean_lessons_for_certificate(self) -> int:
        return self.cleaned_data["lessons_for_certificate"] or 0

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "client_key"}


def key_of(data: Mapping[str, Any], name: str) -> UUID | None:
    """A key that came along with a form, or None when it is not one."""
    try:
        return UUID(str(data.get(name, "")))
    except ValueError:
        return None


class ApartForm(ReferForm):
    """Where somebody of a group wants to go; in confidence unless they say otherwise."""

    is_discreet = forms.BooleanField(
        label=_("Praat er apart over. Zet het op geen enkele lijst."), required=False, initial=True
    )
