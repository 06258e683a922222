"""The hand-written table of leaking words: what it answers, and that each cell is a word that its language knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import regex

from qa_service import Engine
from qa_service.errors import RuleError
from qa_service.lexicon.fold import folder
from qa_service.lexicon.sources import Speller
from qa_service.suggest.provider import Query
from qa_service.suggest.table import WordTable

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "rules" / "words"
FILES = sorted(WORDS.glob("*.tsv"))
CONCEPTS = 400  # that the table holds at least, each in so many languages
LANGUAGES = 15
# Right, and in none of the lists and dictionaries that are installed.
UNLISTED = {
    "cs": {"miliardů"},  # genitive of “miliarda”, as numbers ask for
    "hi": {"अंशतः", "दायाँ", "दाहिना", "मँगाना", "चाहना", "ज़रूरतें", "सहेजें", "मिटाएँ"},  # its lists are short
    "pl": {"zasubskrybuj"},  # the usual word of buttons
    "tr": {"güçbela"},
}
# Written without spaces, or with endings that no list holds: these are cut into pieces that are known.
JOINED = {"ja": 6, "ko": 5, "zh-Hans": 4}  # code points of the longest piece
_PIECES = regex.compile(r"[\s'’,/-]+")
_ABBREVIATION = regex.compile(r"(?:\p{L}{1,4}\.)+")
_OWN_SCRIPT = {
    "ar": "Arabic", "he": "Hebrew", "hi": "Devanagari", "ko": "Hangul", "ru": "Cyrillic", "uk": "Cyrillic",
    "zh-Hans": "Han",
}  # fmt: skip


def rows() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield the concepts with their words by language."""
    for path in FILES:
        header, *lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        for cells in lines:
            pairs = zip(header[2:], cells[2:], strict=True)
            yield cells[0], {lang: cell.split("|") for lang, cell in pairs if cell != "-"}


def table_of(folder: Path, text: str) -> WordTable:
    (folder / "small.tsv").write_text(text, encoding="utf-8")
    return WordTable(folder)


def found(table: WordTable, word: str, lang: str, target: str) -> list[str]:
    return [it.word for it in table.find(Query(word, lang, target, word, 0, len(word)))]


def known_in(engine: Engine, lang: str) -> Callable[[str], bool]:
    """Return whether the lists and dictionaries of a language know a word."""
    pack = engine.packs.find(lang)
    lexicon = engine.witness.library.lexicon(pack.tag, build_missing=True)
    fold, speller = folder(pack.lexicon.fold), Speller(tuple(pack.lexicon.dictionaries))

    def knows(word: str) -> bool:
        listed = lexicon is not None and lexicon.look(fold(word)).zipf > 0
        return listed or speller.knows(word) or speller.knows(word.capitalize())

    return knows


def is_joined_of(word: str, longest: int, knows: Callable[[str], bool]) -> bool:
    """Say whether a word can be cut into pieces that are known."""
    ways = [True] + [False] * len(word)
    for end in range(1, len(word) + 1):
        ways[end] = any(ways[start] and knows(word[start:end]) for start in range(max(0, end - longest), end))
    return ways[-1]


def test_the_table_is_large_and_wide() -> None:
    held = {concept: len(words) for concept, words in rows()}
    assert sum(width >= LANGUAGES for width in held.values()) >= CONCEPTS


def test_no_concept_is_written_twice() -> None:
    names = [concept for concept, _ in rows()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("lang", sorted({lang for _, words in rows() for lang in words}))
def test_each_cell_is_a_word_that_its_language_knows(engine: Engine, lang: str) -> None:
    knows = known_in(engine, lang)
    unknown = set()
    for concept, words in rows():
        for word in words.get(lang, ()):
            for piece in _PIECES.split(word):
                right = knows(piece) or _ABBREVIATION.fullmatch(piece) or piece in UNLISTED.get(lang, ())
                if piece and not right and not (lang in JOINED and is_joined_of(piece, JOINED[lang], knows)):
                    unknown.add(f"{concept}: {piece}")
    assert not unknown


@pytest.mark.parametrize("lang", sorted(UNLISTED))
def test_exceptions_are_needed(engine: Engine, lang: str) -> None:
    knows = known_in(engine, lang)
    pieces = {piece for _, words in rows() for word in words.get(lang, ()) for piece in _PIECES.split(word)}
    assert UNLISTED[lang] <= pieces
    assert not [word for word in UNLISTED[lang] if knows(word)]


@pytest.mark.parametrize("lang", sorted(_OWN_SCRIPT))
def test_cells_are_in_the_script_of_their_language(lang: str) -> None:
    own = regex.compile(rf"[\p{{{_OWN_SCRIPT[lang]}}}\p{{Common}}\p{{Inherited}}]+")
    assert not [word for _, words in rows() for word in words.get(lang, ()) if not own.fullmatch(word)]


def test_cells_hold_no_word_twice_and_nothing_empty() -> None:
    for concept, words in rows():
        for lang, cell in words.items():
            assert all(word == word.strip() and word for word in cell), (concept, lang)
            assert len({word.lower() for word in cell}) == len(cell), (concept, lang, cell)


@pytest.mark.parametrize(
    ("word", "lang", "target", "wanted"),
    [
        ("entirely", "en", "fr", "entièrement"),
        ("Entirely", "en", "pt-BR", "inteiramente"),
        ("якобы", "ru", "fr", "prétendument"),
        ("however", "en", "zh-Hans", "然而"),
        ("cependant", "fr", "ko", "그러나"),
        ("yesterday", "en", "he", "אתמול"),
        ("yes\u00adter\u00adday", "en", "fr", "hier"),
    ],
)
def test_words_that_leak_often(word: str, lang: str, target: str, wanted: str) -> None:
    assert wanted in found(WordTable(WORDS), word, lang, target)[:3]


def test_the_other_script_of_chinese_is_another_language() -> None:
    assert not found(WordTable(WORDS), "however", "en", "zh-Hant")


def test_the_first_word_of_a_cell_is_the_surest(tmp_path: Path) -> None:
    table = table_of(tmp_path, "concept\tpos\ten\tfr\nlamp\tnoun\tlamp|light\tlampe|lumière\nsea\tnoun\tsea\t-\n")
    lampe, lumiere = table.find(Query("lamp", "en", "fr", "lamp", 0, 4))
    assert (lampe.word, lumiere.word) == ("lampe", "lumière")
    assert lampe.confidence > lumiere.confidence
    (second, _) = table.find(Query("light", "en", "fr", "light", 0, 5))
    assert second.confidence < lampe.confidence, "a lamp is not the first that a light makes one think of"
    assert not found(table, "sea", "en", "fr")
    assert not found(table, "ship", "en", "fr")


def test_a_row_of_another_width_is_told_with_its_line(tmp_path: Path) -> None:
    table = table_of(tmp_path, "concept\tpos\ten\tfr\nlamp\tnoun\tlamp\n")
    with pytest.raises(RuleError, match=r"small\.tsv:2: 3 columns"):
        found(table, "lamp", "en", "fr")
