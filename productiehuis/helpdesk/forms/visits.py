"""The form of a visit: who, what for, and what is filled in by itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from productiehuis.helpdesk import queries, reasons
from productiehuis.helpdesk.access import get_visitor, is_erased
from productiehuis.helpdesk.actions import Registration
from productiehuis.helpdesk.models import Visit, VisitKind
from productiehuis.helpdesk.queries import DeskTopic
from productiehuis.helpdesk.rules import (
    GROUP,
    KNOWN,
    NO_SIZE,
    NO_SUCH_NUMBER,
    SMALLEST_GROUP,
    WRONG_COUNT,
    Asked,
    Entry,
    asked_about,
    count_typed,
    visit_problems,
)
from productiehuis.initiatives.access import Place, get_known_person
from productiehuis.initiatives.look_up import sound_alikes
from productiehuis.initiatives.models import Room
from productiehuis.people.fields import TOO_MANY_DIGITS, PlainTextField
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.people.models import Person
from productiehuis.people.rules.names import has_letter, is_no_name, name_key, split_name
from productiehuis.people.rules.passes import read_pass
from productiehuis.ui.forms import ClientKeyForm
from productiehuis.ui.templatetags.ui import in_active_language

NEW = "new"
GONE = _("Deze persoon is net gewist. Schrijf de persoon opnieuw op.")
WORDS_PER_TOPIC = 3
UNNAMED = [
    (VisitKind.ANONYMOUS, "anonymous", _("Anoniem")),
    (VisitKind.GROUP, "group", _("Groep")),
    (VisitKind.QUICK, "talk", _("Korte vraag")),
]


@dataclass(frozen=True)
class Tile:
    """One topic as it stands in the form, with what was typed at it."""

    topic: DeskTopic
    is_chosen: bool
    times: str
    words: list[str]

    @property
    def count(self) -> int | None:
        """How many questions; None when what was typed is no number that can be stored."""
        return count_typed(self.times)

    @property
    def is_wrong(self) -> bool:
        return self.is_chosen and self.count is None


def _no_name(typed: str) -> list[str]:
    """Why nobody is called what was typed: it is a number, or a code with a letter in it."""
    if not has_letter(typed):
        return [gettext(NO_SUCH_NUMBER)]
    return [str(TOO_MANY_DIGITS)] if is_no_name(typed) else []


def _is_key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class VisitForm(ClientKeyForm):
    """Laid out by hand in `helpdesk/_who.html` and `_what.html`; keeps whatever was typed."""

    name = PlainTextField(label=_("Naam"), max_length=60, required=False)
    who = forms.CharField(label=_("Wie"), max_length=40, required=False)
    # Of which name the people were shown: whoever is new all the same is not asked about twice.
    seen = forms.CharField(max_length=160, required=False)
    contacts = forms.IntegerField(
        label=_("Aantal mensen"), required=False, error_messages={"invalid": NO_SIZE}, initial=2
    )
    language = forms.ChoiceField(label=_("Taal van het gesprek"), required=False, choices=lambda: [("", ""), *SPOKEN])
    room = forms.ChoiceField(label=_("Kamer"), required=False)

    data: QueryDict

    def __init__(
        self, place: Place, rooms: list[Room], topics: list[DeskTopic], data: QueryDict | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.place, self.rooms, self.topics = place, rooms, topics
        # Asked for when somebody chose one, or when the page is drawn.
        self.fields["room"].choices = lambda: [(str(room.pk), in_active_language(room.name)[0]) for room in rooms]  # type: ignore[attr-defined]
        self.asked: list[Asked] = []
        self.person: Person | None = None
        self.new_name = ""
        self.asks = False

    def _now(self, name: str) -> str:
        return str(self[name].value() or "").strip()

    @property
    def chosen_who(self) -> str:
        return self._answer or self._now("who")

    @property
    def _answer(self) -> str:
        """The answer to 'is dit dezelfde?': one press that goes before what was chosen."""
        return self.data.get("who_is", "")[:40] if self.is_bound else ""

    @property
    def has_pass(self) -> bool:
        """What was typed as a name is the code of a pass."""
        return read_pass(self._now("name")).is_pass

    @cached_property
    def name_problems(self) -> list[str]:
        """Why what was typed cannot be the name of somebody new; said while typing, not only when it is sent."""
        try:
            self.fields["name"].clean(self._now("name"))
        except ValidationError as problem:
            return problem.messages
        is_number_of = bool(self.people) and not self._is_name
        return [] if not self._now("name") or is_number_of else _no_name(self._now("name"))

    @property
    def _is_name(self) -> bool:
        return has_letter(self._now("name"))

    @property
    def new_now(self) -> str:
        """The typed name, when it can be that of somebody new."""
        return "" if self.name_problems or not self._is_name else self._now("name")

    @property
    def new_first(self) -> str:
        """Which part of the typed name is the first name, when more was typed: only that is told to others."""
        first, last = split_name(self.new_now)
        return first if last else ""

    @property
    def chosen_room(self) -> str:
        return self._now("room")

    @property
    def chosen_language(self) -> str:
        return self._now("language")

    @cached_property
    def people(self) -> list[Person]:
        """Whom to choose from: who goes by the typed name here, and who was chosen before."""
        found = self._suggested[: queries.MOST_NAMES]
        key = _is_key(self.chosen_who)
        if key and all(person.pk != key for person in found) and not is_erased(self.place, key):
            found.insert(0, get_known_person(self.place, key))
        return found

    @cached_property
    def _suggested(self) -> list[Person]:
        return queries.suggestions(self.place.here, self._now("name"))

    @property
    def has_more_people(self) -> bool:
        """More go by the typed letters than are shown."""
        return len(self._suggested) > queries.MOST_NAMES

    @cached_property
    def alike(self) -> list[tuple[Person, date | None]]:
        """Who goes by a name that sounds like the typed one, with when each was last here."""
        if self.has_more_people:
            return []
        shown = {person.pk for person in self.people}
        found = sound_alikes(self.place.here, self._now("name"))
        found = [person for person in found if person.pk not in shown]
        last = queries.last_visits(self.place.here, found)
        return [(person, last.get(person.pk)) for person in found]

    @property
    def _is_stored(self) -> bool:
        """Sent before: then whoever looks like this newcomer is the newcomer."""
        key = self.cleaned_data.get("client_key")
        return key is not None and Visit.objects.filter(client_key=key).exists()

    @property
    def seen_now(self) -> str:
        """The typed name, when people were shown with it."""
        return name_key(self._now("name")) if self.people or self.alike else ""

    @cached_property
    def candidates(self) -> list[tuple[Person, date | None]]:
        """Whom to choose from, with when each was last here: that tells namesakes apart."""
        last = queries.last_visits(self.place.here, self.people)
        return [(person, last.get(person.pk)) for person in self.people]

    @cached_property
    def tiles(self) -> list[Tile]:
        """The house's topics; one that was chosen before and is no longer in use stays while correcting."""
        return [self._tile(topic) for topic in self.topics]

    def _tile(self, topic: DeskTopic) -> Tile:
        key = str(topic.pk)
        if not self.is_bound:
            before = self.initial.get("asked", {}).get(topic.pk, [])
            return Tile(topic, bool(before), str(max(1, len(before))), _padded([each.words for each in before]))
        return Tile(
            topic,
            key in self.data.getlist("topic"),
            self.data.get(f"times-{key}", "1")[:10],
            _padded(self.data.getlist(f"words-{key}")),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        picked = set(self.data.getlist("topic"))
        chosen = [self._tile(topic) for topic in self.topics if str(topic.pk) in picked]
        for tile in chosen:
            self.asked += asked_about(tile.topic.pk, tile.count or 1, tile.words)
        if any(tile.is_wrong for tile in chosen):
            self.add_error(None, ValidationError(gettext(WRONG_COUNT)))
        kind = self._find_who(self._answer or cleaned.get("who", ""), cleaned.get("name", ""))
        if kind != GROUP:
            self.errors.pop("contacts", None)
        has_person = self.person is not None or bool(self.new_name)
        entry = Entry(kind, self.asked, self._contacts(kind), has_person)
        if "name" not in self.errors:
            for sentence in visit_problems(entry, counts_requests=self.place.here.counts_requests):
                self.add_error(None, ValidationError(gettext(sentence)))
        cleaned["kind"] = kind
        return cleaned

    def _find_who(self, who: str, name: str) -> str:
        if who == NEW:
            self.new_name = name.strip()
            for problem in _no_name(self.new_name) if self.new_name else ():
                self.add_error("name", ValidationError(problem))
            self.asks = self._answer != NEW and self._now("seen") != self.seen_now and not self._is_stored
            return KNOWN
        if key := _is_key(who):
            self._find_visitor(key)
            return KNOWN
        return who

    def _find_visitor(self, key: UUID) -> None:
        """Somebody known here. Who was erased since the page was opened is told of; anybody else is not there."""
        try:
            self.person = get_visitor(self.place, key)
        except Http404:
            if not is_erased(self.place, key):
                raise
            self.add_error("name", ValidationError(GONE))

    def _contacts(self, kind: str) -> int:
        """Only a group has a size. What is no number was already said."""
        if kind != GROUP:
            return 1
        return SMALLEST_GROUP if "contacts" in self.errors else self.cleaned_data.get("contacts") or 0

    @property
    def room_object(self) -> Room:
        chosen = self.cleaned_data.get("room")
        return next((room for room in self.rooms if str(room.pk) == chosen), self.rooms[0])

    @property
    def registration(self) -> Registration:
        """What was filled in, ready for an action."""
        kind = self.cleaned_data["kind"]
        return Registration(
            client_key=self.cleaned_data["client_key"],
            room=self.room_object,
            kind=kind,
            person=self.person,
            contacts=self._contacts(kind),
            language=self.cleaned_data.get("language", ""),
            asked=tuple(self.asked),
        )


def _padded(words: list[str]) -> list[str]:
    return [*words, *[""] * (WORDS_PER_TOPIC - len(words))]


class _WithReason(forms.Form):
    """Why a stored visit is changed."""

    reason = forms.ChoiceField(
        label=_("Waarom?"),
        choices=[(key, _(sentence)) for key, sentence in reasons.CHOICES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom je het wijzigt.")},
    )
    more = PlainTextField(label=_("Uitleg"), max_length=150, required=False)

    @property
    def sentence(self) -> str:
        """The reason as it is kept: in Dutch, whoever chose it in whichever language."""
        chosen = dict(reasons.CHOICES)[self.cleaned_data["reason"]]
        more = self.cleaned_data.get("more", "")
        return f"{chosen} {more}".strip()


class ReasonForm(_WithReason, ClientKeyForm):
    """Why a visit is withdrawn."""


class CorrectForm(_WithReason, VisitForm):
    """A visit once more, with the reason why."""


def initial_of(visit: Visit) -> dict[str, Any]:
    """A stored visit as the start of its correction."""
    asked: dict[UUID, list[Asked]] = {}
    for request in visit.requests.all():
        asked.setdefault(request.topic_id, []).append(Asked(request.topic_id, request.own_words, request.course))
    return {
        "who": str(visit.person_id) if visit.person_id else visit.kind,
        "contacts": max(visit.contacts, 2),
        "language": visit.language,
        "room": str(visit.room_id),
        "asked": asked,
    }
