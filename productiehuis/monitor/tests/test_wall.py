"""In a real browser: what hangs on the wall is one sheet of paper, also of an initiative that counts everything."""

import io
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from productiehuis.monitor.tests.data import attend, noon, session, visit
from tests.cast import make_cast

MARGIN: Any = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")


@pytest.fixture
def counted(transactional_db):
    cast = make_cast()
    people = (cast.bo, cast.rosa, cast.vera, cast.tamar, cast.noor)
    for month in range(1, 13):
        for person in people:
            visit(cast.room, cast.desk, person, topics=cast.topics[:1], at=noon(date(2018, month, 5)))
        attend(
            session(cast.room, cast.desk, date(2018, month, 6)), cast.bo, cast.rosa, cast.vera, cast.tamar, cast.noor
        )
    return cast


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_sheet_for_the_wall_is_one_sheet(counted, page, live_server, language):
    page.goto(f"{live_server.url}/taal/?taal={language}&next=/west/cijfers/{counted.desk.slug}/2018/muur/")
    assert page.locator(".mon-wall li").count() >= 5
    paper = PdfReader(io.BytesIO(page.pdf(format="A4", margin=MARGIN, print_background=True)))
    assert len(paper.pages) == 1
