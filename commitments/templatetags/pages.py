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
from commitments.pages.axis import Axis
from commitments.reports.palette import COLOURS, ink
from commitments.reports.words import quotation
from commitments.templatetags.desk import at_instant as spelled_instant
from commitments.templatetags.desk import in_days as spelled_window
from commitments.templatetags.desk import means, relation_told, told
from commitments.templatetags.desk import on_day as spelled

register = template.Library()
register.filter("told", told)
register.filter("means", means)
register.filter("relation_told", relation_told)
register.filter("in_words", spelled)
register.filter("instant_in_words", spelled_instant)
register.filter("quotation", quotation)


@register.filter
def on_day(day: dt.date | str | None) -> SafeString | str:
    """A day, or that of an instant, which the reader's browser puts into their own form."""
    if not day:
        return ""
    text = str(day)[:10]
    return format_html('<time datetime="{}">{}</time>', text, spelled(text))


@register.filter
def in_days(date: dict[str, Any] | None) -> SafeString | str:
    """A whole day, said as such, in the reader's form; what is vague as it was said."""
    if date and date["edtf"] == date["earliest"] and not date["said"]:
        return on_day(date["edtf"])
    return spelled_window(date)


@register.filter
def at_instant(instant: dt.datetime | str | None) -> SafeString | str:
    if not instant:
        return ""
    read = dt.datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    stamp = f"{read.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return format_html('<time datetime="{}">{}</time>', stamp, spelled_instant(read))


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


@register.simple_tag(takes_context=True)
def term(context: template.Context, code: str, vocabulary: str) -> SafeString:
    """A computed word, linked to what it means."""
    place = f"{to(context, 'about')}#{vocabulary}-{code}"
    said = told(code, vocabulary)
    return format_html('<a href="{}" title="{}">{}</a>', place, means(code, vocabulary), said)


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


@register.filter
def spaced(code: str) -> str:
    return code.replace("_", " ")


@register.filter
def address(source: dict[str, Any]) -> str:
    """Where it is read: at its own address, else in the archived copy; empty if nowhere."""
    dead = source.get("link_dead_since")
    own = "" if dead else source["url"]
    return str(own or source["archive_url"])


@register.simple_tag
def painted(code: str) -> SafeString:
    """For scripts: what is drawn of that status, and what is written on it."""
    return format_html('data-colour="{}" data-ink="{}"', COLOURS[code], ink(COLOURS[code]))


@register.filter
def cell(value: object) -> SafeString | str:
    """What a table of a chart has in one place: numbers and days in the reader's form."""
    if isinstance(value, int):
        return format_html('<data value="{}">{}</data>', value, f"{value:,}")
    return on_day(value) if isinstance(value, dt.date) else str(value)
