"""The demo's post page in a browser: readable, also for a screen reader."""

import pytest

from productiehuis.post.actions import send


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_page_has_nothing_axe_objects_to(live_server, page, axe, language):
    page.context.add_cookies([{"name": "taal", "value": language, "url": live_server.url}])
    page.goto(f"{live_server.url}/demo/post/")
    axe(page)
    send(channel="sms", to="+31612345678", body="Je code is 123456.")
    send(channel="mail", to="noor@example.org", subject="Je code", body="Je code is 654321.\n\nGroet", language="nl")
    page.reload()
    assert page.get_by_text("Je code is 123456.").is_visible()
    axe(page)
