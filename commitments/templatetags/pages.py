"""What the public pages are written with: links that stay in the past that is shown, and calls."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from commitments.pages.asking import Call
from commitments.pages.charts import Axis
from commitments.reports.palette import COLOURS
from commitments.reports.words import quotation
from commitments.templatetags.desk import at_instant, in_days, means, told
from commitments.templatetags.desk import on_day as spelled

register = template.Library()
for shared in (told, means, in_days, at_instant):
    register.filter(shared.__name__, shared)
register.filter("in_words", spelled)
register.filter("quotation", quotation)


@register.filter
def on_day(day: dt.date | str | None) -> SafeString | str:
    """A day that the reader's browser puts into their own form."""
    if not day:
        return ""
    return format_html('<time datetime="{}">{}</time>', str(day)[:10], spelled(day))


@register.simple_tag(takes_context=True)
def to(context: template.Context, name: str, *keys: str, **query: Any) -> str:
    """The address of a page under the clocks of this one."""
    moment = context["asking"].moment if "asking" in context else {}
    pairs = [(n, v) for n, v in {**query, **moment}.items() if v not in (None, "")]
    asked = urlencode(pairs, safe=",:")
    return reverse(name, args=keys) + (f"?{asked}" if asked else "")


@register.simple_tag(takes_context=True)
def again(context: template.Context, **changed: Any) -> str:
    """This page's address with other values; one that is empty leaves the parameter out."""
    given = {**context["asking"].given, "cursor": []}
    given |= {name: [value] if value else [] for name, value in changed.items()}
    asked = urlencode([(n, v) for n, values in given.items() for v in values], safe=",:")
    return f"?{asked}"


@register.simple_tag
def curl(call: Call) -> SafeString:
    return format_html('<code class="curl">curl \'<a href="{0}">{0}</a>\'</code>', call.address)


@register.simple_tag(takes_context=True)
def who(context: template.Context, slug: str | None) -> SafeString | str:
    """An actor's name, linked to its page."""
    if not slug:
        return ""
    name = context["names"].get(slug, slug)
    return format_html('<a href="{}" dir="auto">{}</a>', to(context, "actor", slug), name)


@register.simple_tag
def badge(code: str, vocabulary: str = "status") -> SafeString:
    """A code as a word with its meaning; the spot of colour repeats what the word says."""
    return format_html(
        '<span class="badge {}" title="{}">{}</span>',
        f"s-{code}" if code in COLOURS else "plain",
        means(code, vocabulary),
        told(code, vocabulary),
    )


@register.simple_tag
def window(axis: Axis, due: dict[str, Any]) -> SafeString:
    """The window on the time line."""
    return axis.window(due["earliest"], due["latest"])


@register.simple_tag(takes_context=True)
def turn(context: template.Context, cursor: str) -> str:
    """This list from another place on."""
    pairs = [(n, v) for n, values in context["asking"].given.items() for v in values]
    kept = [(n, v) for n, v in pairs if n != "cursor"]
    return f"?{urlencode([*kept, ('cursor', cursor)], safe=',:')}"


@register.filter
def marked(snippet: str) -> SafeString:
    """What was found; the search escapes all but its own marks."""
    return mark_safe(snippet)  # noqa: S308


@register.filter
def named(slug: str, names: dict[str, str]) -> str:
    return names.get(slug, slug)
