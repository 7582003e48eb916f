"""The demo's post page: what would have gone to phones and letter boxes."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from productiehuis.post.models import Channel, Message
from productiehuis.ui.writing import moment

SHOWN = 50
ICONS = {Channel.SMS: "phone", Channel.MAIL: "mail", Channel.PAPER: "letter"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as the page shows it."""

    icon: str
    channel: str
    to: str
    at: str
    subject: str
    body: str
    language: str


def _letter(message: Message) -> Letter:
    channel = Channel(message.channel)
    at = moment(localtime(message.created_at), "j F Y")
    return Letter(ICONS[channel], str(channel.label), message.to, at, message.subject, message.body, message.language)


@require_safe
@never_cache
def demo_post(request: HttpRequest) -> HttpResponse:
    """Everyone may read it, for the demo holds invented people only. Elsewhere it does not exist."""
    if not settings.DEMO:
        raise Http404
    letters = [_letter(message) for message in Message.objects.exclude(body=b"")[:SHOWN]]
    return render(request, "post/demo_post.html", {"letters": letters})
