"""A house pass on paper: the code can be read whatever language the words beside it are in."""

import io
from uuid import uuid4

from django.utils import translation
from django.utils.translation import gettext
from pypdf import PdfReader

from productiehuis.people.actions import make_pass
from productiehuis.people.cards import cards_pdf
from tests.cast import TESTER


def test_long_words_beside_the_code_take_a_second_line(cast):
    """They ran through the code: it does not give way, and is never broken."""
    own = make_pass(person=cast.rosa, by=TESTER, client_key=uuid4())
    own.secret = f"3805220568 {own.token}"
    with translation.override("tr"):
        page = PdfReader(io.BytesIO(cards_pdf([own], site="https://huis.example"))).pages[0]
        words = gettext("Of zeg deze code:")
    lines = {}
    page.extract_text(visitor_text=lambda text, at, *_: lines.setdefault(text.strip(), at[5]))
    beside = {height for text, height in lines.items() if text and text in words}
    assert "380\u00a0522\u00a00568" in lines
    assert len(beside) == 2
