"""One source in two translations, over files and processes, and by right in plurals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_service.batch.consistency import Translations
from qa_service.checks.consistency import LONGEST, Earlier, folded, said
from qa_service.cli import main
from qa_service.model import Location, Segment, Unit


def unit(source: str, target: str, id: str = "1", lang: str = "fr", file: str = "a.po") -> Unit:
    return Unit(Segment(target, id, source), Location(file, 3, id), lang, "en")


def compare(seen: Translations, unit: Unit) -> tuple[Earlier, ...]:
    return seen.compare(unit, Path(unit.location.file).name)


@pytest.fixture
def seen() -> Iterator[Translations]:
    translations = Translations(both=True)
    yield translations
    translations.close()


def test_the_first_translation_is_what_later_ones_are_held_to(seen: Translations) -> None:
    assert compare(seen, unit("Save the file", "Enregistrer le fichier")) == ()
    assert compare(seen, unit("save  the file", "enregistrer le fichier")) == ()
    (earlier,) = compare(seen, unit("Save the file", "Sauvegarder le fichier", file="/here/b.po"))
    assert (earlier.text, earlier.place, earlier.same) == ("Enregistrer le fichier", "a.po:3", False)


def test_one_translation_of_two_sources(seen: Translations) -> None:
    compare(seen, unit("Close", "Fermer"))
    (earlier,) = compare(seen, unit("Shut", "Fermer"))
    assert (earlier.text, earlier.same) == ("Close", True)


@pytest.mark.parametrize(
    "other",
    [
        unit("Save", "", "2"),
        unit("Save", "Speichern", "2", lang="de"),
        unit("%d files", "%d fichiers", "n[1]"),
        unit("123", "124", "2"),
    ],
)
def test_other_languages_forms_numbers_and_gaps_are_no_contradiction(seen: Translations, other: Unit) -> None:
    for first in (unit("Save", "Enregistrer"), unit("%d files", "%d fichier", "n[0]"), unit("123", "123")):
        compare(seen, first)
    assert compare(seen, other) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("locale/de/LC_MESSAGES/a.po", "locale/de_Informal/LC_MESSAGES/a.po"),
        ("es/a.po", "es_MX/a.po"),
        ("app.ca.json", "app.ca@valencia.json"),
    ],
)
def test_two_countries_or_tones_of_a_language_are_no_contradiction(seen: Translations, first: str, second: str) -> None:
    tag = "de" if "de" in first else "es" if "es" in first else "ca"
    compare(seen, unit("Choose your seat", "A", lang=tag, file=first))
    assert compare(seen, unit("Choose your seat", "B", lang=tag, file=second)) == ()
    assert len(compare(seen, unit("Choose your seat", "C", lang=tag, file=first.replace("a.", "b.")))) == 1


def test_contexts_are_no_contradiction(seen: Translations) -> None:
    verb, noun = (replace(unit("Print", text), context=name) for text, name in (("Imprimer", "verb"), ("Épreuve", "n")))
    assert compare(seen, verb) == () == compare(seen, noun)


@pytest.mark.parametrize(
    ("one", "other"),
    [("L’île « verte »", 'l\'île " verte "'), ("Attendez…", "attendez..."), ("Fini.", "Fini")],
)
def test_marks_set_in_another_way_say_the_same(one: str, other: str) -> None:
    assert said(one) == said(other)


def test_a_title_and_a_sentence_are_two_sources(seen: Translations) -> None:
    compare(seen, unit("Boat sold", "Bateau vendu"))
    assert compare(seen, unit("Boat sold.", "Le bateau est vendu.")) == ()


def test_a_long_or_broken_translation_is_known_but_not_kept(seen: Translations) -> None:
    for number, text in enumerate(("a" * (LONGEST + 1), "a\ud800b", "a\nb")):
        compare(seen, unit(f"source {'x' * number}", text))
        (earlier,) = compare(seen, unit(f"source {'x' * number}", f"b{number}"))
        assert earlier.text is None


def test_labels_may_share_a_translation_and_sentences_are_a_remark(runner: CliRunner, tmp_path: Path) -> None:
    pairs = ("Close,Fermer", "Shut,Fermer", "The door is open today,Tout va", "The shop is shut today,Tout va")
    rows = "".join(f"{number},{pair}\n" for number, pair in enumerate(pairs, 1))
    (tmp_path / "a.csv").write_text("id,source,target\n" + rows, encoding="utf-8")
    arguments = ["batch", str(tmp_path), "--target", "fr", "--only", "bilingual.inconsistent", "--least", "neutral"]
    (line,) = [json.loads(line) for line in runner.invoke(main, arguments).stdout.splitlines()]
    (finding,) = line["findings"]
    assert (
        line["id"] == "4"
        and finding["severity"] == "neutral"
        and "also stands for another source" in finding["message"]
    )


def test_folded() -> None:
    assert folded(" Save\t the FILE ") == "save the file" and folded("12 %") == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_over_files(runner: CliRunner, tmp_path: Path, jobs: str) -> None:
    rows = "id,source,target\n1,Save your changes first,{}\n2,Open,{}\n"
    (tmp_path / "a.csv").write_text(rows.format("Enregistrez d'abord vos modifications", "Ouvrir"), encoding="utf-8")
    (tmp_path / "b.csv").write_text(rows.format("Sauvegardez d'abord vos changements", "Ouvert"), encoding="utf-8")
    arguments = ["batch", str(tmp_path), "--target", "fr", "--only", "bilingual.inconsistent", "--jobs", jobs]
    result = runner.invoke(main, arguments)
    (line,) = [json.loads(line) for line in result.stdout.splitlines()]
    (finding,) = line["findings"]
    assert result.exit_code == 0 and line["file"] == str(tmp_path / "b.csv")
    assert (finding["check"], finding["severity"], finding["text"]) == (
        "bilingual.inconsistent", "minor", "Sauvegardez d'abord vos changements",
    )  # fmt: skip
    assert "(a.csv:2)" in finding["message"] and str(tmp_path) not in finding["message"]
    assert finding["suggestions"][0]["label"] == "Enregistrez d'abord vos modifications"
    remarks = runner.invoke(main, [*arguments, "--least", "neutral"])
    assert [json.loads(line)["findings"][0]["severity"] for line in remarks.stdout.splitlines()] == ["minor", "neutral"]
    assert not runner.invoke(main, [*arguments[:-4], "--skip", "bilingual"]).stdout


def test_a_translation_with_an_error_is_not_suggested(runner: CliRunner, tmp_path: Path) -> None:
    rows = "id,source,target\n1,Save your changes first,{}\n2,Save your changes first,Sauvegardez vos changements\n"
    arguments = ["batch", str(tmp_path / "a.csv"), "--target", "fr", "--source-lang", "en", "--only", "bilingual"]
    for target, suggested in (("Enregistrez vos modifications", True), ("Enregistrez entirely vos changements", False)):
        (tmp_path / "a.csv").write_text(rows.format(target), encoding="utf-8")
        result = runner.invoke(main, [*arguments, "--only", "foreign"])
        line = json.loads(result.stdout.splitlines()[-1])
        (finding,) = (it for it in line["findings"] if it["check"] == "bilingual.inconsistent")
        assert bool(finding["suggestions"]) is suggested and target in finding["message"]
