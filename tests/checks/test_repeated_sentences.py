"""Sentences and passages said again: near and far, the same and in other words, and what repeats by right."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks import repeated_sentences
from qa_service.edits import apply_edits
from qa_service.model import Finding, Segment
from qa_service.packs import load_packs
from qa_service.pipeline import Engine
from qa_service.rulebook import load_rulebook
from qa_service.settings import rules_folder
from qa_service.text.reading import Reading

PACKS = load_packs(rules_folder() / "languages")
RULES = load_rulebook(rules_folder() / "checks").by_kind()["repeated-sentences"]

STORY = [
    "The harbour of the old town was built three hundred years ago by Dutch engineers.",
    "Every morning the fishermen bring their catch to the market behind the church.",
    "In winter the storms are so strong that no boat leaves the bay for weeks.",
    "A museum tells visitors how the people lived before the railway came.",
    "Last summer more than forty thousand guests stayed in the hotels on the beach.",
    "The mayor hopes that a new lighthouse will bring even more of them.",
]
SENTENCES = st.lists(st.sampled_from([*STORY, "Yes.", "Wait", "新しい橋は来年の春に開通する予定です。"]), max_size=30)
JOINTS = st.sampled_from([" ", "\n", "\n\n", "", "  "])


def find(engine: Engine, text: str, tag: str = "en", source: str | None = None) -> list[Finding]:
    return list(repeated_sentences.find(Reading(Segment(text, source=source), PACKS.find(tag), engine.witness), RULES))


@given(SENTENCES, JOINTS, st.booleans())
def test_findings_hold_what_they_promise(engine: Engine, said: list[str], joint: str, with_source: bool) -> None:
    text = joint.join(said)
    findings = find(engine, text, source=text[: len(text) // 2] if with_source else None)
    for finding in findings:
        assert text[finding.start : finding.end] == finding.text != ""
        (first,) = finding.related
        assert text[first.start : first.end] == first.text and first.start < finding.start
        (edit,) = finding.suggestions[0].edits
        assert not text[edit.start : finding.start].strip() and not text[finding.end : edit.end].strip()
    for one, two in pairwise(findings):
        assert one.end <= two.start


@given(st.text(), st.sampled_from(["en", "ja", "ar"]))
def test_no_text_breaks_it(engine: Engine, text: str, tag: str) -> None:
    find(engine, f"{text}. {text}\n{text}", tag, text)


@given(st.integers(0, 5), st.integers(0, 5))
def test_a_sentence_of_the_story_said_again_is_found(engine: Engine, which: int, where: int) -> None:
    said = [*STORY]
    said.insert(min(which + 1 + where, len(said)), STORY[which])
    (finding,) = find(engine, " ".join(said))
    assert finding.text == STORY[which] == finding.related[0].text
    assert apply_edits(" ".join(said), finding.suggestions[0].edits)[0] == " ".join(STORY)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{STORY[0]}\n\n{STORY[0]} {STORY[1]}", f"{STORY[0]}\n\n{STORY[1]}"),
        (f"{STORY[0]} {STORY[1]} {STORY[0]}\n\n{STORY[2]}", f"{STORY[0]} {STORY[1]}\n\n{STORY[2]}"),
        (f"{STORY[0]}\n{STORY[0]}\n{STORY[2]}", f"{STORY[0]}\n{STORY[2]}"),
        (f"{STORY[0]}  {STORY[0]}  {STORY[2]}", f"{STORY[0]}  {STORY[2]}"),
        (f"“{STORY[0]}” “{STORY[0]}” {STORY[2]}", f"“{STORY[0]}” {STORY[2]}"),
    ],
)
def test_a_fix_keeps_paragraphs_and_spaces(engine: Engine, before: str, after: str) -> None:
    edits = [edit for finding in find(engine, before) for edit in finding.suggestions[0].edits]
    assert apply_edits(before, edits)[0] == after


@given(st.integers(0, 5), st.data())
def test_a_changed_word_does_not_hide_it(engine: Engine, which: int, data: st.DataObject) -> None:
    words = STORY[which].split(" ")
    words[data.draw(st.integers(2, len(words) - 2))] = "different"
    text = "\n".join([*STORY, " ".join(words)])
    assert [finding.text for finding in find(engine, text)] == [" ".join(words)]


def test_the_story_itself_is_clean(engine: Engine) -> None:
    assert not find(engine, " ".join(STORY)) and not find(engine, "\n\n".join(STORY))


def test_sentences_in_a_row_are_one_finding(engine: Engine) -> None:
    (finding,) = find(engine, "\n".join([*STORY[:3], *STORY[:2], *STORY[3:]]))
    assert finding.text == "\n".join(STORY[:2]) == finding.related[0].text


def test_a_paragraph_said_again_is_a_passage_and_nothing_else(engine: Engine) -> None:
    text = "\n\n".join([" ".join(STORY[:3]), STORY[4], " ".join(STORY[:3])])
    (finding,) = find(engine, text)
    assert finding.check == "repetition.passage" and finding.text == " ".join(STORY[:3])
    assert apply_edits(text, finding.suggestions[0].edits)[0] == "\n\n".join([" ".join(STORY[:3]), STORY[4]])


def test_a_sentence_whose_marks_went_missing_is_found(engine: Engine) -> None:
    text = f"Harbour news {STORY[0]} {STORY[1]} {STORY[2]} {STORY[0]}"
    assert [finding.text for finding in find(engine, text)] == [STORY[0]]


def test_a_restated_sentence_is_marked_but_not_deleted_with_confidence(engine: Engine) -> None:
    again = "Behind the church, the fishermen bring their morning catch to the market every day."
    (finding,) = find(engine, " ".join([*STORY[:2], again, *STORY[2:]]))
    assert finding.text == again and finding.suggestions[0].confidence < finding.confidence / 1.5


@pytest.mark.parametrize(
    "text",
    [
        "Oh no. Oh no.",
        "He came. She left.\nHe came.",
        "Team North won 12 of its 20 games this year. Team North won 15 of its 21 games this year.",
        f"{STORY[0]}\n{STORY[1]}\n{STORY[0]}\n{STORY[2]}\n{STORY[0]}\n{STORY[3]}",  # a refrain
        "Of the 4,252,700 people of working age in the northern valleys, most have work in the autumn. "
        "Of the 318,200 people of working age in the southern valleys, few have work in the autumn.",
        "\n".join(["Name", "Street", "Town", "Name", "Street", "Town", "Name", "Street", "Town"]),
        "Storms keep boats in the bay for weeks\nIn winter, storms keep boats in the bay for weeks, said the mayor.",
    ],
)
def test_what_repeats_by_right(engine: Engine, text: str) -> None:
    assert not find(engine, text)


@pytest.mark.parametrize(
    ("tag", "said", "again"),
    [
        ("am", "ከንቲባው አዲሱን ድልድይ እሁድ ጠዋት በይፋ መርቀው ከፍተዋል።", "ብዙ ሰዎች ሊያዩት መጡ።"),
        ("my", "မြို့တော်ဝန်သည် တံတားအသစ်ကို တနင်္ဂနွေနေ့ နံနက်တွင် ဖွင့်လှစ်ခဲ့သည်။", "လူများစွာ လာကြည့်ကြသည်။"),
        ("km", "អភិបាលក្រុងបានសម្ពោធស្ពានថ្មីនៅព្រឹកថ្ងៃអាទិត្យជាមួយប្រជាជនជាច្រើន។", "អាកាសធាតុល្អណាស់។"),
        ("hy", "Քաղաքապետը կիրակի առավոտյան բացեց գետի վրայի նոր կամուրջը։", "Շատ մարդիկ եկան տեսնելու։"),
        ("ur", "میئر نے اتوار کی صبح دریا پر نئے پل کا باقاعدہ افتتاح کر دیا ہے۔", "بہت سے لوگ اسے دیکھنے آئے۔"),
        ("bn", "মেয়র রবিবার সকালে নদীর উপর নতুন সেতুটি আনুষ্ঠানিকভাবে উদ্বোধন করেছেন।", "অনেক মানুষ দেখতে এসেছিল।"),
        ("el", "Ο δήμαρχος γιατί άνοιξε τη νέα γέφυρα το πρωί της Κυριακής;", "Πολλοί ήρθαν να τη δουν."),
        ("sw", "Meya alifungua daraja jipya la mto siku ya Jumapili asubuhi mapema.", "Watu wengi walikuja kuliona."),
        ("ta", "மேயர் ஞாயிற்றுக்கிழமை காலை ஆற்றின் மீது புதிய பாலத்தை திறந்து வைத்தார்.", "பலர் அதைப் பார்க்க வந்தனர்."),
        ("ka", "მერმა კვირა დილით მდინარეზე გადებული ახალი ხიდი საზეიმოდ გახსნა.", "ბევრი ხალხი მოვიდა სანახავად."),
    ],
)
def test_sentences_end_as_their_script_ends_them(engine: Engine, tag: str, said: str, again: str) -> None:
    text = f"{said} {again} {said}"
    (finding,) = find(engine, text, tag)
    assert finding.text == said and apply_edits(text, finding.suggestions[0].edits)[0] == f"{said} {again}"


SHORT = {
    "en": ("The ferry leaves at noon.", "We had lunch.", "The bay was calm."),
    "fr": ("L’église est ouverte le samedi.", "Nous avons déjeuné.", "La baie était calme."),
    "de": ("Die Fähre fährt am Mittag.", "Wir aßen.", "Die Bucht war still."),
    "ja": ("大きな船は正午に港を出ます。", "昼食を食べた。", "湾は静かだった。"),
    "hi": ("नाव दोपहर को निकलती है।", "हमने खाना खाया।", "खाड़ी शांत थी।"),
}


@pytest.mark.parametrize("tag", SHORT)
def test_a_short_sentence_comes_back_soon_by_mistake_only(engine: Engine, tag: str) -> None:
    said, one, two = SHORT[tag]
    joint = "" if tag == "ja" else " "
    for between in ([one], [one, two]):
        text = joint.join([said, *between, said])
        (finding,) = engine.check(text, tag).findings
        assert finding.check == "repetition.sentence" and finding.text == said
        assert apply_edits(text, finding.suggestions[0].edits)[0] == joint.join([said, *between])
    assert not engine.check(joint.join([said, one, two, one, said]), tag, only=["repetition.sentence"]).findings


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves at noon. We ate. The ferry leaves at noon. We ran. The ferry leaves at noon.",  # a formula
        "The ferry leaves at noon.\nWe had lunch.\nThe ferry leaves at noon.",
        "“The ferry leaves at noon.” We had lunch. “The ferry leaves at noon.”",
        "When does the ferry leave? We had lunch. When does the ferry leave?",
        "– The ferry leaves at noon. We had lunch. – The ferry leaves at noon.",
        "The ferry leaves. We had lunch. The ferry leaves.",
    ],
)
def test_refrains_and_speech_come_back(engine: Engine, text: str) -> None:
    assert not find(engine, text)


def test_items_of_a_list_are_alike_by_design(engine: Engine) -> None:
    rows = [
        f"Press the {key} key to move the window to the {side} of the current workspace."
        for key, side in (("first", "left"), ("second", "right"))
    ]
    assert find(engine, "\n".join(rows))
    assert not find(engine, "\n".join(f"• {row}" for row in rows))


def test_a_series_of_parallels_restates_nothing(engine: Engine) -> None:
    parts = [("Elf", "forests of old trees"), ("Dwarf", "mountains and deep caves"), ("Orc", "open hills at night")]
    parts.append(("Human", "villages by the rivers"))
    series = [f"{who} soldiers move quickly and always fight very well in {where}." for who, where in parts]
    assert find(engine, " ".join(series[:2])) and not find(engine, " ".join(series))


def test_what_the_source_says_again_may_be_said_again(engine: Engine) -> None:
    text = " ".join([*STORY, STORY[1]])
    source = " ".join(f"Satz {number} handelt von ganz anderen Dingen als der Satz davor." for number in "ABCDEF")
    assert find(engine, text, source=source)
    said = source.split(". ")
    assert not find(engine, text, source=". ".join([*said[:5], said[5].rstrip(".")]) + f". {said[1]}.")


def test_many_repetitions_stay_cheap(engine: Engine) -> None:
    numbered = " ".join(
        f"Row {number} of the table holds the value {number * 7} and nothing else." for number in range(3000)
    )
    assert not find(engine, numbered)
    assert len(find(engine, " ".join(STORY[:1] * 3000))) == 1


def test_sentences_that_are_alike_and_translate_one_each_are_right(engine: Engine) -> None:
    source = "The harbour closes for boats without a licence. Boats with a licence may use the night gate."
    text = "Der Hafen schließt für Boote ohne Genehmigung. Boote mit Genehmigung nehmen den Hafen für Boote bei Nacht."
    assert find(engine, text, "de")  # nobody knows whether the second one says the first again
    assert not find(engine, text, "de", source)
    assert find(engine, text, "de", source.partition(". ")[0] + ".")
