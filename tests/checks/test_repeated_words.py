"""Doubled words, phrases and loops: what is said, what is left alone, and what every finding promises."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks import repeated_words
from qa_service.edits import apply_edits
from qa_service.model import Finding, Segment, Severity
from qa_service.packs import Doubles, load_packs
from qa_service.pipeline import Engine
from qa_service.rulebook import load_rulebook
from qa_service.settings import rules_folder
from qa_service.text.protect import Protected
from qa_service.text.reading import Reading

PACKS = load_packs(rules_folder() / "languages")
RULES = load_rulebook(rules_folder() / "checks").by_kind()["repeated-words"]
ONLY = ("repetition.word", "repetition.phrase", "repetition.loop")

# Text that repeats itself in every way: few words, all kinds of gaps, loops inside words, scripts without spaces.
PIECES = st.sampled_from(
    [
        "ha",
        "Ha",
        "the",
        "Bora",
        "abcabcabc",
        "12",
        "人",
        "東京",
        "จะ",
        "을을을을",
        "a",
        "é",
        "#",
        "http://x.org/a/a",
        "\U0001f600",
        *(" ", " ", ", ", ". ", "-", " - ", "\n", "「", "(", ") ", "’", "\u00a0", "\t", "\u2028", "\0"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
TAGS = st.sampled_from(["en", "de", "id", "hi", "ja", "th", "zh-Hans", "ko", "ar", "tr"])


def find(engine: Engine, text: str, tag: str, source: str | None = None, **doubles: Any) -> list[Finding]:
    pack = PACKS.find(tag)
    if doubles:
        pack = replace(pack, doubles=replace(Doubles(), **doubles))
    return list(repeated_words.find(Reading(Segment(text, source=source), pack, engine.witness), RULES))


@given(TEXTS, TAGS, st.none() | TEXTS)
def test_findings_hold_what_they_promise(engine: Engine, text: str, tag: str, source: str | None) -> None:
    findings = find(engine, text, tag, source)
    for finding in findings:
        assert text[finding.start : finding.end] == finding.text != ""
        (first,) = finding.related
        assert text[first.start : first.end] == first.text
        assert first.end <= finding.start and 0 < finding.confidence <= 1
        for fix in finding.suggestions:
            fixed, left = apply_edits(text, fix.edits)
            assert len(fixed) < len(text) and not left
    for one, two in pairwise(findings):
        assert one.end <= two.start


@given(st.text())
def test_no_text_breaks_it(engine: Engine, text: str) -> None:
    find(engine, text + " " + text, "en", text)


@pytest.mark.parametrize("unit", ["ha ", "ha, ", "ha-", "the cat sat ", "中文", "จะ", "ab", "a", "9 ", "x. "])
def test_a_megabyte_of_one_thing_is_one_event_at_most(engine: Engine, unit: str) -> None:
    tag = "zh-Hans" if unit == "中文" else "th" if unit == "จะ" else "en"
    assert len(find(engine, unit * (300_000 // len(unit)), tag)) <= 1


def test_one_loop_is_one_finding(engine: Engine) -> None:
    (finding,) = find(engine, "It was very big and big and big and big and big.", "en")
    assert finding.check == "repetition.loop" and finding.evidence["times"] == 4


@pytest.mark.parametrize(
    ("tag", "text", "fixed"),
    [
        ("en", "It was great" + "!" * 40, "It was great!"),
        ("en", "He came , , , , , , , and left.", "He came , and left."),
        ("ja", "雨だ" + "。" * 30, "雨だ。"),
        ("ar", "جاء، ، ، ، ، ، ثم ذهب", "جاء، ثم ذهب"),
        ("en", "The sub-sub-sub- committee met.", "The sub- committee met."),
        ("en", "File 000000010000000000000010 is here.", None),
        ("en", "What?!?! No!!!!!! Contents .......... 12", "What?!?! No!!!!!! Contents .......... 12"),
        ("en", "Name: ______________ ------------------ ********* ======", None),
        ("zh-Hans", "我不知道。。。。。。算了", None),
    ],
)
def test_loops_of_marks_are_cut_to_one(engine: Engine, tag: str, text: str, fixed: str | None) -> None:
    edits = [edit for finding in find(engine, text, tag) for edit in finding.suggestions[0].edits]
    assert apply_edits(text, edits)[0] == (text if fixed is None else fixed)


@pytest.mark.parametrize("text", ["1,,,,,2,,,,,3", "INSERT INTO t VALUES (1,,,,,2)", "for (;;;;;) {}"])
def test_cells_without_words_and_code_are_no_loops_of_marks(engine: Engine, text: str) -> None:
    assert not [it for it in engine.check(text, "fr").findings if it.check == "repetition.loop"]


def test_loops_of_marks_of_the_source_are_the_authors(engine: Engine) -> None:
    assert not find(engine, "Super" + "!" * 40, "de", "Great" + "!" * 40)


def test_a_loop_of_doubles_is_one_finding(engine: Engine) -> None:
    (finding,) = find(engine, "the the and and " * 5, "en")
    assert finding.check == "repetition.loop" and finding.text == ("the the and and " * 4).rstrip()


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("bg", "опция=РАЗМЕР РАЗМЕР на блока", []),
        ("de", "Die Datei system.db db wird gelesen.", []),
        ("en", "erase CHAR  CHAR will erase the last one\nstart CHAR\tCHAR will restart it", []),
        ("ru", "Имена: Анна,Анна,Анна,Иван", []),
        ("fr", "Une carte pour 3 contre 3 contre 3 joueurs.", []),
        ("en", "It rang again and again and again all night.", []),
        ("en", "She said that she would go that she would go home.", ["that she would go"]),
        ("en", "The the house was old.", ["the"]),
        ("hu", "A a ház régi.", ["a"]),
        ("en", "They drank in the bar Tala Tala and the hotel Tala Tala.", []),
        ("ka", "ისინი სასტუმრო ტალა ტალაში დარჩნენ.", []),
        ("hy", "Նրանք մնացին Տալա Տալա հյուրանոցում։", []),
        ("kk", "Олар Тала Тала қонақүйінде тұрды.", []),
        ("en", "The subspecies Alces alces and Homo sapiens sapiens differ.", []),
        ("zh-Hans", "王丁、李丁、李三和张三都来了。", []),
        ("am", "እሱ ወደ፡ወደ፡ቤት፡ሄደ።", ["ወደ"]),
    ],
)
def test_what_stands_around_a_double_decides(engine: Engine, tag: str, text: str, found: list[str]) -> None:
    assert [finding.text for finding in find(engine, text, tag)] == found


def test_a_loop_that_was_cut_off_ends_with_the_text(engine: Engine) -> None:
    (finding,) = find(engine, "We met on the old bridge on the old bridge on the old bridge on the", "en")
    assert finding.text == "on the old bridge on the old bridge on the"


@pytest.mark.parametrize("check", ONLY)
def test_a_check_that_is_off_stays_silent(engine: Engine, check: str) -> None:
    pack = PACKS.find("en")
    reading = Reading(Segment("They saw the the red dog red dog red dog, and ran away ran away."), pack, engine.witness)
    found = {finding.check for finding in repeated_words.find(reading, RULES.select(skip=[check]))}
    assert check not in found


@pytest.mark.parametrize(
    ("text", "source", "flagged"),
    [
        ("Le port {port} ouvre ouvre demain.", "The port {port} opens tomorrow.", True),
        ("Le bateau bateau est parti.", "A <a href='x'>boat</a> left.", True),
        ("Il a dit très bien bien hier.", "He said it was fine yesterday.", True),
        ("Il a dit que c'était loin loin hier.", "He said it was far far away yesterday.", False),
        ("Il habite à Paris Paris.", "He lives in Paris.", True),
        ("Le 7 7 mai il partit.", "He left on May 7.", True),
        ("Le 7 7 mai il partit.", "He left on May 7 7.", False),
        ("Le 7 7 mai il partit.", "He left on May seven.", False),
        ("Le 7 7 mai il partit.", None, False),
    ],
)
def test_the_source_is_a_witness(engine: Engine, text: str, source: str | None, flagged: bool) -> None:
    assert bool(find(engine, text, "fr", source)) is flagged


def test_the_code_of_the_source_is_looked_for_once(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []

    def counting(text: str) -> Protected:
        built.append(text)
        return Protected(text)

    monkeypatch.setattr("qa_service.checks.repetition.source.Protected", counting)
    find(engine, "Le port port ouvre demain.", "fr", "The port port {port} opens opens, far far away away.")
    assert len(built) == 1


def test_a_far_double_of_the_source_explains_nothing(engine: Engine) -> None:
    filler = "".join(f"Sentence {number} tells of something else entirely.\n" for number in range(60))
    assert find(engine, "He saw the house house.\n" + filler, "en", "Il vit la maison.\n" + filler + "loin loin")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("They flew to Tala Tala in May.", Severity.MINOR),
        ("They saw Anna in May and visited Anna Anna in June.", Severity.MAJOR),
    ],
)
def test_a_capital_double_without_a_source_is_doubtful(engine: Engine, text: str, severity: Severity) -> None:
    assert [finding.severity for finding in find(engine, text, "en")] == [severity]


def test_a_double_that_comes_back_is_a_name(engine: Engine) -> None:
    assert not find(engine, "They love Tala Tala. In Tala Tala it rains.", "en")


@pytest.mark.parametrize(
    ("text", "doubles", "flagged"),
    [
        ("aku aku pergi", {}, True),
        ("aku aku pergi", {"words": ("aku",)}, False),
        ("aku aku pergi", {"policy": "grammar"}, False),
        ("aku aku pergi", {"policy": "grammar", "never": ("aku",)}, True),
        ("aku aku pergi", {"patterns": (r"a(\w+) a\1",)}, False),
        ("aku pergi aku pergi", {"policy": "grammar"}, True),
        ("aku pergi aku pergi", {"phrases": ("aku pergi",)}, False),
        ("orang-orang pergi", {"hyphenated": True}, False),
    ],
)
def test_the_language_decides(engine: Engine, text: str, doubles: dict[str, Any], flagged: bool) -> None:
    assert bool(find(engine, f"dan {text} lagi", "id", **doubles)) is flagged


@pytest.mark.parametrize(
    ("tag", "text", "flagged"),
    [
        ("cs", "Rozhodla se se sestrou odejít.", []),
        ("cs", "Vlak se se opozdil.", ["se"]),
        ("pt", "Não disse se se trata disso, e ela se se calou.", ["se"]),
        ("nl", "Ik denk dat dat klopt, en zij nam haar haar boek.", ["haar"]),
        ("nb", "De vil ha ha en båt. Ha ha, ropte han.", ["ha"]),
        ("it", "Ho ho ho, rise. Io ho ho fame.", ["ho"]),
        ("en", "They arrive there there. We know there there is hope.", ["there"]),
        ("hi", "रिपोर्ट की की गई जाँच हुई और घर घर में में चर्चा है।", ["में"]),
        ("ur", "اس میں میں نے دیکھا اور اور لکھا۔", ["اور"]),
        ("bn", "সে সাথে সাথে এল এবং এবং বসল।", ["এবং"]),
        ("tr", "Ali ve ve Can bir bir geldi.", ["ve"]),
        ("ja", "星がますます光り、駅からから歩くことことにした。喉がからからだ。", ["から", "こと"]),
        ("ja", "ちょろちょろ水が流れ、ばたんばたんと戸が鳴る。", []),
        ("ja", "りんごをを食べる。", ["を"]),
        ("th", "เขาจะจะไป แต่แต่ละคนมาเพื่อเพื่อน", ["จะ"]),
        ("th", "เขาหาว่าว่าแพง", ["ว่า"]),
        ("zh-Hans", "达到目的的手段，他的的书，从从容容，了解了解，很久很久。", ["的"]),
        ("ko", "그는 더 더 웃고 조금 조금 걸었다.", ["더"]),
        ("he", "הוא רק רק שאל, לאט לאט.", ["רק"]),
        ("ar", "قالت شبكة سي إن إن ذلك أمس.", []),
        ("sv", "De åkte på en en-dags resa.", []),
        ("id", "Dia tidak tidak tahu soal anak-anak.", ["tidak"]),
    ],
)
def test_packs_know_their_doubles(engine: Engine, tag: str, text: str, flagged: list[str]) -> None:
    assert [finding.text for finding in find(engine, text, tag)] == flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The bridge was closed on July 19 19.", True),
        ("It ran from May 3, 2015 to May 11, 2016 2016.", True),
        ("The repairs cost the town 20 20 million.", True),
        ("The war of the towns ended in 1645 1645 1645.", True),
        ("She sees the world with 20 20 vision.", False),
        ("The sisters won the match 6-4 6-4 in May.", False),
        ("You can call the harbour at number 44 44.", False),
        ("The halves of the match ended 20 20 and then 35 35.", False),
        ("There are more than 100 100 people here.", False),
        ("Team won lost\nReds 12 12\nBlues 9 10", False),
        ("Look at table 4 4 once.", False),
    ],
)
def test_numbers_without_a_source(engine: Engine, text: str, flagged: bool) -> None:
    assert bool(find(engine, text, "en")) is flagged


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ru", "Они жили в отеле Тала Тала у моря."),
        ("fa", "آنها در هتل تالا تالا ماندند."),
        ("ko", "그들은 탈라 탈라 호텔에 묵었다."),
        ("ko", "그들은 탈라 탈라(Tala Tala)에 묵었다."),
    ],
)
def test_what_bears_a_name_says_that_a_double_is_one(engine: Engine, tag: str, text: str) -> None:
    assert not find(engine, text, tag)


def test_a_denial_says_another_thing(engine: Engine) -> None:
    assert not find(engine, "They follow the advice they give, the advice they give not.", "en")
    assert find(engine, "They follow the advice they give, the advice they give often.", "en")


def test_excitement_is_no_loop(engine: Engine) -> None:
    assert not find(engine, "We are coming in, coming in, coming in...", "en")
    assert find(engine, "We are coming in, coming in, coming in by the door.", "en")


def test_a_torn_double_wants_its_hyphen(engine: Engine) -> None:
    text = "Ada orang - orang di sana."
    (finding,) = find(engine, text, "id", hyphenated=True)
    assert apply_edits(text, finding.suggestions[0].edits)[0] == "Ada orang-orang di sana."
    (double,) = find(engine, "Ada orang orang di sana.", "id", hyphenated=True)
    assert [fix.label for fix in double.suggestions] == ["orang", "orang-orang"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Es kostet 5 (fünf) fünf) Euro.", "Es kostet 5 (fünf) Euro."),
        ("#Tor #Sieg #Sieg", "#Tor #Sieg"),
        ("Er kam spät, sehr sehr spät nach Hause nach Hause.", "Er kam spät, sehr sehr spät nach Hause."),
        ("Die Die Stadt wächst.", "Die Stadt wächst."),
        ("Sie sagt „ja ja klar klar“.", "Sie sagt „ja ja klar“."),
    ],
)
def test_fixes_keep_spaces_and_marks(engine: Engine, before: str, after: str) -> None:
    edits = [edit for finding in find(engine, before, "de") for edit in finding.suggestions[0].edits]
    assert apply_edits(before, edits)[0] == after


@pytest.mark.parametrize(
    "text",
    [
        "See https://x.org/the/the for more.",
        "<b><b>Now</b></b>",
        "Press S S K.",
        "World War II II",
        "the in In Memoriam",
    ],
)
def test_what_is_no_prose_is_left_alone(engine: Engine, text: str) -> None:
    assert not find(engine, text, "en")
