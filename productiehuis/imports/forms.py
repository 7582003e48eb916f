"""What a person says about a list: which file, what the columns are, who people are."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.activities.models import Programme
from productiehuis.imports.actions import NEW_ACTIVITY
from productiehuis.imports.models import Import
from productiehuis.imports.reading import LARGEST_FILE
from productiehuis.imports.rules.columns import Column, header_key
from productiehuis.imports.rules.topics import nearness
from productiehuis.imports.words import COLUMNS
from productiehuis.initiatives.models import Room
from productiehuis.people.fields import PlainTextField
from productiehuis.ui.forms import ClientKeyForm
from productiehuis.ui.templatetags.ui import in_active_language

TOO_LARGE = gettext_lazy("Dit bestand is groter dan 50 MB. Maak er twee lijsten van.")

NEW_LIST = "new"


class UploadForm(ClientKeyForm):
    """A list to bring in, perhaps in the place of one that is there."""

    file = forms.FileField(
        label=gettext_lazy("Je lijst"),
        help_text=gettext_lazy("Een bestand van Excel (.xlsx), LibreOffice (.ods) of een .csv. Hooguit 50 MB."),
        allow_empty_file=True,
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "missing": gettext_lazy("Kies een bestand."),
            "invalid": gettext_lazy("Kies een bestand."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv,.txt"}),
    )
    replaces = forms.ChoiceField(
        label=gettext_lazy("Is dit een verbeterde lijst?"),
        help_text=gettext_lazy("Staat alles van een eerdere lijst er ook in? Vervang die dan."),
        error_messages={"required": gettext_lazy("Kies of dit een nieuwe lijst is.")},
    )

    def __init__(self, earlier: Sequence[Import], *args: Any, is_too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_too_large = is_too_large
        self._earlier: dict[str, Import] = {}
        if not earlier:
            del self.fields["replaces"]
            return
        # Without a first choice: a list that is read in as new by accident counts double.
        choices = [("", _("– kies –")), (NEW_LIST, _("Dit is een nieuwe lijst"))]
        choices += [(str(each.pk), _named(each)) for each in earlier]
        self.fields["replaces"].choices = choices  # type: ignore[attr-defined]
        self._earlier = {str(each.pk): each for each in earlier}

    @property
    def replaced(self) -> Import | None:
        """The list in whose place this one comes."""
        return self._earlier.get(self.cleaned_data.get("replaces", ""))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(TOO_LARGE)
        return file

    def add_error(self, field: Any, error: Any) -> None:
        """An upload that was stopped on the way is no missing file."""
        super().add_error(field, ValidationError(TOO_LARGE) if field == "file" and self._is_too_large else error)


def _named(import_: Import) -> str:
    day = date_format(import_.made_at.astimezone(import_.house.zone), "j F Y")
    return _("In plaats van %(name)s van %(day)s") % {"name": import_.file_name, "day": day}


class ColumnsForm(forms.Form):
    """For each header what it is. Fields are named after their place; `columns` gives them by header."""

    use_required_attribute = False

    def __init__(
        self,
        import_: Import,
        known: Mapping[str, Column],
        rooms: Sequence[Room],
        topics: Sequence[tuple[str, str]],
        *args: Any,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        sheets = import_.found["sheets"]
        self.headers = _headers(sheets)
        choices = [("", _("– kies –")), *((column.value, str(words)) for column, words in COLUMNS.items())]
        for number, header in enumerate(self.headers):
            first = known.get(header_key(header))
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=header, choices=choices, required=False, initial=first.value if first else ""
            )
        if not any(sheet["is_used"] for sheet in sheets) and len(sheets) > 1:
            names = [(str(sheet["index"]), sheet["name"]) for sheet in sheets]
            self.fields["sheet"] = forms.ChoiceField(label=_("Op welk blad staat de lijst?"), choices=names)
        if len(rooms) > 1:
            self._rooms = {str(room.pk): room for room in rooms}
            names = [(key, in_active_language(room.name)[0]) for key, room in self._rooms.items()]
            self.fields["room"] = forms.ChoiceField(
                label=_("In welke kamer was het?"), choices=names, initial=str(import_.room_id)
            )
        self.fields["activity"] = PlainTextField(
            label=_("Is het een lijst van één activiteit? Hoe heet die?"),
            required=False,
            max_length=80,
            initial=import_.chosen.get("activity", ""),
        )
        if named := import_.found.get("named"):
            self.fields["sheet_names"] = forms.BooleanField(
                label=_("De bladen heten naar een activiteit: %(names)s. Dat is de activiteit.")
                % {"names": ", ".join(named)},
                required=False,
                initial=import_.chosen.get("sheet_names", True),
            )
        self._ask_topic(import_, topics)
        self._ask_year(import_)
        self._sheets = sheets

    def _ask_topic(self, import_: Import, topics: Sequence[tuple[str, str]]) -> None:
        """A sheet of the door holds a day and names; why they came, who was there knows."""
        if import_.initiative.counts_requests and topics:
            self.fields["topic"] = forms.ChoiceField(
                label=_("Staat er in een rij geen onderwerp? Waar kwamen die mensen voor?"),
                required=False,
                choices=[("", _("– kies –")), *topics],
                initial=import_.chosen.get("topic", ""),
            )

    def _ask_year(self, import_: Import) -> None:
        """Of days that say no year, below no title that does."""
        if import_.chosen.get("year") or any(sheet.get("lacks_year") for sheet in import_.found["sheets"]):
            this_year = import_.initiative.house.today.year
            years = [(str(year), str(year)) for year in range(this_year, this_year - 12, -1)]
            self.fields["year"] = forms.ChoiceField(
                label=_("Van welk jaar zijn de dagen? Loopt de lijst door in een nieuw jaar, kies dan het eerste."),
                choices=[("", _("– kies –")), *years],
                initial=str(import_.chosen.get("year", "")),
                error_messages={"required": _("Kies van welk jaar de dagen zijn.")},
            )

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[f"column_{number}"] for number in range(len(self.headers))]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [
            self[name] for name in ("sheet", "year", "room", "sheet_names", "activity", "topic") if name in self.fields
        ]

    @property
    def columns(self) -> dict[str, Column]:
        """What was chosen; a header left open is not kept."""
        told = {}
        for number, header in enumerate(self.headers):
            value = self.cleaned_data.get(f"column_{number}")
            told[header_key(header)] = Column(value) if value else Column.SKIP
        return told

    @property
    def choice(self) -> dict[str, Any]:
        data = self.cleaned_data
        sheet = data.get("sheet")
        if sheet is None and not any(each["is_used"] for each in self._sheets):
            sheet = self._sheets[0]["index"]
        return {
            "columns": self.columns,
            "sheet": int(sheet) if sheet is not None else None,
            "room": self._rooms[data["room"]] if "room" in self.fields else None,
            "activity": data["activity"],
            "topic": data.get("topic", ""),
            "sheet_names": data.get("sheet_names", False),
            "year": int(data["year"]) if data.get("year") else None,
        }


def _headers(sheets: Sequence[Mapping[str, Any]]) -> list[str]:
    """Every header of the lists in the file, once; of all sheets where none is a list."""
    used = [sheet for sheet in sheets if sheet["is_used"]] or sheets
    found: dict[str, str] = {}
    for sheet in used:
        for name in sheet["names"]:
            if header_key(name):
                found.setdefault(header_key(name), name)
    return list(found.values())[:60]


class TopicsForm(forms.Form):
    """For words of a list which topic of the house they are."""

    use_required_attribute = False

    def __init__(self, guessed: Mapping[str, str], topics: Sequence[tuple[str, str]], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._words = list(guessed)
        choices = [("", _("– kies –")), *topics]
        for number, (words, topic) in enumerate(guessed.items()):
            self.fields[f"topic_{number}"] = forms.ChoiceField(
                label=words, choices=choices, required=False, initial=topic
            )

    @property
    def topics(self) -> dict[str, str]:
        found = {words: self.cleaned_data.get(f"topic_{number}", "") for number, words in enumerate(self._words)}
        return {words: topic for words, topic in found.items() if topic}


class ActivitiesForm(forms.Form):
    """For names of activities that nobody knows which activity they are; the one most alike comes first."""

    use_required_attribute = False

    def __init__(self, unknown: Mapping[int, str], programmes: Sequence[Programme], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._numbers = list(unknown)
        for number, name in unknown.items():
            # A list is in Dutch as a rule; who chooses reads their own language.
            by_nearness = sorted(programmes, key=lambda each, name=name: -nearness(name, str(each.name)))  # type: ignore[misc]
            nearest = [(str(each.pk), in_active_language(each.name)[0]) for each in by_nearness]
            self.fields[f"activity_{number}"] = forms.ChoiceField(
                label=name,
                choices=[("", _("– kies –")), *nearest, (NEW_ACTIVITY, _("maak een nieuwe"))],
                error_messages={"required": _("Kies welke activiteit dit is.")},
            )

    @property
    def answers(self) -> dict[int, str]:
        return {number: self.cleaned_data[f"activity_{number}"] for number in self._numbers}
