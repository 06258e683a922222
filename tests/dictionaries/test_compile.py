"""Compile a direction from dictionaries written down here: weights, paths, synonyms, forms, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from qa_service.dictionaries.compile import compile_pair, routes, usual, wanted
from qa_service.dictionaries.entry import Entry
from qa_service.dictionaries.names import Direction, language_of, languages_in, read_direction
from qa_service.dictionaries.store import PairStore
from qa_service.errors import DictionaryError, InputError
from qa_service.packs import load_packs
from qa_service.settings import rules_folder
from tests.dictionaries.parts import Written, ends

EN_FR = Direction("en", "fr")


def compiled(folder: Path, *sources: Written, zipf: dict[str, float] | None = None, **forms: str) -> PairStore:
    return PairStore(compile_pair(folder, EN_FR, sources, ends(zipf, forms)))


def words(store: PairStore, word: str) -> list[str]:
    return [it.word for it in store.find(word)]


def direct(*rows: tuple[str, str], name: str = "eng-fra") -> Written:
    return Written(name, ("en", "fr"), rows)


def inverted(*rows: tuple[str, str], name: str = "fra-eng") -> Written:
    return Written(name, ("fr", "en"), rows)


def test_the_first_sense_comes_first(tmp_path: Path) -> None:
    store = compiled(tmp_path, direct(("lamp", "lampe"), ("lamp", "lumière")))
    assert words(store, "lamp") == ["lampe", "lumière"]
    assert store.size == 1


def test_two_dictionaries_that_agree_outweigh_one(tmp_path: Path) -> None:
    store = compiled(tmp_path, direct(("lamp", "lumière"), ("lamp", "lampe")), inverted(("lampe", "lamp")))
    assert words(store, "lamp") == ["lampe", "lumière"]


def test_a_word_of_many_meanings_speaks_less_for_each(tmp_path: Path) -> None:
    many = [("jeu", word) for word in ("lamp", "game", "set", "play", "gamble")]
    store = compiled(tmp_path, inverted(*many, ("lampe", "lamp")))
    assert words(store, "lamp") == ["lampe", "jeu"]


def test_what_no_list_knows_comes_last(tmp_path: Path) -> None:
    store = compiled(tmp_path, direct(("lamp", "unelampe"), ("lamp", "lampe")), zipf={"unelampe": 0.0})
    assert words(store, "lamp") == ["lampe", "unelampe"]


def test_a_common_word_is_rarely_translated_by_a_rare_one() -> None:
    assert usual(5.0, 5.0) > usual(2.5, 5.0) > usual(0.0, 5.0) > 0
    assert usual(3.0, 3.0) > usual(6.0, 3.0) * 0.7


def test_a_third_language_leads_where_no_dictionary_does(tmp_path: Path) -> None:
    there = Written("eng-deu2", ("en", "de"), (("lamp", "Lampe"),))
    back = Written("deu-fra", ("de", "fr"), (("Lampe", "lampe"),))
    store = compiled(tmp_path, there, back)
    (found,) = store.find("lamp")
    assert found.word == "lampe"
    assert store.origins[found.origin] == ("eng-deu2+deu-fra", "CC0-1.0")


def test_synonyms_of_a_candidate_come_after_it(tmp_path: Path) -> None:
    there = Written("fra-deu", ("fr", "de"), (("lampe", "Leuchte"),))
    back = Written("deu-fra", ("de", "fr"), (("Leuchte", "lampe"), ("Leuchte", "luminaire")))
    store = compiled(tmp_path, direct(("lamp", "lampe")), there, back)
    lampe, luminaire = store.find("lamp")
    assert (lampe.word, luminaire.word) == ("lampe", "luminaire")
    assert luminaire.weight < lampe.weight / 2
    assert store.origins[luminaire.origin].name == "eng-fra+fra-deu+deu-fra"


def test_each_entry_keeps_its_source_and_licence(tmp_path: Path) -> None:
    gpl = Written("eng-fra", ("en", "fr"), (("lamp", "lampe"),), licence="GPL-2.0-or-later")
    free = Written("fra-eng", ("fr", "en"), (("mer", "sea"),))
    store = compiled(tmp_path, gpl, free)
    assert [tuple(store.origins[store.find(word)[0].origin]) for word in ("lamp", "sea")] == [
        ("eng-fra", "GPL-2.0-or-later"),
        ("fra-eng", "CC0-1.0"),
    ]
    assert store.meta["sources"] == [["eng-fra", "GPL-2.0-or-later"], ["fra-eng", "CC0-1.0"]]


def test_inflected_forms_lead_to_their_word(tmp_path: Path) -> None:
    store = compiled(tmp_path, direct(("lamp", "lampe")), lamps="lamp", seas="sea")
    assert [it.word for it in store.find_form("lamps")] == ["lampe"]
    assert store.find("lamps") == store.find_form("seas") == []
    assert store.knows("lamps")
    assert not store.knows("seas")


def test_a_form_that_no_list_holds_is_guessed_by_its_beginning(tmp_path: Path) -> None:
    store = compiled(tmp_path, direct(("lighthouse", "phare"), ("lighter", "briquet")))
    assert [it.word for it in store.near("lighthouses")] == ["phare"]
    assert not store.near("lint")


def test_articles_are_left_out_of_headwords_and_translations(tmp_path: Path) -> None:
    store = compiled(tmp_path, direct(("to light", "s'éclairer"), ("the lamp", "la lampe")))
    assert words(store, "light") == ["éclairer"]
    assert words(store, "lamp") == ["lampe"]


def test_what_was_compiled_stays_until_there_is_something_better(tmp_path: Path) -> None:
    first = compile_pair(tmp_path, EN_FR, [direct(("lamp", "lampe"))], ends())
    assert compile_pair(tmp_path, EN_FR, [direct(("lamp", "another"))], ends()) == first, "the same digest"
    newer = Written("eng-fra", ("en", "fr"), (("lamp", "luminaire"),), digest="1")
    second = compile_pair(tmp_path, EN_FR, [newer], ends())
    assert words(PairStore(second), "lamp") == ["luminaire"]
    assert [path.name for path in tmp_path.iterdir()] == [second.name]


class _Broken(Written):
    def entries(self) -> Iterable[Entry]:
        raise DictionaryError("broken")


def test_a_broken_dictionary_leaves_the_old_one_standing(tmp_path: Path) -> None:
    first = compile_pair(tmp_path, EN_FR, [direct(("lamp", "lampe"))], ends())
    with pytest.raises(DictionaryError):
        compile_pair(tmp_path, EN_FR, [_Broken("eng-fra", ("en", "fr"), (), digest="2")], ends())
    assert [path.name for path in tmp_path.iterdir()] == [first.name]


@pytest.mark.parametrize("name", ["meta.json", "keys.marisa", "words.marisa", "forms.marisa", "data.bin"])
@pytest.mark.parametrize("left", [0, 10])
def test_a_compiled_dictionary_that_is_cut_off_is_said(tmp_path: Path, name: str, left: int) -> None:
    folder = compile_pair(tmp_path, EN_FR, [direct(("lamp", "lampe"))], ends())
    path = folder / name
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(DictionaryError, match="install it again"):
        PairStore(folder)


def test_one_of_another_version_is_said(tmp_path: Path) -> None:
    folder = compile_pair(tmp_path, EN_FR, [direct(("lamp", "lampe"))], ends())
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps({**meta, "format": 0}))
    with pytest.raises(DictionaryError, match="another version"):
        PairStore(folder)


def test_which_dictionaries_serve_a_direction() -> None:
    assert wanted(EN_FR, ("en", "fr"))
    assert wanted(EN_FR, ("fr", "de"))
    assert not wanted(EN_FR, ("de", "nl"))
    assert not wanted(Direction("ru", "it"), ("ru", "fr"))
    assert routes(Direction("ru", "it")) == ("en", "de")


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [("en-fr", "en", "fr"), ("zh-Hans-en", "zh-Hans", "en"), ("en-pt-BR", "en", "pt"), ("en-zh-Hant", "en", "zh-Hant")],
)
def test_pairs_are_read(text: str, source: str, target: str) -> None:
    assert read_direction(text, load_packs(rules_folder() / "languages")) == (source, target)


@pytest.mark.parametrize("text", ["en", "en-en", "en-xx", "../../etc", "pt-pt-BR", "", "a-b-c-d-e-f-g"])
def test_what_is_no_pair_is_said(text: str) -> None:
    with pytest.raises(InputError, match="no pair of languages"):
        read_direction(text, load_packs(rules_folder() / "languages"))


def test_names_of_languages() -> None:
    assert languages_in("eng-fra") == ("en", "fr")
    assert languages_in("eng-xyz") is None
    assert [language_of(tag) for tag in ("pt-BR", "zh-Hant", "sr-Latn", "de-AT")] == ["pt", "zh-Hant", "sr-Latn", "de"]
