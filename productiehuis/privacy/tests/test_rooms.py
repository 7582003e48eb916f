"""Complete by construction: whatever points to a person is told to that person, and goes when they are erased."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

import productiehuis
from productiehuis.people.models import Person, User
from productiehuis.privacy.rooms import ROOMS, every_term, everything_kept

# What points to a person and is not in "everything I am in", with the reason.
NOT_TOLD = {
    "people.Persona": "an invented person of the demo",
    "people.LoginSession": "the session itself; told as `sessions`",
    "people.KeptForm": "a form that waits half an hour, in that form itself",
    "people.NameTrace": "made from the name and tells nothing more",
    "account.EmailAddress": "nobody has one here",
    "sessions.Session": "not used: sessions are people.LoginSession",
}
# Fields that are the key of who did something, not of whom it is about: told as `written_by_me`, from the log.
DOER = ("by_key", "registered_by_key", "device_key")


def points_to_people(model):
    """Names of the fields by which a row is about somebody."""
    found = []
    for field in model._meta.get_fields():
        if not getattr(field, "concrete", False):
            continue
        is_link = isinstance(field, models.ForeignKey) and field.related_model in (Person, User)
        is_key = field.name in ("subject_key", "person_number", "viewer_name", "actor_name", "session_key")
        if is_link or is_key:
            found.append(field.name)
    return found


def told_models():
    return {model for room in ROOMS for part in room.parts([]) for model in part.models}


@pytest.mark.django_db
def test_every_model_with_a_person_in_it_is_told_or_has_a_reason():
    about = {model._meta.label for model in apps.get_models() if points_to_people(model)} | {"people.Person"}
    assert {"helpdesk.Visit", "audit.Look", "people.Merge", "mfa.Authenticator"} <= about
    told = {model._meta.label for model in told_models()}
    assert about - told - set(NOT_TOLD) == set()
    assert set(NOT_TOLD) & told == set()


@pytest.mark.django_db
def test_every_model_that_is_told_says_why_it_is_kept_and_the_other_way_round():
    kept = {kept.model._meta.label for kept in everything_kept()}
    told = {model._meta.label for model in told_models()}
    assert told - kept == set()
    # A message goes within days and is sealed; a partner's address is the partner's; a trace is the name once more.
    # A remembered word of a list points to nobody.
    assert kept - told == {"post.Message", "initiatives.Organisation", "people.NameTrace", "imports.Remembered"}


def test_every_room_with_personal_fields_is_listed():
    package = Path(productiehuis.__file__).parent
    listed = {room.__name__ for room in ROOMS}
    written = {f"productiehuis.{path.name}.privacy" for path in package.iterdir() if path.is_dir()}
    written = {name for name in written if find_spec(name.rsplit(".", 1)[0]) and find_spec(name)}
    assert written - listed == {"productiehuis.house.privacy"}  # A house knows no people.
    about = {model._meta.app_label for model in apps.get_models() if points_to_people(model)}
    ours = {label for label in about if (package / label).is_dir()}
    # The lowest rooms know no people; `privacy` speaks for them.
    assert {f"productiehuis.{label}.privacy" for label in ours - {"audit", "post"}} - listed == set()


def test_every_room_has_all_that_is_asked_of_it():
    for room in ROOMS:
        assert all(hasattr(room, name) for name in ("KEPT", "TERMS", "erase", "parts", "last_here")), room


def test_every_term_has_bounds_a_reason_and_a_way():
    terms = every_term()
    assert len({term.key for term in terms}) == len(terms) >= 9
    for term in terms:
        assert 1 <= term.lowest <= term.months <= term.highest, term.key
        assert str(term.why).strip()
        assert "%(time)s" in str(term.sentence)
        assert term.due or term.by_job or term.key in ("names", "helpers")
        assert bool(term.due) == bool(term.forget)


def test_everything_kept_has_a_term_or_says_how_long():
    keys = {term.key for term in every_term()}
    for kept in everything_kept():
        assert str(kept.what), kept
        assert (kept.term in keys) != bool(str(kept.how_long)), kept


@pytest.mark.django_db
def test_the_parts_have_keys_of_their_own():
    keys = [part.key for room in ROOMS for part in room.parts([])]
    assert len(keys) == len(set(keys)) > 15
