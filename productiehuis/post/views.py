"""The demo's post page: what would have gone to phones and letter boxes."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from productiehuis.post.models import Message

SHOWN = 50


@require_safe
@never_cache
def demo_post(request: HttpRequest) -> HttpResponse:
    """Everyone may read it, for the demo holds invented people only. Elsewhere it does not exist."""
    if not settings.DEMO:
        raise Http404
    return render(request, "post/demo_post.html", {"messages_out": Message.objects.exclude(body=b"")[:SHOWN]})
