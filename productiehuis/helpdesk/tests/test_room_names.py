"""Who chooses a room at the desk reads its name in their own language."""

from types import SimpleNamespace

from django.utils import translation

from productiehuis.helpdesk.forms.lists import PaperListForm
from productiehuis.helpdesk.forms.visits import VisitForm
from productiehuis.kernel.texts import TranslatedText


def labels(form):
    return [label for _value, label in form.fields["room"].choices]


def test_rooms_to_choose_are_named_in_the_language_of_who_reads(cast):
    cast.room.name = TranslatedText.of("Spreekuur", tr="Danışma saati")
    rooms = [cast.room, cast.sewing_room]
    place = SimpleNamespace(here=cast.desk, house=cast.west)
    with translation.override("tr"):
        for form in (PaperListForm(cast.desk, rooms, []), VisitForm(place, rooms, [])):
            assert labels(form)[0] == "Danışma saati"
    with translation.override("nl"):
        assert labels(PaperListForm(cast.desk, rooms, []))[0] == "Spreekuur"
