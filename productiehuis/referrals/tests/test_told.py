"""Who hears what: the resident hears when to come, once for each time, and who walks along finds it on the list."""

from datetime import timedelta
from uuid import UUID

import time_machine
from django.utils import translation

from productiehuis.audit.models import Event
from productiehuis.kernel.texts import TranslatedText
from productiehuis.referrals.actions import change_time, refuse
from productiehuis.referrals.models import ReferralStep, WhyNot
from productiehuis.referrals.tests.hands import DESK, accepted, key, propose, send
from productiehuis.referrals.travels import sentence_for, step_by
from tests.cast import actor, make_person

KNOWS = "De bewoner weet het"


def tell(vera, row):
    return vera.post(f"{DESK}{row.pk}/doen/", key() | {"do": "told", "when": row.comes_at.isoformat()}, follow=True)


def test_what_vera_told_is_not_told_again_by_the_next_volunteer(cast, vera):
    row = accepted(cast)
    assert "Vertel het:" in vera.get(DESK).text
    assert KNOWS in vera.get(f"{DESK}{row.pk}/").text
    for _twice in range(2):
        tell(vera, row)
    text = vera.get(DESK).text
    assert "Vertel het:" not in text
    assert KNOWS in text
    assert f'value="{"told"}"' not in vera.get(f"{DESK}{row.pk}/").text
    assert Event.objects.filter(verb="referral told").count() == 1


def test_another_time_is_told_anew_and_an_old_page_does_not_say_it_was(cast, vera):
    row = accepted(cast)
    tell(vera, row)
    old = row.comes_at
    row.refresh_from_db()
    change_time(referral=row, comes_at=old + timedelta(days=1), by=actor(cast.noor))
    assert "Vertel het:" in vera.get(DESK).text
    row.comes_at = old
    assert "Er is intussen iets anders afgesproken" in tell(vera, row).text
    assert "Vertel het:" in vera.get(DESK).text


def test_what_was_told_does_not_hide_a_no_that_came_after(cast, vera):
    row = accepted(cast)
    tell(vera, row)
    row.refresh_from_db()
    refuse(referral=row, why_not=WhyNot.FULL, by=actor(cast.noor))
    assert "Vertel het en kies samen iets anders" in vera.get(DESK).text


def test_a_press_without_a_time_says_nothing_was_told(cast, vera):
    row = accepted(cast)
    vera.post(f"{DESK}{row.pk}/doen/", key() | {"do": "told", "when": "morgen"})
    assert "Vertel het:" in vera.get(DESK).text


def test_a_no_to_the_sentence_is_written_down_and_nobody_asks_again(cast, vera):
    row = propose(cast)
    assert "De bewoner zegt nee" in vera.get(f"{DESK}{row.pk}/ja/").text
    vera.post(f"{DESK}{row.pk}/doen/", key() | {"do": "take_back"})
    row.refresh_from_db()
    assert (row.state, row.sent_at) == ("stopped", None)
    assert "Vraag eerst of het mag" not in vera.get(DESK).text


def test_who_walks_along_finds_it_on_top_of_the_list_as_long_as_it_is_to_come(cast, vera):
    other = make_person(cast.west, "Wim")
    send(cast, walks="ours", companion=other)
    text = vera.get(DESK).text
    assert "Wim loopt mee" in text
    assert "Jij loopt mee" not in text
    row = accepted(cast, cast.rosa, walks="ours", companion=cast.vera)
    assert "Jij loopt mee" in vera.get(DESK).text
    with time_machine.travel(row.comes_at, tick=False):
        refuse(referral=row, why_not=WhyNot.FULL, by=actor(cast.noor))
    assert "Jij loopt mee" not in vera.get(DESK).text


def test_a_step_by_a_job_says_so_in_words():
    step = ReferralStep(state="stopped", by_name="nachtwerk")
    with translation.override("nl"):
        assert step_by(step) == "het huis zelf, in de nacht"
    step.by_key, step.by_name = UUID(int=1), "Vera"
    assert step_by(step) == "Vera"


def test_who_prints_the_slip_reads_the_buttons_in_their_own_language(cast, vera):
    row = accepted(cast)
    with translation.override("nl"):  # The language of the page is left active behind it.
        text = vera.get(f"{DESK}{row.pk}/briefje/", headers={"accept-language": "en"}).text
    assert "Ben je geholpen?" in text
    assert "Print</span>" in text
    assert ">Done</a>" in text
    assert "Klaar" not in text


def test_the_sentence_that_is_read_out_names_the_room_in_its_language(cast):
    row = propose(cast)
    row.to_room.name = TranslatedText.of("Naaien", tr="Dikiş")
    assert "Dikiş (" in sentence_for(row, "tr")
    assert "Naaien (" in sentence_for(row, "nl")
