"""How a language is called that a coach speaks."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from productiehuis.people.forms.persons import SPOKEN

register = template.Library()
_NAMES = dict(SPOKEN)


@register.simple_tag
def spoken(code: str) -> SafeString:
    """The language in its own words, marked as such."""
    return format_html('<span lang="{}">{}</span>', code, _NAMES.get(code, code))
