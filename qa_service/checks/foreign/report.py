"""Turn runs into findings: which check, how severe, how sure, and why in words."""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.evidence import Evidence, Weight
from ...model import Edit, Finding, Severity, Span, Suggestion
from ...rulebook import Rulebook
from ...text.homoglyphs import twin
from ...text.reading import Reading
from ...text.scripts import script_name
from .aliens import AlienRun
from .runs import Run

MAJOR = 0.8  # probability from which a stray token is a major error
MINOR = 0.5  # … a minor one; under it a remark
REMARK = 0.2  # under this nothing is said
WHOLE = 0.7  # share of a sentence's words from which the sentence is foreign, not the words
SENTENCE = 3  # words that make a sentence


def report_run(reading: Reading, rules: Rulebook, evidence: Evidence, run: Run) -> Iterator[Finding]:
    """Yield the finding of a run in the target's own script, if it is likely enough."""
    if _confidence(run.odds) < REMARK:
        return
    tokens = reading.tokens
    start, end = tokens.starts[run.first], tokens.ends[run.last]
    if run.first == run.last:
        start = end - len(evidence.core(tokens.words[run.first]))
    reasons = _reasons(reading, evidence, run.lang, run.weight) if run.weight else {}
    yield from _report(reading, rules, evidence, "foreign.word", Span(start, end), run.lang, run.odds, reasons)


def report_alien(reading: Reading, rules: Rulebook, evidence: Evidence, run: AlienRun) -> Iterator[Finding]:
    """Yield the finding of a run in another script, if it is likely enough."""
    if _confidence(run.odds) < REMARK:
        return
    check = "foreign.mixed-script" if run.mixed else "foreign.script"
    lang = evidence.language_of(run.words, run.script)
    span = Span(run.start, run.end)
    reasons: dict[str, object] = {
        "script": run.script,
        "why": f"{script_name(run.script)} in a {reading.pack.english_name} text",
    }
    fixes = _twins(reading, run) if run.mixed else ()
    yield from _report(reading, rules, evidence, check, span, lang, run.odds, reasons, fixes)


def _twins(reading: Reading, run: AlienRun) -> tuple[Suggestion, ...]:
    """Return the letters of the target's script that look like those of the run."""
    same = twin(reading.text[run.start : run.end], reading.pack.scripts[0])
    return (Suggestion(same, 0.9, "homoglyph", (Edit(run.start, run.end, same),)),) if same else ()


def _report(
    reading: Reading,
    rules: Rulebook,
    evidence: Evidence,
    check: str,
    span: Span,
    lang: str,
    odds: float,
    reasons: dict[str, object],
    suggestions: tuple[Suggestion, ...] = (),
) -> Iterator[Finding]:
    confidence = _confidence(odds)
    if whole := _whole_sentence(reading, span):
        check, span = "foreign.segment", whole
    if check not in rules:
        return
    severity = Severity.MAJOR if confidence >= MAJOR else Severity.MINOR if confidence >= MINOR else Severity.NEUTRAL
    not_source = evidence.source is not None and lang != evidence.source
    yield rules[check].finding(
        reading.text,
        span.start,
        span.end,
        confidence=confidence,
        severity=severity,
        lang=lang,
        mqm="accuracy/mistranslation" if not_source and check != "foreign.mixed-script" else None,
        its="mistranslation" if not_source and check != "foreign.mixed-script" else None,
        suggestions=suggestions,
        evidence=reasons,
        language=evidence.name_of(lang),
        target=reading.pack.english_name,
    )


def _confidence(odds: float) -> float:
    return 1 / (1 + 10**-odds)


def _whole_sentence(reading: Reading, span: Span) -> Span | None:
    """Return from first to last word the sentences that a run makes up nearly whole; None when it does not."""
    words = len(reading.words_in(span))
    if words < SENTENCE:
        return None
    touched = [sentence for part in reading.sentences for sentence in part if sentence.overlaps(span)]
    if not touched:
        return None
    around = reading.words_in(Span(touched[0].start, touched[-1].end))
    if words < WHOLE * len(around):
        return None
    return Span(reading.tokens.starts[around[0]], reading.tokens.ends[around[-1]])


def _reasons(reading: Reading, evidence: Evidence, lang: str, weight: Weight) -> dict[str, object]:
    name, target = evidence.name_of(lang), reading.pack.english_name
    parts = []
    if weight.zipf and weight.zipf_target:
        times = 10 ** (weight.zipf - weight.zipf_target)
        parts.append(f"in {name} {_rounded(times)} times as common as in {target}")
    elif weight.zipf:
        parts.append(f"common in {name}, not listed in {target}")
    if not weight.in_target_dictionary and reading.pack.lexicon.dictionaries:
        parts.append(f"not in the {target} dictionary")
    return {"why": "; ".join(parts), "zipf": round(weight.zipf, 2), "zipf_target": round(weight.zipf_target, 2)}


def _rounded(times: float) -> str:
    digits = max(0, len(str(int(times))) - 1)
    return f"{round(times, -digits if times >= 10 else 1):,.{0 if times >= 10 else 1}f}"
