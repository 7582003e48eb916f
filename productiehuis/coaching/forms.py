"""The questions of coaching, in plain words."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.models import Learning
from productiehuis.coaching.rules.pairs import MOST_PAIRS
from productiehuis.house.models import House
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.fields import PlainTextField
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.people.models import Person
from productiehuis.people.namesakes import names_to_choose
from productiehuis.ui.forms import ClientKeyForm, DateInput, DayAndTimeForm, TimeInput, fill_in


class _OneOf(forms.ChoiceField):
    """One of the objects that are given; the value is the object."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._found: dict[str, Any] = {}

    def offer(self, found: Sequence[tuple[Any, str]]) -> None:
        self._found = {str(each.pk): each for each, _words in found}
        self.choices = [("", "—"), *((str(each.pk), words) for each, words in found)]

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        return self._found.get(chosen)


class CardForm(forms.Form):
    """What a coach shows of themselves."""

    use_required_attribute = False
    is_open = forms.BooleanField(
        label=_("Bewoners kunnen mij kiezen"),
        required=False,
        help_text=_("Zet dit uit als je even niemand wilt. Wie je nu coacht, blijft."),
    )
    most = forms.IntegerField(label=_("Hoeveel mensen tegelijk?"), min_value=1, max_value=MOST_PAIRS)
    languages = forms.MultipleChoiceField(
        label=_("In welke talen?"), choices=SPOKEN, widget=forms.CheckboxSelectMultiple, required=False
    )
    words = PlainTextField(
        label=_("Iets over jezelf"),
        max_length=200,
        required=False,
        rows=3,
        help_text=_("Bewoners van het huis lezen dit als ze kiezen."),
    )


class ChooseForm(ClientKeyForm):
    """One press: this coach."""

    coach = forms.UUIDField()


def at_time(house: House, day: date, hour: time) -> datetime:
    """A moment as the clock of the house says it."""
    return datetime.combine(day, hour, tzinfo=house.zone)


class TalkForm(DayAndTimeForm):
    """When and where."""

    day_and_time = ("day", "hour")

    day = forms.DateField(label=_("Welke dag?"), widget=DateInput)
    hour = forms.TimeField(label=_("Hoe laat?"), widget=TimeInput)
    where = PlainTextField(label=_("Waar?"), max_length=120, required=False)


class NoteForm(ClientKeyForm):
    """What was agreed, and what else is good to remember. Both read it."""

    agreed = PlainTextField(
        label=_("Wat spraken jullie af?"),
        max_length=2000,
        required=False,
        rows=4,
        help_text=_("Wie doet wat, en wanneer?"),
    )
    words = PlainTextField(
        label=_("Wat wil je nog onthouden?"),
        max_length=6000,
        required=False,
        rows=6,
        help_text=_("De bewoner en de coach lezen dit allebei. Verder niemand."),
    )
    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)


class FirstNoteForm(DayAndTimeForm, NoteForm):
    """The same, by the coach, with the next time."""

    day_and_time = ("next_day", "next_hour")

    next_day = forms.DateField(
        label=_("Wanneer praten jullie weer?"),
        widget=DateInput,
        required=False,
        help_text=_("Laat leeg als je het nog niet weet."),
    )
    next_hour = forms.TimeField(label=_("Hoe laat?"), widget=TimeInput, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("next_day") and not data.get("next_hour") and "next_hour" not in self.errors:
            self.add_error("next_hour", _("Vul ook in hoe laat."))
        return data


class WalkForm(ClientKeyForm):
    """Which aspirant asks to walk along."""

    learning = _OneOf(label=_("Wie wil meelopen?"))

    def __init__(self, *args: Any, learnings: Sequence[Learning], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "learning", [(each, str(each.aspirant)) for each in learnings])


class StandInForm(ClientKeyForm):
    """Who stands in for me, and when."""

    stand_in = _OneOf(label=_("Wie vervangt jou?"))
    first = forms.DateField(label=_("Vanaf welke dag?"), widget=DateInput)
    last = forms.DateField(label=_("Tot en met welke dag?"), widget=DateInput)

    def __init__(self, *args: Any, coaches: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "stand_in", _named(coaches))


class LearnForm(ClientKeyForm):
    """Which aspirant learns from me."""

    aspirant = _OneOf(label=_("Wie leert van jou?"))

    def __init__(self, *args: Any, aspirants: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "aspirant", _named(aspirants))


class HandOverForm(ClientKeyForm):
    """Which role, and to whom."""

    role = _OneOf(label=_("Welke rol draag je over?"))
    taker = _OneOf(label=_("Aan wie?"))

    def __init__(self, *args: Any, roles: Sequence[Membership], me: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = [each for each in roles if each.role != Role.TREKKER or (me and each.person_id == me.pk)]
        people = {each.person_id: each.person for each in roles}
        names = names_to_choose(people.values())
        _offer(self, "role", [(each, f"{each.get_role_display()}: {names[each.person_id]}") for each in mine])
        _offer(self, "taker", _named(people.values()))


class TaskForm(ClientKeyForm):
    """One task of the role."""

    name = PlainTextField(label=_("Welke taak?"), max_length=120, help_text=_("Bijvoorbeeld: het rooster maken."))
    due = forms.DateField(label=_("Wanneer neemt de ander het over?"), widget=DateInput, required=False)


class MoveForm(ClientKeyForm):
    """One press: where a task goes."""

    to = forms.ChoiceField(choices=[(each, each) for each in ("with_giver", "together", "handed")])
    heard = forms.BooleanField(required=False)


NO_NAME = _("Dit is geen naam of nummer van een mens")


class QuestionForm(ClientKeyForm):
    """A question without names, and who thinks along."""

    question = PlainTextField(
        label=_("Wat is je vraag?"),
        max_length=1500,
        rows=5,
        help_text=_("Schrijf zonder namen. Niemand mag herkennen over wie het gaat."),
    )
    others = forms.MultipleChoiceField(
        label=_("Wie denken er mee?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één collega.")},
    )
    is_nameless = forms.BooleanField(label=NO_NAME, required=False)

    def __init__(self, *args: Any, colleagues: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(each.pk): each for each in colleagues}
        names = names_to_choose(self._people.values())
        self.fields["others"].choices = [(str(key), words) for key, words in names.items()]  # type: ignore[attr-defined]
        only_after_a_warning(self)

    @property
    def group(self) -> list[Person]:
        return [self._people[key] for key in self.cleaned_data["others"]]


class OutcomeForm(forms.Form):
    """What came out, without names."""

    use_required_attribute = False
    outcome = PlainTextField(label=_("Wat kwam eruit?"), max_length=3000, rows=5, help_text=_("Schrijf zonder namen."))
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    is_nameless = forms.BooleanField(label=NO_NAME, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only_after_a_warning(self)


def only_after_a_warning(form: forms.Form, *, warned: bool = False) -> None:
    """The tick "this is no name" stands there once something was shown, and not before."""
    is_warned = warned or form.data.get("warned") == "1"
    if not is_warned:
        form.fields["is_nameless"].widget = forms.HiddenInput()
        return
    form.fields["is_nameless"].widget = forms.CheckboxInput()
    form.fields["warned"] = forms.CharField(widget=forms.HiddenInput, required=False, initial="1")
    fill_in(form, "warned", "1")


def _offer(form: forms.Form, name: str, found: Sequence[tuple[Any, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, _OneOf)
    field.offer(found)


def _named(people: Iterable[Person]) -> list[tuple[Person, str]]:
    """People to choose from, told apart."""
    known = list(people)
    names = names_to_choose(known)
    return [(each, names[each.pk]) for each in known]
