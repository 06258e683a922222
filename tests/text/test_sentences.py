"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest

from qa_service.text.sentences import paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("“One.” Two", ["“One.”", "Two"]),
        ("Mr. Smith came.", ["Mr. Smith came."]),
        ("J. Smith came.", ["J. Smith came."]),
        ("approx. five", ["approx. five"]),
        ("He said... nothing. Then", ["He said... nothing.", "Then"]),
        ("See no. 5", ["See no.", "5"]),
        ("At 5... 6", ["At 5... 6"]),
        ("一。二！」三", ["一。", "二！」", "三"]),
        ("v1.2 is out", ["v1.2 is out"]),
        ("One.\nTwo", ["One.", "Two"]),
    ],
)
def test_sentences(text: str, said: list[str]) -> None:
    found = [span for line in paragraphs(text) for span in sentences(text, line, {"Mr."})]
    assert [text[span.start : span.end] for span in found] == said


@pytest.mark.parametrize(
    "said",
    [
        ["He left at 3 p.m. on Monday.", "She stayed."],
        ["Τι κάνεις;", "Καλά είμαι; όχι πολύ.", "Εσύ;"],
        ["አበበ መጣ።", "ከበደ ሄደ፡፡", "ማን ነው፧", "እሱ።"],
        ["သူသွားသည်။", "သူပြန်လာသည်။"],
        ["គាត់ទៅ។", "នាងមក៕"],
        ["Նա գնաց։", "Ինչու՞ ես գալիս։"],
        ["वह गया।", "वह आया॥", "ठीक है?"],
        ["وہ گیا۔", "کیوں؟", "وہ آیا۔"],
        ["მერი წავიდა.", "ვინ მოვიდა?", "არავინ."],
    ],
)
def test_sentences_end_as_their_script_ends_them(said: list[str]) -> None:
    text = " ".join(said)
    found = [span for line in paragraphs(text) for span in sentences(text, line, ())]
    assert [text[span.start : span.end] for span in found] == said


def test_full_width_marks_need_no_space() -> None:
    text = "彼は行った。そうか！本当？"
    found = [span for line in paragraphs(text) for span in sentences(text, line, ())]
    assert [text[span.start : span.end] for span in found] == ["彼は行った。", "そうか！", "本当？"]
