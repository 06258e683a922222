"""What a finding rests on, in words that a reviewer understands."""

from __future__ import annotations

from ...lexicon.evidence import Evidence
from ...lexicon.lookalikes import look_alike
from ...text.han import odd_runs
from ...text.reading import Reading
from ...text.scripts import script_name
from .aliens import AlienRun
from .runs import Run

COMMON = 4.0  # Zipf value from which a word is called common …
VERY_COMMON = 5.5  # … and very common
_VOWELS = ("A", "E", "I", "O", "Ur", "Uz")  # sounds, so that Ukrainian is none
PHRASE = 6  # words of a run that are looked at for their frequency


def of_word(reading: Reading, evidence: Evidence, run: Run) -> dict[str, object]:
    """Explain a run in the target's own script by its weightiest word."""
    weight = run.weight
    if weight is None:
        return {}
    name, target = evidence.name_of(run.lang), reading.pack.english_name
    parts = []
    if run.first != run.last:
        parts.append(f"“{reading.tokens.words[run.head]}” among {run.last - run.first + 1} words")
    if weight.zipf and weight.zipf_target:
        parts.append(f"in {name} {_times(10 ** (weight.zipf - weight.zipf_target))} as common as in {target}")
    elif weight.zipf:
        parts.append(f"{_how_common(weight.zipf)} in {name}, not listed in {target}")
    elif weight.in_dictionary:
        parts.append(f"in the {name} dictionary")
    if not weight.in_target_dictionary and reading.pack.lexicon.dictionaries:
        parts.append(f"not in the {target} dictionary")
    words = reading.tokens.folded[run.first : run.last + 1]
    parts += _in_source(reading, words)
    return {"why": "; ".join(parts), "zipf": round(weight.zipf, 2), "zipf_target": round(weight.zipf_target, 2)}


def of_script(reading: Reading, evidence: Evidence, run: AlienRun, lang: str) -> dict[str, object]:
    """Explain a run in another script."""
    target, text = reading.pack.english_name, reading.text[run.start : run.end]
    home = reading.pack.scripts[0]
    parts = [f"{script_name(run.script)} in {with_article(target)} text"]
    if run.mixed:
        parts = [f"{script_name(run.script)} where {alphabet(home)} belongs"]
        if same := look_alike(evidence, text):
            parts.append(f"looks like “{same}”")
    elif run.own_script:
        strange = dict.fromkeys(
            letter for letter in text.lower() if letter.isalpha() and letter not in reading.pack.letters
        )
        parts = [f"{target} does not write {' '.join(strange)}"]
    elif run.script in reading.pack.scripts:
        odd = odd_runs(text, reading.pack.tag)
        parts = [
            f"characters that {target} does not write" if odd else f"words of {evidence.name_of(lang)}, not of {target}"
        ]
    elif side := evidence.sides.get(lang):
        zipf = max((side.look(word).zipf for word in run.words[:PHRASE]), default=0.0)
        if zipf:
            parts.append(f"{_how_common(zipf)} in {evidence.name_of(lang)}")
    parts += _in_source(reading, [word.lower() for word in run.words])
    return {"why": "; ".join(parts), "script": run.script}


def _how_common(zipf: float) -> str:
    return "very common" if zipf >= VERY_COMMON else "common" if zipf >= COMMON else "used"


def _in_source(reading: Reading, words: list[str]) -> list[str]:
    """Say whether the words stand in the source; nothing when there is none."""
    if reading.source is None:
        return []
    known = set(reading.source_tokens.folded)
    standing = sum(word in known for word in words)
    if standing == len(words):
        return ["stands in the source"]
    return [f"{standing} of {len(words)} words stand in the source"] if standing else ["does not stand in the source"]


def _times(ratio: float) -> str:
    if ratio < 10:
        return f"{ratio:.1f} times"
    digits = len(str(int(ratio))) - 1
    return f"{round(ratio, -digits):,.0f} times"


def with_article(name: str) -> str:
    """Put the indefinite article before the name of a language."""
    return f"{'an' if name.startswith(_VOWELS) else 'a'} {name}"


def alphabet(script: str) -> str:
    """Name a script as what letters belong to: Latin, Cyrillic."""
    return script_name(script).removesuffix(" letters")
