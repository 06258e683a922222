"""Web and e-mail addresses of the source that the target lacks or changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ...model import Edit, Finding, Severity, Suggestion
from ...rulebook import Rulebook
from ...text.reading import Reading
from .anchor import last_word, listed

CHECK = "bilingual.addresses"
CHANGED = 0.9
LOCALISED = 0.3  # confidence in a change that looks like the page in the other language, or like another example
MISSING = 0.7

# ASCII only, so that an address ends where Chinese or Thai goes on without a blank.
_ADDRESS = regex.compile(
    r"""(?i:https?|ftp|sftp)://(?=[A-Za-z0-9\[{$%])[A-Za-z0-9\-._~:/?\#\[\]@!$&'()*+,;=%]{1,2000}+
      | (?i:\bwww)\.[A-Za-z0-9\-._~:/?\#\[\]@!$&'()*+,;=%]{1,2000}+
      | (?<![A-Za-z0-9.+_-])[A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}+\.){1,6}[A-Za-z]{2,24}""",
    regex.V1 | regex.VERBOSE,
)
_HINTS = ("://", "www.", "WWW.", "@")
_TRAILING = ".,;:!?'*_~"
_SUFFIX = regex.compile(r"'-?[A-Za-z]{0,10}\Z")  # a quotation mark, and a suffix behind it: 'www.example.org'-ra
_PIECE = regex.compile(r"[^/.?=&_#:@-]+|[/.?=&_#:@-]")
# What a reader puts in: an address with such a part shows how one looks, and may do so in other words.
_TO_FILL_IN = regex.compile(r"[\[{][^\]}]{1,40}[\]}]")
_TAG = regex.compile(r"[a-z]{2,3}")
_TRIED = 20  # missing addresses that are compared with one that was added


@dataclass(frozen=True, slots=True)
class _Address:
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """What must be the same: the scheme's “s”, capitals and a last slash do not matter."""
        return regex.sub(r"^https?://", "", self.text.lower()).rstrip("/")

    @property
    def is_mail(self) -> bool:
        return "@" in self.text and "://" not in self.text


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield a finding for each changed address, and one for all that are missing."""
    source_text = reading.source
    if source_text is None or CHECK not in rules or not reading.text.strip():
        return
    if not any(hint in source_text for hint in _HINTS):
        return
    source, target = list(_addresses(source_text)), list(_addresses(reading.text))
    ours, theirs = {address.key for address in source}, {address.key for address in target}
    missing = [address for address in source if address.key not in theirs]
    rule = rules[CHECK]
    for address in target:
        if address.key in ours:
            continue
        meant = _meant(address, missing)
        if meant is None:
            continue
        missing.remove(meant)
        localised = _is_localised(meant.key, address.key, reading.source_lang, reading.pack.tag)
        localised = localised or bool(_TO_FILL_IN.search(meant.text))
        confidence = LOCALISED if localised else CHANGED
        edit = Edit(address.start, address.end, meant.text)
        yield rule.finding(
            reading.text,
            address.start,
            address.end,
            confidence=confidence,
            severity=Severity.NEUTRAL if localised else None,
            suggestions=() if localised else (Suggestion(meant.text, confidence, "source", (edit,)),),
            evidence={"source": meant.text},
            what=f"“{address.text[:80]}” stands where the source has “{meant.text[:80]}”",
        )
    if missing:
        span = last_word(reading)
        texts = list(dict.fromkeys(address.text for address in missing))
        yield rule.finding(
            reading.text,
            span.start,
            span.end,
            confidence=MISSING,
            severity=Severity.MINOR,
            mqm="accuracy/omission",
            its="omission",
            evidence={"missing": texts},
            what=f"the source's {listed(texts)} is missing",
        )


def _addresses(text: str) -> Iterator[_Address]:
    for match in _ADDRESS.finditer(text):
        found = _SUFFIX.sub("", match[0]).rstrip(_TRAILING)
        while found.endswith((")", "]")) and found.count(")") + found.count("]") > found.count("(") + found.count("["):
            found = found[:-1].rstrip(_TRAILING)
        if found.lower().startswith("www.") and found.count(".") < 2:
            continue
        yield _Address(match.start(), match.start() + len(found), found)


def _meant(address: _Address, missing: list[_Address]) -> _Address | None:
    """Return the missing address that one of the target stands for: of its sort, the one most like it."""
    alike = [other for other in missing[:_TRIED] if other.is_mail == address.is_mail]
    return max(alike, key=lambda other: _shared(other.key, address.key), default=None)


def _shared(one: str, other: str) -> int:
    forward = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return forward + sum(a == b for a, b in zip(one[::-1][:40], other[::-1][:40], strict=False))


def _is_localised(source: str, target: str, source_lang: str | None, target_lang: str) -> bool:
    """Say whether two addresses differ as two languages of one site do: /en/ and /fr/, example.com and example.fr."""
    ours, theirs = _PIECE.findall(source), _PIECE.findall(target)
    language = target_lang.partition("-")[0].lower()
    extra = [piece for piece in theirs if piece not in ours]
    named = any(piece == language or piece.startswith(language + "-") for piece in theirs)
    if named and language not in ours:
        return True
    if len(ours) != len(theirs):
        return False
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return bool(extra) and all(_TAG.fullmatch(b) and (_TAG.fullmatch(a) or a == source_lang) for a, b in different)
