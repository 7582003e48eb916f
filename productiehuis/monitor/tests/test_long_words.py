"""In a real browser: the numbers of an initiative with a long word in its name are never wider than a phone."""

import pytest

from productiehuis.monitor.tests.data import visit
from tests.cast import make_cast


@pytest.fixture
def counted(transactional_db):
    cast = make_cast()
    cast.desk.name = "Vrijwilligerscoördinatiebureau" * 3
    cast.desk.save()
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    return cast


def test_a_long_word_in_a_name_fits_a_phone(counted, page, live_server):
    for path in ("/west/cijfers/2018/", "/cijfers/2018/", f"/west/cijfers/{counted.desk.slug}/2018/muur/"):
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(f"{live_server.url}{path}")
            page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
