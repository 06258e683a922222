"""What is alike by right: parallel sentences, timetables, verse, and words joined over and over for emphasis."""

from __future__ import annotations

import pytest

from qa_service.model import Severity
from qa_service.pipeline import Engine

PARALLEL = [
    ("en", "The file was saved to your computer. The file was deleted from your computer."),
    ("en", "Turn the lamp on before you leave the house. Turn the lamp off before you leave the house."),
    (
        "en",
        "Anna lives with her family in a house near the river. Peter lives with his family in a house near the river.",
    ),
    (
        "en",
        "The left button opens the main window of the program. The right button opens the main window of the program.",
    ),
    ("en", "The guests may use the pool that lies there. The guests may not use the pool that lies there."),
    ("fr", "Votre abonnement a été activé. Votre abonnement a été désactivé."),
    ("ru", "Файл успешно сохранён на компьютере. Файл успешно удалён на компьютере."),
    ("ja", "ファイルを正常に保存しました。ファイルを正常に削除しました。"),
    ("en", "Monday: 9:00 am to 5:00 pm\nTuesday: 9:00 am to 5:00 pm\nWednesday: 9:00 am to 5:00 pm"),
    ("he", "יום ראשון: פתוח מתשע בבוקר עד חמש אחר הצהריים\nיום שני: פתוח מתשע בבוקר עד חמש אחר הצהריים"),
    ("tr", "Pazartesi günleri 9.00 ile 17.00 arasında açığız. Salı günleri 9.00 ile 17.00 arasında açığız."),
    ("ar", "الأحد: من التاسعة صباحًا حتى الخامسة مساءً\nالاثنين: من التاسعة صباحًا حتى الخامسة مساءً"),
    ("de", "Einzelzimmer mit Frühstück und Meerblick 80 Euro\nDoppelzimmer mit Frühstück und Meerblick 80 Euro"),
    ("pl", "W poniedziałek sklep jest czynny od ósmej do szóstej. We wtorek sklep jest czynny od ósmej do szóstej."),
    ("zh-Hans", "星期一上午九点到下午五点开放。星期二上午九点到下午五点开放。"),
]
EMPHASIS = [
    ("en", "It grew more and more and more, again and again and again and again."),
    ("en", "He ran and ran and ran until he fell, and she waited for hours and hours and hours."),
    ("fr", "Il a dit encore et encore et encore que c'était fini."),
    ("de", "Er lief und lief und lief, und es wurde mehr und mehr und mehr."),
    ("es", "Lo dijo una y otra y otra vez, y corría y corría y corría."),
    ("ru", "Он шёл и шёл и шёл, а людей было всё больше и больше и больше."),
    ("tr", "Gürültü daha da ve daha da ve daha da büyüdü."),
    ("ar", "ركض وركض وركض حتى تعب."),
    ("he", "הוא רץ ורץ ורץ עד שנפל."),
    ("ja", "何度も何度も何度も言った。"),
]
SONG = """The river runs down to the sea,
oh my love, oh my love,
and no one is waiting for me,
oh never, never, never, never!

The river runs down to the sea, and I follow it slowly
oh my love, oh my love"""


@pytest.mark.parametrize(("tag", "text"), [*PARALLEL, *EMPHASIS])
def test_what_is_alike_by_right_stays(engine: Engine, tag: str, text: str) -> None:
    assert [finding.text for finding in engine.check(text, tag, only=["repetition"]).findings] == []


def test_nothing_is_cut_out_of_a_song(engine: Engine) -> None:
    found = engine.check(SONG, "en", only=["repetition"]).findings
    assert found
    for finding in found:
        assert finding.severity is Severity.MINOR and not finding.suggestions and finding.confidence < 0.7


def test_a_line_that_is_sung_without_end_is_a_loop(engine: Engine) -> None:
    text = "\n".join(["The boats go out", "the boats come in at night again,", *["we wait for the boats,"] * 9])
    (finding,) = engine.check(text, "en", only=["repetition"]).findings
    assert finding.severity is Severity.MAJOR


@pytest.mark.parametrize("changed", ["Dutch engineers", "the old masters of the guild"])
def test_a_long_sentence_with_a_word_changed_is_said_again(engine: Engine, changed: str) -> None:
    told = "The bridge over the canal was built three hundred years ago by {} who came from the coast."
    text = f"{told.format('French masons')} {told.format(changed)}"
    (finding,) = engine.check(text, "en", only=["repetition"]).findings
    assert finding.check == "repetition.sentence" and finding.severity is Severity.MINOR


@pytest.mark.parametrize("text", ["and so and so and so and so and so and so on it went", "more and " * 14 + "more"])
def test_emphasis_has_an_end(engine: Engine, text: str) -> None:
    assert [finding.check for finding in engine.check(text, "en", only=["repetition"]).findings] == ["repetition.loop"]
