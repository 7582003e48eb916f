"""What somebody saw, as words in a sentence; each thing that is still there leads to it."""

from django import template
from django.utils.html import format_html_join

from productiehuis.privacy.rules.log import Line

register = template.Library()


@register.simple_tag
def things_seen(line: Line) -> str:
    """The things of a line with their links, or what it was when there are none."""
    links = ((thing.address, thing.what) for thing in line.things)
    return format_html_join(", ", '<a href="{}">{}</a>', links) or line.what
