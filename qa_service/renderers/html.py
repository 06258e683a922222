"""One self-contained page: the text with its marks, and the findings beside it. No network, no inline attributes."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..model import Finding, LanguageGuess, Result, SegmentResult, Severity
from . import View
from .marks import Run, blocks, first_spans
from .visible import on_page

REPORT = "report.html.j2"
_TEMPLATES = Path(__file__).parent / "templates"


def render(result: Result, view: View) -> str:
    """Return the page for one result; the same result gives the same bytes."""
    return page([result], view)


def page(results: Sequence[Result], view: View, template: str = REPORT, **more: object) -> str:
    """Return a page for several results, each in its own language; ``more`` goes to the template as it is."""
    numbers = Numbers()
    segments = [segment_view(it, result.language, numbers) for result in results for it in result.segments]
    findings = [card for segment in segments for card in segment.cards]
    values: dict[str, object] = {
        "title": on_page(view.title),
        "languages": _languages(results, view),
        "signature": results[0].signature if results else "",
        "segments": segments,
        "cards": findings,
        "counts": _counts(findings),
        "characters": sum(len(it.segment.text) for result in results for it in result.segments),
        "language_name": view.language,
        "csp": f"{policy()}; form-action {'none' if template == REPORT else 'self'!r}",
    }
    return environment().get_template(template).render(values | more) + "\n"


@cache
def policy() -> str:
    """Return the Content-Security-Policy of the pages for one text."""
    return policy_for(asset("page.css"), asset("page.js"))


def policy_for(style: str, script: str) -> str:
    """Return a Content-Security-Policy that lets in nothing but one style sheet and one script, by hash.

    A hash lets in exactly these bytes, as a nonce would, and keeps the page the same from run to run.
    """
    sources = f"style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'"
    return f"default-src 'none'; {sources}; base-uri 'none'"


@dataclass(frozen=True)
class Card:
    """One finding as the list shows it; ``number`` counts from 1 over the whole page."""

    number: int
    finding: Finding
    target: str | None
    first: int | None
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SegmentView:
    """One segment as the page shows it; run indices count from ``base`` over the whole page."""

    id: str | None
    source: str | None
    tag: str | None
    blocks: list[list[Run]]
    cards: list[Card]
    base: int
    first_base: int


@dataclass
class Numbers:
    """How many findings and first occurrences the page has numbered so far."""

    findings: int = 0
    firsts: int = 0


def segment_view(result: SegmentResult, guess: LanguageGuess, numbers: Numbers) -> SegmentView:
    """Cut a segment into what the page shows, and number its findings on from those before."""
    base, first_base = numbers.findings, numbers.firsts
    places = {span: first_base + number for number, span in enumerate(first_spans(result.findings), 1)}
    cards = [
        Card(
            base + number,
            finding,
            guess.tag,
            next((places[span] for span in first_spans([finding])), None),
            tuple(_evidence(finding.evidence)),
        )
        for number, finding in enumerate(result.findings, 1)
    ]
    numbers.findings += len(cards)
    numbers.firsts += len(places)
    segment = result.segment
    return SegmentView(
        segment.id, segment.source, guess.tag, blocks(on_page(segment.text), result.findings), cards, base, first_base
    )


def _evidence(evidence: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in evidence.items():
        yield name.replace("_", " "), _plain(value)


def _plain(value: object) -> str:
    match value:
        case str():
            return value
        case float():
            return f"{value:.3g}"
        case list() | tuple():
            return ", ".join(_plain(item) for item in value)
        case dict():
            return ", ".join(f"{key}: {_plain(item)}" for key, item in value.items())
        case _:
            return json.dumps(value, ensure_ascii=False, default=str)


def _languages(results: Sequence[Result], view: View) -> str:
    """Say in which language the text was taken to be, and how that is known; the first few of many languages."""
    names = list(dict.fromkeys(view.language(result.language.tag) for result in results))
    if len(names) != 1:
        return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    guess = results[0].language
    if guess.declared or guess.tag is None:
        return names[0]
    return f"{names[0]} (detected, {guess.confidence:.0%} sure)"


def _counts(cards: Sequence[Card]) -> list[tuple[Severity, int]]:
    counts = Counter(card.finding.severity for card in cards)
    return [(severity, counts[severity]) for severity in reversed(Severity) if counts[severity]]


@cache
def environment() -> Environment:
    """Return what makes pages of the templates: everything is escaped that is not ours."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = on_page
    environment.globals["style"] = Markup(asset("page.css"))  # our own files: nothing of the text is in them
    environment.globals["script"] = Markup(asset("page.js"))
    return environment


@cache
def asset(name: str) -> str:
    """Return a style sheet or script of ours."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
