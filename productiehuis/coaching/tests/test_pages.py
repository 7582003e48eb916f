"""The pages of coaching: what each person sees, and that nobody else sees it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from productiehuis.audit.models import Look
from productiehuis.coaching.actions import answer_stand_in, ask_stand_in, begin_hand_over, end_pair
from productiehuis.coaching.models import HandOver, Pair, PeerTalk, StandIn, Talk, TalkNote, Walk
from productiehuis.coaching.tests.conftest import (
    TODAY,
    TOMORROW,
    YESTERDAY,
    ask,
    choose,
    learn,
    make_pair,
    make_talk,
    say_yes,
    write,
)
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person
from productiehuis.privacy.access import lines_about
from productiehuis.referrals.models import Referral
from tests.cast import TESTER, actor, give

pytestmark = pytest.mark.django_db

BANK = "Rosa belt de bank."


@pytest.fixture
def pair(circle):
    return make_pair(circle.rosa, circle.koos)


@pytest.fixture
def talk(circle, pair):
    made = make_talk(pair, YESTERDAY, where="bij de balie")
    write(made, BANK, circle.koos)
    return made


@pytest.fixture
def get(as_person):
    def open_page(person, name, *args, status=200):
        answer = as_person(person).get(reverse(name, args=args))
        assert answer.status_code == status, (answer.status_code, answer.get("Location"))
        return answer.content.decode()

    return open_page


@pytest.fixture
def post(as_person):
    def press(person, page, *args, status=302, **body):
        answer = as_person(person).post(reverse(page, args=args), {"client_key": str(uuid4()), **body})
        assert answer.status_code == status, answer.content.decode()[:2000]
        return answer

    return press


def test_rosa_chooses_koos_on_her_phone_and_koos_says_yes(circle, get, post):
    page = get(circle.rosa, "choose_coach", "west")
    assert "Koos" in page
    assert "nog 3 plekken" in page
    assert "العربية" in page
    post(circle.rosa, "choose_coach", "west", coach=circle.koos.pk)
    assert "Wacht op antwoord" in get(circle.rosa, "my_coach")
    pair = Pair.objects.get()
    assert "Rosa" in get(circle.koos, "coaching", "west")
    post(circle.koos, "pair_answer", "west", pair.pk, answer="yes")
    assert "Wacht op antwoord" not in get(circle.rosa, "my_coach")
    post(circle.rosa, "my_pair_end", pair.pk)
    assert "Je hebt nog geen coach" in get(circle.rosa, "my_coach")


def test_the_other_way_round_is_refused_on_the_page_with_a_kind_sentence(circle, as_person):
    make_pair(circle.kim, circle.koos)
    answer = as_person(circle.koos).post(
        reverse("choose_coach", args=["west"]), {"coach": circle.kim.pk, "client_key": str(uuid4())}, follow=True
    )
    assert "dan praat je vrijer" in answer.content.decode()


def test_rosa_reads_what_koos_wrote_and_corrects_it(circle, talk, get, post):
    assert BANK in get(circle.rosa, "my_talk", talk.pk)
    last = talk.notes.get()
    post(circle.rosa, "my_talk_correct", talk.pk, agreed="Koos belt de bank.", words="", seen=last.pk)
    page = get(circle.koos, "coach_talk", "west", talk.pk)
    assert "Koos belt de bank." in page
    assert BANK in page
    post(circle.rosa, "my_talk_empty", talk.pk)
    assert BANK not in get(circle.koos, "coach_talk", "west", talk.pk)


def test_who_writes_at_the_same_time_reads_first_and_loses_nothing(circle, talk, post):
    last = talk.notes.get()
    write(talk, "Samen bellen.", circle.rosa, seen=last)
    answer = post(circle.koos, "talk_write", "west", talk.pk, status=409, agreed="Mijn zin", words="", seen=last.pk)
    page = answer.content.decode()
    assert "De ander schreef net ook iets" in page
    assert "Samen bellen." in page
    assert "Mijn zin" in page
    assert TalkNote.objects.count() == 2


def test_koos_writes_and_the_next_time_stands_there(circle, pair, get, post):
    talk = make_talk(pair, YESTERDAY)
    body = {"agreed": BANK, "words": "", "next_day": "2026-03-09", "next_hour": "10:00"}
    post(circle.koos, "talk_write", "west", talk.pk, **body)
    assert Talk.objects.count() == 2
    assert "maandag 9 maart" in get(circle.rosa, "my_coach")


def test_a_bsn_is_not_written_down(circle, pair, post):
    talk = make_talk(pair, YESTERDAY)
    answer = post(circle.koos, "talk_write", "west", talk.pk, status=422, agreed="nummer 111222333", words="")
    assert "burgerservicenummer" in answer.content.decode()
    assert not TalkNote.objects.exists()


@pytest.mark.parametrize("who", ["kim", "cor", "tamar", "pim", "vera", "asia", "rosa", "fay"])
def test_nobody_else_reads_the_talk(circle, talk, get, who):
    for name, args in (("coach_talk", ["west", talk.pk]), ("coach_pair", ["west", talk.pair_id])):
        get(getattr(circle, who), name, *args, status=404)
    if who != "rosa":
        get(getattr(circle, who), "my_talk", talk.pk, status=404)


def test_who_was_coached_on_paper_reads_it_with_a_login_that_is_merged_with_it(circle, talk, get):
    Person.objects.filter(pk=circle.rosa.pk).update(user=None)
    merge_persons(kept=circle.pim, absorbed=circle.rosa, by=TESTER)
    assert BANK in get(circle.pim, "my_talk", talk.pk)
    assert circle.koos.first_name in get(circle.pim, "my_coach")


def test_a_merge_opens_no_talk(circle, talk, get):
    merge_persons(kept=circle.pim, absorbed=circle.rosa, by=TESTER)
    get(circle.pim, "my_talk", talk.pk, status=404)
    assert BANK not in get(circle.pim, "my_coach")
    merge_persons(kept=circle.kim, absorbed=circle.koos, by=TESTER)
    get(circle.kim, "coach_talk", "west", talk.pk, status=404)


def test_every_look_of_koos_stands_in_who_looked_in_words(circle, talk, get):
    get(circle.koos, "coach_talk", "west", talk.pk)
    get(circle.rosa, "my_talk", talk.pk)
    look = Look.objects.get(part="talk")
    assert (look.viewer_key, look.subject_key, look.role) == (circle.koos.pk, circle.rosa.pk, "coach")
    said = [(line.who, line.what, line.role) for line in lines_about(circle.rosa)]
    assert ("Koos", "wat jij en je coach opschreven", "coach") in said
    assert ("Koos", "schreef op wat in een gesprek is afgesproken", "coach") in said


def test_a_coach_whose_role_ended_sees_nothing_at_once_and_rosa_chooses_anew(circle, talk, get):
    Membership.objects.filter(person=circle.koos).update(ends=TODAY - timedelta(days=1))
    get(circle.koos, "coach_talk", "west", talk.pk, status=404)
    get(circle.koos, "coaching", "west", status=404)
    page = get(circle.rosa, "my_coach")
    assert "Je coach is gestopt met coachen" in page
    assert BANK in get(circle.rosa, "my_talk", talk.pk)


def test_after_the_end_the_coach_sees_nothing_and_rosa_still_reads(circle, talk, get):
    end_pair(pair=talk.pair, by=actor(circle.rosa))
    get(circle.koos, "coach_talk", "west", talk.pk, status=404)
    assert "Rosa" not in get(circle.koos, "coaching", "west")
    assert BANK in get(circle.rosa, "my_talk", talk.pk)


def test_a_coach_without_a_second_factor_is_asked_for_one(circle, talk, client):
    client.force_login(circle.koos.user, backend="productiehuis.people.backends.PasswordBackend")
    answer = client.get(reverse("coach_talk", args=["west", talk.pk]))
    assert (answer.status_code, BANK in answer.content.decode()) == (302, False)


# Walking along.


@pytest.fixture
def walk(circle, pair):
    return ask(make_talk(pair), learn(circle))


def test_without_a_yes_the_talk_does_not_exist_for_asia(circle, walk, get, post):
    get(circle.asia, "my_walk", "west", walk.pk, status=404)
    assert "3 maart" not in get(circle.asia, "my_learning", "west")
    assert "Mag Asia meelopen?" in get(circle.rosa, "my_coach")
    post(circle.rosa, "my_walk_answer", walk.pk, answer="yes")
    page = get(circle.asia, "my_walk", "west", walk.pk)
    assert "leest geen aantekeningen" in page
    get(circle.asia, "coach_talk", "west", walk.talk_id, status=404)
    post(circle.rosa, "my_walk_answer", walk.pk, answer="no")
    get(circle.asia, "my_walk", "west", walk.pk, status=404)
    assert Look.objects.filter(part="walk along", viewer_key=circle.asia.pk).exists()


def test_a_yes_aloud_is_heard_by_koos_and_taken_back(circle, walk, get, post):
    page = get(circle.koos, "walk_yes", "west", walk.pk)
    assert "Asia wil meelopen in je gesprek met Koos" in page
    post(circle.koos, "walk_yes", "west", walk.pk, language="tr", heard="on")
    walk.refresh_from_db()
    assert (walk.state, walk.consent.language, walk.consent.heard_by_key) == ("yes", "tr", circle.koos.pk)
    post(circle.koos, "walk_back", "west", walk.pk)
    walk.refresh_from_db()
    assert (walk.state, walk.consent.withdrawn_at is not None) == ("withdrawn", True)


def test_asia_sees_nothing_any_more_when_a_role_ends_or_the_talk_is_over(circle, walk, get):
    say_yes(walk)
    with time_machine.travel(TOMORROW + timedelta(days=1), tick=False):
        get(circle.asia, "my_walk", "west", walk.pk, status=404)
    Membership.objects.filter(person=circle.koos).update(ends=TODAY - timedelta(days=1))
    get(circle.asia, "my_walk", "west", walk.pk, status=404)
    Membership.objects.filter(person=circle.asia).update(ends=TODAY - timedelta(days=1))
    get(circle.asia, "my_learning", "west", status=404)


def test_koos_asks_for_asia_and_kim_reads_how_far_she_is(circle, pair, get, post):
    learning = learn(circle)
    talk = make_talk(pair)
    post(circle.koos, "walk_ask", "west", talk.pk, learning=learning.pk)
    assert Walk.objects.get().aspirant == circle.asia
    page = get(circle.kim, "learner", "west", learning.pk)
    assert "0 van 3 gesprekken" in page
    assert "Rosa" not in page
    post(circle.kim, "learner_sign", "west", learning.pk, stage="walk_along")
    assert not learning.signed.exists()
    post(circle.kim, "learner_stop", "west", learning.pk, status=404)


# Standing in.


def test_kim_sees_rosas_talk_only_on_her_days_and_with_the_yes_of_rosa(circle, talk, get, post):
    days = {"first": TODAY, "last": TODAY + timedelta(days=6)}
    post(circle.koos, "stand_ins", "west", stand_in=circle.kim.pk, **days)
    asked = StandIn.objects.get()
    page = get(circle.kim, "stand_ins", "west")
    assert "Rosa" not in page
    get(circle.kim, "coach_talk", "west", talk.pk, status=404)
    post(circle.rosa, "my_stand_in_answer", asked.pk, answer="yes")
    assert BANK in get(circle.kim, "coach_talk", "west", talk.pk)
    post(circle.kim, "pair_end", "west", talk.pair_id, status=404)
    with time_machine.travel("2026-03-09 09:00:00+01:00", tick=False):
        get(circle.kim, "coach_talk", "west", talk.pk, status=404)
    post(circle.rosa, "my_stand_in_answer", asked.pk, answer="no")
    get(circle.kim, "coach_talk", "west", talk.pk, status=404)


def test_bo_says_yes_aloud_to_who_stands_in(circle, get, post):
    pair = make_pair(circle.bo, circle.koos)
    days = {"first": TODAY, "last": TODAY + timedelta(days=6)}
    (asked,) = ask_stand_in(pairs=[pair], stand_in=circle.kim, by=TESTER, client_key=uuid4(), **days)
    get(circle.kim, "stand_in_yes", "west", asked.pk, status=404)
    assert "Kim kan je coach vervangen" in get(circle.koos, "stand_in_yes", "west", asked.pk)
    post(circle.koos, "stand_in_yes", "west", asked.pk, language="nl", heard="on")
    assert "Bo" in get(circle.kim, "coaching", "west")
    post(circle.kim, "stand_in_end", "west", asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.consent.withdrawn_at is not None) == ("ended", True)


def test_a_stand_in_of_later_sees_nothing_yet(circle, talk, get):
    days = {"first": TODAY + timedelta(days=3), "last": TODAY + timedelta(days=6)}
    (asked,) = ask_stand_in(pairs=[talk.pair], stand_in=circle.kim, by=TESTER, client_key=uuid4(), **days)
    answer_stand_in(stand_in=asked, yes=True, by=actor(circle.rosa))
    get(circle.kim, "coach_talk", "west", talk.pk, status=404)


# At the desk, for who has no log-in.


def test_bo_chooses_at_the_desk_with_a_yes_that_is_heard(circle, get, post):
    args = ["west", "spreekuur", circle.bo.pk]
    assert "Koos" in get(circle.vera, "desk_coach", *args)
    page = get(circle.vera, "desk_coach_yes", *args, circle.koos.pk)
    assert "Je kiest Koos als coach" in page
    post(circle.vera, "desk_coach_yes", *args, circle.koos.pk, language="nl", heard="on")
    pair = Pair.objects.get()
    assert (pair.resident, pair.consent.heard_by_key) == (circle.bo, circle.vera.pk)
    get(circle.noor, "desk_coach", "west", "naaien", circle.bo.pk, status=404)
    assert "Koos is" not in get(circle.vera, "desk_coach", *args)
    post(circle.vera, "desk_coach_end", *args)
    post(circle.vera, "desk_coach_end", *args)
    pair.refresh_from_db()
    assert (pair.state, pair.consent.withdrawn_at is not None) == ("withdrawn", True)


# From a talk to somewhere else.


def test_from_a_talk_rosa_is_sent_on_with_her_yes(circle, talk, get, post):
    body = {"to": f"kamer:{circle.sewing_room.pk}", "topic": circle.topics[0].pk, "walks": "alone"}
    answer = post(circle.koos, "talk_refer", "west", talk.pk, **body)
    row = Referral.objects.get()
    assert (row.person, row.state) == (circle.rosa, "proposed")
    as_kim = answer["Location"]
    assert str(row.pk) in as_kim
    get(circle.kim, "talk_refer_yes", "west", talk.pk, row.pk, status=404)
    post(circle.koos, "talk_refer_yes", "west", talk.pk, row.pk, language="nl", heard="on")
    row.refresh_from_db()
    assert row.state == "sent"


# Handing over.


def test_tamar_hands_over_and_vera_takes_it_or_gives_it_back(circle, get, post):
    role = Membership.objects.get(person=circle.tamar)
    post(circle.tamar, "hand_over_new", "west", "spreekuur", role=role.pk, taker=circle.vera.pk)
    whole = HandOver.objects.get()
    post(circle.tamar, "task_add", "west", "spreekuur", whole.pk, name="het rooster", due="2026-03-02")
    task = whole.tasks.get()
    whole.tasks.update(due=YESTERDAY)
    assert "dag is voorbij" in get(circle.tamar, "hand_over", "west", "spreekuur", whole.pk)
    assert "het rooster" in get(circle.vera, "my_hand_overs")
    post(circle.vera, "my_task_move", task.pk, to="handed")
    post(circle.tamar, "hand_over_end", "west", "spreekuur", whole.pk, to="done")
    assert "De rol is overgedragen" in get(circle.tamar, "hand_over", "west", "spreekuur", whole.pk)
    post(circle.vera, "my_task_move", task.pk, to="with_giver")
    whole.refresh_from_db()
    assert whole.state == "going"
    with time_machine.travel("2026-07-01 09:00:00+02:00", tick=False):
        post(circle.tamar, "task_move", "west", "spreekuur", whole.pk, task.pk, to="handed", heard="on")
    with time_machine.travel("2026-12-01 09:00:00+01:00", tick=False):
        assert "Jezelf overbodig maken" in get(circle.tamar, "hand_overs", "west", "spreekuur")


def test_who_leads_elsewhere_or_coordinates_does_not_see_it(circle, get):
    role = Membership.objects.get(person=circle.tamar)
    whole = begin_hand_over(membership=role, taker=circle.vera, by=actor(circle.tamar), client_key=uuid4())
    for who in (circle.noor, circle.cor, circle.vera, circle.fay):
        get(who, "hand_over", "west", "spreekuur", whole.pk, status=404)
    get(circle.tamar, "hand_over", "west", "spreekuur", whole.pk)
    assert "een rol die wordt overgedragen" in [line.what for line in lines_about(circle.vera)]


# Intervisie.


def test_a_name_in_a_question_is_shown_first_and_then_the_writer_decides(circle, get, post):
    body = {"question": "Ik weet niet wat rosa wil", "others": [circle.kim.pk]}
    page = post(circle.koos, "peer_new", "west", status=422, **body).content.decode()
    assert "misschien een naam of een nummer: rosa" in page
    assert "Dit is geen naam" in page
    assert not PeerTalk.objects.exists()
    post(circle.koos, "peer_new", "west", is_nameless="on", warned="1", **body)
    asked = PeerTalk.objects.get()
    assert "rosa" in get(circle.kim, "peer_talk", "west", asked.pk)
    get(circle.asia, "peer_talk", "west", asked.pk, status=404)
    get(circle.rosa, "peer_talks", "west", status=404)
    post(circle.kim, "peer_talk", "west", asked.pk, outcome="Vraag het zelf.", seen=0)
    assert "Vraag het zelf." in get(circle.koos, "peer_talk", "west", asked.pk)


def test_a_clean_question_shows_no_tick(circle, get):
    assert "Dit is geen naam" not in get(circle.koos, "peer_new", "west")


def test_the_own_page_leads_everybody_to_their_part(circle, get):
    assert reverse("coaching", args=["west"]) in get(circle.koos, "my_house")
    assert reverse("my_learning", args=["west"]) in get(circle.asia, "my_house")
    assert reverse("hand_overs", args=["west", "spreekuur"]) in get(circle.tamar, "my_house")
    page = get(circle.rosa, "my_house")
    assert reverse("my_coach") in page
    assert reverse("coaching", args=["west"]) not in page


def test_choosing_in_a_house_where_one_is_nobody_is_404(circle, get):
    get(circle.rosa, "choose_coach", "noord", status=404)
    give(circle.fay, Role.COACH)
    get(circle.fay, "coaching", "west", status=404)
    assert choose(circle.rosa, circle.koos).state == "asked"
