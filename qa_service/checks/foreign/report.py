"""Turn runs into findings: which check, how severe, how sure, and why in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ...lexicon.evidence import Evidence
from ...lexicon.lookalikes import look_alike
from ...lexicon.naming import UNDETERMINED, best, others, scores, summed
from ...model import Edit, Finding, Severity, Span, Suggestion
from ...rulebook import Rulebook
from ...text.homoglyphs import twin_word
from ...text.reading import Reading
from ...text.scripts import main_script, script_name
from . import reasons
from .aliens import AlienRun
from .confidence import Kind, confidence
from .reasons import alphabet, with_article
from .runs import Run
from .whole import whole_sentences

MAJOR = 0.8  # probability from which a stray token is a major error
MINOR = 0.5  # … a minor one; under it a remark
REMARK = 0.2  # under this nothing is said
LOOK_ALIKE = 0.9  # how surely letters that look alike are those that were meant

_INNER = " \u00a0\u202f"  # spaces that French sets inside its quotation marks
_ENCLOSING = {
    "(": ")", "[": "]", "（": "）", "【": "】", "«": "»", "»": "«", "“": "”", "„": "“”", "‘": "’", "‚": "‘’", "”": "”",
    '"': '"', "'": "'", "「": "」", "『": "』", "《": "》", "〈": "〉", "‹": "›",
}  # fmt: skip


def report_run(reading: Reading, rules: Rulebook, evidence: Evidence, run: Run) -> Iterator[Finding]:
    """Yield the finding of a run in the target's own script, if it is likely enough."""
    sure = confidence(Kind.WORD, run.odds)
    if sure < REMARK:
        return
    tokens = reading.tokens
    start, end = tokens.starts[run.first], tokens.ends[run.last]
    if run.first == run.last:
        start = end - len(evidence.core(tokens.words[run.first]))
    why = reasons.of_word(reading, evidence, run)
    yield from _report(reading, rules, evidence, "foreign.word", Span(start, end), run.lang, sure, why)


def report_aliens(reading: Reading, rules: Rulebook, evidence: Evidence, runs: Sequence[AlienRun]) -> Iterator[Finding]:
    """Yield the findings of the runs in another script that are likely enough.

    The runs are named together: the strays of one text mostly come from one language.
    """
    likely = [run for run in runs if confidence(_kind(run), run.odds) >= REMARK]
    named = [scores(evidence, run.words, run.script) for run in likely]
    every = summed(named)
    for number, run in enumerate(likely):
        lang = best(named[number], others(every, named[number], len(named) - 1))
        check = "foreign.mixed-script" if run.mixed else "foreign.word" if run.own_script else "foreign.script"
        why = reasons.of_script(reading, evidence, run, lang)
        fixes = _twins(reading, evidence, run) if run.mixed else ()
        sure = confidence(_kind(run), run.odds)
        yield from _report(reading, rules, evidence, check, Span(run.start, run.end), lang, sure, why, fixes)


def _kind(run: AlienRun) -> Kind:
    return Kind.MIXED if run.mixed else Kind.LATIN if run.script == "Latn" else Kind.SCRIPT


def _twins(reading: Reading, evidence: Evidence, run: AlienRun) -> tuple[Suggestion, ...]:
    """Restore the letters that were meant: in the target's script, or in the run's where only the rest can change."""
    text, tokens = reading.text, reading.tokens
    if same := look_alike(evidence, text[run.start : run.end]):
        return (Suggestion(same, LOOK_ALIKE, "homoglyph", (Edit(run.start, run.end, same),)),)
    index = bisect_right(tokens.starts, run.start) - 1
    word = twin_word(tokens.words[index], run.script)
    if word is None:
        return ()
    return (Suggestion(word, LOOK_ALIKE, "homoglyph", (Edit(tokens.starts[index], tokens.ends[index], word),)),)


def _report(
    reading: Reading,
    rules: Rulebook,
    evidence: Evidence,
    check: str,
    span: Span,
    lang: str,
    sure: float,
    why: Mapping[str, object],
    suggestions: tuple[Suggestion, ...] = (),
) -> Iterator[Finding]:
    whole, quoted = whole_sentences(reading, span), _set_off(reading.text, span)
    if whole and not (quoted and whole != span):  # speech that a sentence of the text quotes is not that sentence
        check, span, suggestions = "foreign.segment", whole, ()
    if check not in rules:
        return
    severity = Severity.MAJOR if sure >= MAJOR else Severity.MINOR if sure >= MINOR else Severity.NEUTRAL
    if severity is Severity.MAJOR and check != "foreign.segment" and quoted:
        severity = Severity.MINOR
    # a word of a third language was put there; a sentence of any is one that nobody translated
    strays = check in ("foreign.word", "foreign.script") and evidence.source is not None and lang != evidence.source
    yield rules[check].finding(
        reading.text,
        span.start,
        span.end,
        confidence=sure,
        severity=severity,
        lang=lang,
        mqm="accuracy/mistranslation" if strays else None,
        its="mistranslation" if strays else None,
        suggestions=suggestions,
        evidence=why,
        language="another language" if lang == UNDETERMINED else evidence.name_of(lang),
        target=with_article(reading.pack.english_name),
        script=script_name(main_script(reading.text[span.start : span.end])),
        home=alphabet(reading.pack.scripts[0]),
    )


def _set_off(text: str, span: Span) -> bool:
    """Say whether quotation marks or brackets enclose just these words: a title, a gloss, a word spoken of."""
    before, after = (
        text[max(0, span.start - 2) : span.start].rstrip(_INNER)[-1:],
        text[span.end : span.end + 2].lstrip(_INNER)[:1],
    )
    return bool(after) and after in _ENCLOSING.get(before, ())
