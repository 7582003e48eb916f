"""The outbox: on commit, once, later when it fails, and empty afterwards."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from productiehuis.post.actions import send
from productiehuis.post.backends import _made
from productiehuis.post.delivery import empty_done
from productiehuis.post.models import Message
from productiehuis.post.tasks import deliver

delivered = []


class Recording:
    def send(self, envelope):
        delivered.append(envelope)


class Refusing:
    def send(self, envelope):
        raise ConnectionError(f"could not reach {envelope.to}")


@pytest.fixture(autouse=True)
def carriers(settings):
    settings.DEMO = False
    settings.POST_BACKENDS = {"sms": f"{__name__}.Recording", "mail": f"{__name__}.Refusing"}
    delivered.clear()
    _made.cache_clear()


@pytest.mark.django_db
def test_a_message_is_queued_with_its_task():
    message = send(channel="sms", to="0612345678", body="Je code is 123456.")
    assert delivered == []
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[str(message.pk)]]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_queued_when_the_transaction_rolls_back():
    with transaction.atomic():
        send(channel="sms", to="0612345678", body="Je code is 123456.")
        transaction.set_rollback(True)
    assert not Message.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_the_task_delivers_once_and_then_the_text_is_gone():
    message = send(channel="sms", to="0612345678", body="Je code is 123456.")
    deliver.call(str(message.pk))
    deliver.call(str(message.pk))
    assert [(e.to, e.body) for e in delivered] == [("0612345678", "Je code is 123456.")]
    message.refresh_from_db()
    assert (message.to, message.body, message.is_waiting) == ("", "", False)


@pytest.mark.django_db
def test_in_the_demo_the_text_stays_until_it_is_past_its_time(settings):
    settings.DEMO = True
    message = send(channel="sms", to="0612345678", body="Je code is 123456.")
    deliver.call(str(message.pk))
    assert Message.objects.get().body == "Je code is 123456."
    assert empty_done() == 0
    Message.objects.update(expires=timezone.now() - timedelta(minutes=1))
    assert empty_done() == 1
    assert Message.objects.get().body == ""


@pytest.mark.django_db
def test_a_refused_message_is_tried_again_later_and_at_last_given_up():
    message = send(channel="mail", to="noor@example.org", body="Je hebt een bericht.")
    for _ in range(6):
        deliver.call(str(message.pk))
    message.refresh_from_db()
    assert message.failed_at
    assert (message.attempts, message.error, message.body) == (6, "ConnectionError", "")
    waits = DBTaskResult.objects.filter(run_after__gt=timezone.now(), run_after__year__lt=9999).count()
    assert waits == 5


@pytest.mark.django_db
def test_the_reason_of_a_failure_holds_no_address():
    message = send(channel="mail", to="noor@example.org", body="Je hebt een bericht.")
    deliver.call(str(message.pk))
    message.refresh_from_db()
    assert message.error == "ConnectionError"


@pytest.mark.django_db
def test_a_code_that_is_past_its_time_is_not_delivered():
    message = send(channel="sms", to="0612345678", body="123456", expires=timezone.now() - timedelta(seconds=1))
    deliver.call(str(message.pk))
    message.refresh_from_db()
    assert delivered == []
    assert message.error == "expired"


@pytest.mark.django_db
def test_a_message_needs_an_address_and_a_known_channel():
    with pytest.raises(ValueError, match="address"):
        send(channel="sms", to="", body="x")
    with pytest.raises(ValueError, match="fax"):
        send(channel="fax", to="1", body="x")


@pytest.mark.django_db
def test_old_rows_go():
    message = send(channel="sms", to="0612345678", body="x")
    deliver.call(str(message.pk))
    Message.objects.update(created_at=timezone.now() - timedelta(days=40))
    empty_done()
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_in_the_demo_everyone_reads_a_code_at_once(client, settings):
    settings.DEMO = True
    send(channel="sms", to="0612345678", body="Je code is 123456.")
    page = client.get("/demo/post/")
    assert "Je code is 123456." in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.django_db
def test_outside_the_demo_the_page_does_not_exist(client):
    assert client.get("/demo/post/").status_code == 404
