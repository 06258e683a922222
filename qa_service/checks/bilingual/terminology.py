"""Terms of the source whose translation, as the caller's glossary has it, is not used in the target."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Finding, Severity
from ...rulebook import Rulebook
from ...terms.usage import unused_terms
from ...text.protect import Protected
from ...text.reading import Reading
from .anchor import last_word, listed
from .untranslated import is_same_language

CHECK = "bilingual.terminology"
# Confidence that a reviewer agrees. What may not be translated is a name, which nothing replaces; a term may be another
# word of the same form (to order, an order), the more so where only its base form is the glossary's.
KEPT, TERM, BASE = 0.9, 0.75, 0.6


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield a finding for each term, on the target's last word, since what is missing stands nowhere."""
    glossary, source = reading.glossary, reading.source
    if glossary is None or source is None or reading.source_lang is None or CHECK not in rules:
        return
    if not len(reading.tokens) or is_same_language(reading):
        return
    protected = Protected(source)
    seen: set[str] = set()
    span = last_word(reading)
    for unused in unused_terms(glossary, source, reading.source_lang, reading.text, reading.pack.tag):
        if unused.term.casefold() in seen or protected.covers(unused.place.start, unused.place.end):
            continue
        seen.add(unused.term.casefold())
        kept = unused.entry.do_not_translate
        yield rules[CHECK].finding(
            reading.text,
            span.start,
            span.end,
            confidence=KEPT if kept else BASE if unused.base else TERM,
            severity=Severity.MAJOR if kept else None,
            evidence={
                "term": unused.term,
                "source_start": unused.place.start,
                "source_end": unused.place.end,
                "wanted": list(unused.wanted),
                "note": unused.entry.note or None,
            },
            term=unused.term,
            wanted="it as it stands" if kept else listed(list(unused.wanted)),
        )
