"""What a capital is for on a word that another language may explain: a noun's, a sentence's, or a name's."""

from __future__ import annotations

from ...lexicon.evidence import Evidence
from ...lexicon.weighing import LEAST, Weight
from ...text.reading import Reading
from .shape import CONNECTS, Surroundings

NOUN = 3.0  # Zipf value from which a capital word of a language that writes nouns so is a noun, not a village
NOUN_RATIO = 2.5  # … and how much likelier it must be there: surnames travel
UNHEARD = 3.8  # Zipf value from which a word that is a name for others too would stand in the target's long list …
UNHEARD_NOUN = 3.2  # … where nouns have a capital: of such words one in fifty is a name
NAMED = min(NOUN, UNHEARD, UNHEARD_NOUN)  # under the least of these Zipf values a capital is for a name


class Capitals:
    """Answers about the capital words of one text."""

    def __init__(self, reading: Reading, evidence: Evidence, surroundings: Surroundings) -> None:
        self._reading = reading
        self._evidence = evidence
        self._surroundings = surroundings
        self.nouns = reading.pack.words.capital_nouns

    def is_noun(self, index: int, tag: str, weight: Weight) -> bool:
        """Say whether the candidate writes the word with a capital because it is a noun, and not a name.

        A name is a name to other languages too, or their small word has got a capital by being one.
        """
        if not (weight.capital and weight.in_dictionary and weight.zipf >= NOUN and weight.ratio >= NOUN_RATIO):
            return False
        pack = self._evidence.sides[tag].pack
        verdict = self._evidence[self._reading.tokens.words[index]]
        if not pack.words.capital_nouns or verdict is None:
            return False
        others = ((other, rival) for other, rival in verdict.candidates if other != tag and other not in pack.close)
        named = any(it.in_dictionary and (it.capital or it.ratio >= weight.ratio) for _, it in others)
        return not named and not self.holds_title(index, tag)

    def is_unheard(self, index: int, tag: str, weight: Weight) -> bool:
        """Say whether a capital word is no name: those who know the name write it too, and these never wrote the word.

        Not beside a name of the candidate's language, which it may be part of: a list lacks most names of streets.
        """
        if weight.zipf_target or not weight.in_dictionary or weight.zipf < UNHEARD_NOUN:
            return False
        nouns = weight.capital and self._evidence.sides[tag].pack.words.capital_nouns
        if weight.zipf < UNHEARD and not nouns:
            return False
        target, words = self._evidence.target, self._reading.tokens.words
        if not target.long_list or not words[index][0].isupper():
            return False
        if self._surroundings.inflects(index):
            return False
        beside = [self._evidence.weigh(words[at], tag) for at in self._surroundings.names_beside(index)]
        return not any(it.ratio > 0.0 for it in beside) and not self.holds_title(index, tag)

    def is_lone_noun(self, index: int, tag: str) -> bool:
        """Say whether a capital may simply be a noun's, in a target that writes nouns so, and not a title's."""
        return self.nouns and not self._surroundings.names_beside(index) and not self.holds_title(index, tag)

    def holds_title(self, index: int, tag: str) -> bool:
        """Say whether the next word is one of the candidate's that hold a title together (Class of)."""
        after = self._reading.tokens.words[index + 1 : index + 2]
        weights = [self._evidence.weigh(word, tag) for word in after if word.islower()]
        return any(weight.zipf >= CONNECTS and weight.ratio >= LEAST for weight in weights)
