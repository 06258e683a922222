"""Number words, scale words and units, as the lists of the rule file give them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...rulebook import Rule


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``scales`` as ``digits.numbers_in`` wants them; ``connectors`` may stand inside a number (twenty *and* five).

    ``customary`` are units that translators convert or leave out (feet, °f), ``metric`` those that they convert for
    the United States. ``units`` map forms of units in many languages, or beginnings of them with “*”, to one name of
    each. ``words`` are number words with their values, by language subtag. All are folded.
    """

    scales: Mapping[str, tuple[int, ...]]
    connectors: frozenset[str]
    customary: frozenset[str]
    metric: frozenset[str]
    units: Mapping[str, str]
    words: Mapping[str, Mapping[str, int]]

    def of(self, lang: str | None) -> Mapping[str, int]:
        """Return a language's number words; none when there is no list or no language."""
        return self.words.get((lang or "").partition("-")[0], {})

    def units_of(self, words: Collection[str]) -> set[str]:
        """Return the names of the units that the words, as they stand beside a number, are."""
        return {unit for word in words if (unit := self._unit("".join(word.split())))}

    def _unit(self, word: str) -> str | None:
        if whole := self.units.get(word):
            return whole
        begun = (self.units.get(word[:length] + "*") for length in range(len(word), 0, -1))
        return next(filter(None, begun), None)


@lru_cache(maxsize=16)
def vocabulary(rule: Rule) -> Vocabulary:
    """Read a rule's lists: ``words-fr = ["7 sept septième", …]``, ``scales = ["6 million* mln", …]``,
    ``units = ["kg kilogram*", …]``, plain words."""
    words: dict[str, dict[str, int]] = {}
    scales: dict[str, tuple[int, ...]] = {}
    for name, entries in rule.lists.items():
        if name == "scales" or name.startswith("words-"):
            for entry in entries:
                value, *forms = entry.split()
                for form in forms:
                    if name == "scales":
                        scales[form] = (*scales.get(form, ()), int(value))
                    else:
                        words.setdefault(name.removeprefix("words-"), {})[form] = int(value)
    plain = {name: frozenset(rule.lists.get(name, ())) for name in ("connectors", "customary", "metric")}
    units = {form: entry.split()[0] for entry in rule.lists.get("units", ()) for form in entry.split()}
    return Vocabulary(scales, plain["connectors"], plain["customary"], plain["metric"], units, words)
