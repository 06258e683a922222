"""Translation memories: TMX into an index, sentences and words out of it."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.errors import InputError
from qa_service.memory.association import likelihood_ratio
from qa_service.memory.build import build_memory
from qa_service.memory.index import Index
from qa_service.suggest.memory import Translations
from qa_service.suggest.provider import Query

SENTENCES = [
    (
        "The crane stands <bpt i='1'>&lt;b&gt;</bpt>entirely<ept i='1'>&lt;/b&gt;</ept> still.",
        "La grue est toute immobile.",
    ),
    ("A truly good soup.", "Une soupe vraiment bonne."),
    ("She truly wants to go.", "Elle veut vraiment partir."),
    ("It truly rained.", "Il a vraiment plu."),
    ("Truly, nobody came.", "Vraiment, personne n’est venu."),
    *((f"The {word} is here.", f"Voici {other}.") for word, other in zip("abcdefgh", "stuvwxyz", strict=True)),
]


def tmx(units: str, header: str = '<header srclang="en"/>') -> str:
    return f'<?xml version="1.0"?>\n<tmx version="1.4">{header}<body>{units}</body></tmx>'


def unit(source: str, target: str, source_lang: str = "en-US", target_lang: str = "fr-FR") -> str:
    variants = ((target_lang, target), (source_lang, source))  # the source need not come first
    return "".join(("<tu>", *(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants), "</tu>"))


def index(tmp_path: Path, text: str) -> Index:
    path = tmp_path / "m.tmx"
    path.write_text(text, encoding="utf-8")
    place, broken = build_memory(path, tmp_path / "cache")
    assert broken is None
    return Index(place)


@pytest.fixture
def memory(tmp_path: Path) -> Translations:
    return Translations(index(tmp_path, tmx("".join(unit(*pair) for pair in SENTENCES))), "memory:m.tmx")


def query(token: str, text: str, source: str | None = None, lang: str = "en", target: str = "fr") -> Query:
    start = text.index(token)
    return Query(token, lang, target, text, start, start + len(token), source, "en" if source else None)


def test_the_same_source_tells_what_stands_in_the_tokens_place(memory: Translations) -> None:
    asked = query("entirely", "La grue est entirely immobile.", "The crane stands entirely still.")
    (found,) = memory.find(asked)
    assert found.word == "toute" and found.origin == "memory:m.tmx" and found.confidence > 0.9


def test_the_same_sentence_is_found_inside_a_longer_source(memory: Translations) -> None:
    source = "Good morning to all. The crane stands entirely still. It is noon."
    asked = query("entirely", "Bonjour à tous. La grue est entirely immobile. Il est midi.", source)
    assert [it.word for it in memory.find(asked)] == ["toute"]


def test_a_word_goes_with_the_word_that_keeps_its_company(memory: Translations) -> None:
    (found,) = memory.find(query("Truly", "Il est Truly content."))
    assert found.word == "vraiment" and 0.5 < found.confidence < 0.9


@pytest.mark.parametrize(
    ("token", "lang", "target"),
    [("soup", "en", "fr"), ("unknown", "en", "fr"), ("truly", "en", "de"), ("the", "en", "fr")],
)
def test_nothing_is_said_without_evidence(memory: Translations, token: str, lang: str, target: str) -> None:
    assert not memory.find(query(token, f"Il est {token} content.", lang=lang, target=target))


def test_words_that_always_stand_together_are_not_told_apart(tmp_path: Path) -> None:
    units = (unit(f"{word} smiles.", f"{word} fait risette.") for word in ("Anna", "Boris", "Clara", "David", "Emil"))
    rest = (unit(f"The {word}.", f"Le {word}.") for word in "nopqrstuvwxyz")
    assert not Translations(index(tmp_path, tmx("".join((*units, *rest)))), "memory:m.tmx").find(
        query("smiles", "Il smiles.")
    )


def test_a_word_that_stays_what_it_is_has_no_translation(tmp_path: Path) -> None:
    units = (unit(f"Zork {number} opens.", f"Zork {number} ouvre.") for number in "abcdefghijklm")
    rest = (unit(f"The {word}.", f"Le {word}.") for word in "nopqrstuvwxyz")
    found = Translations(index(tmp_path, tmx("".join((*units, *rest)))), "memory:m.tmx")
    assert not found.find(query("Zork", "Le Zork."))


def test_phrases_scripts_without_spaces_and_the_other_direction(tmp_path: Path) -> None:
    pairs = [
        ("Anna is in the harbour.", "安娜在港口。"),
        ("The harbour sleeps.", "港口睡觉。"),
        ("Boris likes every harbour.", "鲍里斯喜欢每个港口。"),
        ("A harbour without ships.", "没有船的港口。"),
        ("Boris sleeps.", "鲍里斯睡觉。"),
        ("Anna is not there.", "安娜不在那里。"),
        *((f"The {word} is {other}.", f"{word}{other}。") for word, other in zip("abcdefgh", "stuvwxyz", strict=True)),
    ]
    units = "".join(unit(source, target, "en", "zh-CN") for source, target in pairs)
    found = Translations(index(tmp_path, tmx(units)), "memory:m.tmx")
    words = [it.word for it in found.find(query("港口", "It lies in the 港口.", lang="zh-Hans", target="en"))]
    assert words == ["harbour"]


def test_units_in_many_languages_and_codes_inside_text(tmp_path: Path) -> None:
    text = tmx(
        '<tu srclang="de"><tuv lang="en"><seg>One</seg></tuv>'
        '<tuv xml:lang="de"><seg>Eins <ph>{1}</ph><hi>zwei</hi></seg></tuv>'
        '<tuv xml:lang="fr"><seg>Un</seg></tuv><tuv xml:lang="it"><seg/></tuv></tu>'
    )
    found = index(tmp_path, text)
    (side,) = found.sides("de", "fr")
    assert [tuple(it) for it in found.holding(side, "zwei", 5)] == [("Eins zwei", "Un")]
    assert found.sides("de", "en") and not found.sides("de", "it") and not found.sides("fr", "en")


def test_equal_segments_count_once(tmp_path: Path) -> None:
    (side,) = index(tmp_path, tmx(unit("One two", "Un deux") * 9 + unit("Three", "Trois"))).sides("en", "fr")
    assert side.segments == 2


def test_an_index_is_built_once_and_anew_when_the_memory_changes(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(tmx(unit("One", "Un")), encoding="utf-8")
    first, _ = build_memory(path, tmp_path)
    assert build_memory(path, tmp_path) == (first, None)
    path.write_text(tmx(unit("One", "Un") + unit("Two", "Deux")), encoding="utf-8")
    second, _ = build_memory(path, tmp_path)
    assert second != first and list(first.parent.iterdir()) == [second]


def test_two_processes_build_one_index(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(tmx("".join(unit(f"Word {n}", f"Mot {n}") for n in range(2000))), encoding="utf-8")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        places = list(pool.map(build_memory, [path] * 2, [tmp_path] * 2))
    assert places[0] == places[1] and list(places[0][0].parent.iterdir()) == [places[0][0]]


def test_a_memory_that_is_cut_off_keeps_what_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(tmx(unit("One", "Un") + unit("Two", "Deux"))[:-60], encoding="utf-8")
    place, broken = build_memory(path, tmp_path)
    assert broken is not None and "cut off" in broken and "the 1 segments before it are used" in broken
    assert Index(place).sides("en", "fr")[0].segments == 1


BOMB = '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 60 + '">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"no xml", "not well-formed"),
        (b"<xliff/>", "the root element is <xliff>"),
        (tmx("").encode(), "holds no segment"),
        (tmx(unit("a", "b", "en", "en-GB")).encode(), "holds no segment"),
        ((BOMB + tmx(unit("One &b;", "Un")).partition("\n")[2]).encode(), "not plain short text"),
        (b"<tmx><body><tu>" + b"<x>" * 10_000, "nested deeper"),
        (b'<tmx><body><tu a="' + b"x" * (20 << 20), "longer than"),
        (tmx("<tu>" + "<tuv/>" * 300_000).encode(), "holds more than"),
        (b'<?xml version="1.0" encoding="no-such"?><tmx/>', "is not a charset"),
    ],
)
def test_what_is_no_memory_is_one_clear_error(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "m.tmx"
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        build_memory(path, tmp_path / "cache")
    assert says in str(error.value) and not list((tmp_path / "cache" / "memories").iterdir())


def test_places_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.tmx: cannot be read"):
        build_memory(tmp_path / "no.tmx", tmp_path)
    path = tmp_path / "m.tmx"
    path.write_text(tmx(unit("One", "Un")), encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        build_memory(path, path)


def test_a_broken_index_costs_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no database at all, whatever its name says" * 50)
    provider = Translations(Index(path), "memory:m.tmx")
    assert provider.find(query("truly", "Il est truly content.")) == ()
    assert "cannot be read" in caplog.text


@given(text=st.text(max_size=60))
def test_any_token_can_be_asked_for(memory: Translations, text: str) -> None:
    assert all(it.word for it in memory.find(Query(text, "en", "fr", text, 0, len(text), text, "en")))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(120, 500))
def test_ratio_is_never_negative_and_none_by_chance(both: int, first: int, second: int, size: int) -> None:
    ratio = likelihood_ratio(both, both + first, both + second, size)
    assert ratio >= 0 and (ratio == 0) == (both * size <= (both + first) * (both + second))


def test_likelihood_ratio_as_in_the_literature() -> None:
    # Dunning 1993, table 2: “the swiss”, 110 of 2,552 and 221 … of 31,777: counted again from the four cells
    cells = (110, 2442, 111, 29_114)
    first, second, size = cells[0] + cells[1], cells[0] + cells[2], sum(cells)
    assert likelihood_ratio(cells[0], first, second, size) == pytest.approx(270.72, abs=0.01)
