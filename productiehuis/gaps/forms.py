"""What is asked of who mends the line."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.forms import NO_NAME, only_after_a_warning
from productiehuis.gaps.names import may_be_names
from productiehuis.house.form_fields import NamedChoiceField, TranslatedFormField, TranslatedTextarea
from productiehuis.house.models import House, Storey
from productiehuis.house.validators import refuse_bsn
from productiehuis.initiatives.models import Initiative, InitiativeStatus, Room, RoomStatus
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.fields import PlainTextField


class TakeUpForm(forms.Form):
    """Who does it: an initiative, so that no name of a person is needed."""

    initiative = NamedChoiceField(
        label=_("Wie pakt dit op?"), queryset=Initiative.objects.none(), required=False, empty_label=_("Het huis samen")
    )

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Initiative.objects.filter(house=house).exclude(status=InitiativeStatus.CLOSED)
        self.fields["initiative"].queryset = rows  # type: ignore[attr-defined]


class _NamelessForm(forms.Form):
    """Asks to look again at what may be a name or a number of somebody, before every trekker reads it."""

    written: str  # The field it is about.
    is_nameless = forms.BooleanField(label=NO_NAME, required=False)

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._house = house
        self.order_fields([*(name for name in self.fields if name != "is_nameless"), "is_nameless"])
        only_after_a_warning(self)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_nameless = data.pop("is_nameless", False)
        data.pop("warned", None)
        told = data.get(self.written) or ""
        text = "\n".join(told.versions.values()) if isinstance(told, TranslatedText) else told
        found = [] if is_nameless else may_be_names(text, self._house)
        if found:
            only_after_a_warning(self, warned=True)
            words = _(
                "Hier staat misschien een naam of een nummer: %(words)s. Haal dat weg. "
                "Is het geen naam? Zet dan hieronder een vinkje."
            )
            self.add_error(self.written, words % {"words": ", ".join(found)})
        return data


class ProposalForm(_NamelessForm):
    """A room that could answer it."""

    written = "proposal"
    proposal = TranslatedFormField(
        label=_("Wat voor kamer of cursus zou helpen?"),
        widget=TranslatedTextarea,
        max_length=300,
        validators=[refuse_bsn],
        help_text=_("Eén of twee zinnen. Schrijf geen namen van mensen op."),
    )
    storey = NamedChoiceField(label=_("Op welke verdieping?"), queryset=Storey.objects.none(), empty_label=None)

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, house=house, **kwargs)
        self.fields["storey"].queryset = Storey.objects.filter(house=house)  # type: ignore[attr-defined]


class RetellForm(_NamelessForm):
    """How it went, in other words: also to take somebody's name out."""

    written = "note"
    note = PlainTextField(
        label=_("Hoe ging het?"),
        required=False,
        max_length=400,
        rows=3,
        help_text=_("Een paar zinnen. Schrijf geen namen van mensen op."),
    )


class ReopenForm(_NamelessForm):
    """Why it is open again."""

    written = "why"
    why = PlainTextField(
        label=_("Waarom is het niet opgelost?"),
        max_length=200,
        rows=3,
        help_text=_("Een zin. Iedereen die iets leidt in het huis leest dit. Schrijf geen namen van mensen op."),
        error_messages={"required": _("Schrijf op waarom. Eén zin is genoeg.")},
    )


class DoneForm(RetellForm):
    """What mended it."""

    field_order = ("room", "note", "is_nameless")
    room = NamedChoiceField(
        label=_("Welke kamer helpt nu?"), queryset=Room.objects.none(), required=False, empty_label=_("Geen kamer")
    )

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, house=house, **kwargs)
        rows = Room.objects.filter(house=house).exclude(status=RoomStatus.CLOSED)
        self.fields["room"].queryset = rows  # type: ignore[attr-defined]
