"""An assistant's chatter around a translation, and letters of people who say the like."""

from __future__ import annotations

import pytest

from qa_service.edits import apply_edits
from qa_service.model import Finding, Severity
from qa_service.pipeline import Engine

REFUSALS = [
    ("de", "As an AI language model, I cannot translate this text. Der Zug hat Verspätung."),
    ("de", "As an AI language model, I cannot say much, but here is the translation: Der Zug hat Verspätung."),
    ("de", "Als KI-Sprachmodell kann ich das nicht übersetzen. Der Zug hat Verspätung."),
    ("de", "I'm sorry, but I can't translate this. Please provide more text. Der Zug hat Verspätung."),
]
CLOSINGS = [
    ("tr", "Tren gecikti.", "Umarım bu yardımcı olur! Başka bir sorunuz varsa bana bildirin."),
    ("de", "Der Zug ist spät.", "Ich hoffe, das hilft! Lass mich wissen, wenn du weitere Fragen hast."),
    ("it", "Il treno è in ritardo.", "Spero che questo ti sia utile! Fammi sapere se hai bisogno di altro."),
    ("pt-BR", "O trem está atrasado.", "Espero que isso ajude! Me avise se precisar de mais alguma coisa."),
    ("es", "El tren llega tarde.", "¡Espero que esto te ayude! Avísame si necesitas algo más."),
    ("pl", "Pociąg jest opóźniony.", "Mam nadzieję, że to pomoże! Daj mi znać, jeśli masz pytania."),
    ("nl", "De trein is laat.", "Laat het me weten als je nog vragen hebt."),
    ("ja", "電車が遅れています。", "お役に立てれば幸いです。他にご質問があればお知らせください。"),
    ("zh-Hans", "火车晚点了。", "希望这对你有帮助！如果还有其他问题，请告诉我。"),
    ("ko", "기차가 늦었습니다.", "도움이 되었기를 바랍니다! 더 궁금한 점이 있으면 알려주세요."),
    ("ar", "القطار متأخر.", "آمل أن يكون هذا مفيدًا! أخبرني إذا كان لديك أي أسئلة أخرى."),
    ("hi", "ट्रेन देर से है।", "मुझे उम्मीद है कि इससे मदद मिलेगी! अगर आपके और प्रश्न हों तो मुझे बताएं।"),
    ("fr", "Le train a du retard.", "J'espère que cela vous aide ! Dites-moi si vous avez d'autres questions."),
    ("ru", "Поезд опаздывает.", "Надеюсь, это поможет! Дайте знать, если у вас есть вопросы."),
    ("sv", "Tåget är sent.", "Hoppas det hjälper! Säg till om du behöver något mer."),
    ("cs", "Vlak má zpoždění.", "Doufám, že to pomůže! Dejte mi vědět, pokud máte další otázky."),
    ("uk", "Потяг запізнюється.", "Сподіваюся, це допоможе! Дайте знати, якщо є запитання."),
    ("id", "Kereta terlambat.", "Semoga ini membantu! Beri tahu saya jika ada pertanyaan lain."),
    ("vi", "Tàu bị trễ.", "Hy vọng điều này hữu ích! Hãy cho tôi biết nếu bạn có câu hỏi khác."),
    ("fi", "Juna on myöhässä.", "Toivottavasti tästä on apua! Kerro, jos tarvitset vielä jotain."),
    ("el", "Το τρένο αργεί.", "Ελπίζω αυτό να βοηθάει! Πείτε μου αν έχετε άλλες ερωτήσεις."),
    ("ro", "Trenul întârzie.", "Sper că te ajută! Spune-mi dacă mai ai întrebări."),
    ("hu", "A vonat késik.", "Remélem, ez segít! Szóljon, ha további kérdése van."),
    ("he", "הרכבת מאחרת.", "אני מקווה שזה עוזר! הודיעו לי אם יש לכם שאלות נוספות."),
    ("th", "รถไฟมาสาย", "หวังว่านี่จะเป็นประโยชน์! หากมีคำถามเพิ่มเติม โปรดแจ้งให้ฉันทราบ"),
]
OPENINGS = [
    ("en", "Sure, here you go:", "The train is late."),
    ("de", "Natürlich! Hier ist der Text:", "Der Zug hat Verspätung."),
    ("es", "¡Claro! Aquí tienes:", "El tren llega tarde."),
    ("ru", "Конечно! Вот текст:", "Поезд опаздывает."),
    ("zh-Hans", "好的！以下是内容：", "火车晚点了。"),
    ("ja", "もちろんです。以下になります：", "電車が遅れています。"),
]
LETTERS = [
    ("en", "Hello Anna,\n\nplease restart the router.\n\nLet me know if you have any questions.\n\nBest regards,\nTom"),
    ("en", "Sure! The train is late today. I hope this helps! Let me know if you need anything else."),
    (
        "de",
        "Hallo Anna,\n\nbitte starten Sie den Router neu.\n\nIch hoffe, das hilft Ihnen weiter.\n\nViele Grüße\nTom",
    ),
    ("es", "Hola, Ana:\n\nReinicie el rúter. Espero que esto le sirva. Avíseme si tiene más preguntas."),
    ("fr", "Redémarrez le routeur. J'espère que cela vous aidera. N'hésitez pas à me contacter."),
    ("ja", "ルーターを再起動してください。お役に立てれば幸いです。ご不明な点があればお知らせください。"),
    ("ru", "Перезагрузите роутер. Надеюсь, это поможет. Если есть вопросы, дайте знать."),
]


def chatter(engine: Engine, text: str, tag: str, source: str | None = None) -> list[Finding]:
    known = {"source": source, "source_lang": "en"} if source else {}
    return list(engine.check(text, tag, only=["residue.chatter"], **known).findings)  # type: ignore[arg-type]


@pytest.mark.parametrize(("tag", "text"), REFUSALS)
def test_a_refusal_ends_where_the_translation_begins(engine: Engine, tag: str, text: str) -> None:
    (finding,) = chatter(engine, text, tag)
    assert apply_edits(text, finding.suggestions[0].edits)[0] == "Der Zug hat Verspätung."


@pytest.mark.parametrize(("tag", "said", "closing"), CLOSINGS)
def test_closing_words_are_sure_where_the_source_has_none(engine: Engine, tag: str, said: str, closing: str) -> None:
    (blind,) = chatter(engine, f"{said}\n\n{closing}", tag)
    assert blind.text == closing and blind.severity is Severity.MINOR and blind.confidence < 0.7
    for text in (f"{said}\n\n{closing}", f"{said}{' ' if tag != 'th' else chr(10)}{closing}"):
        (finding,) = chatter(engine, text, tag, source="The train is late.")
        assert finding.severity is Severity.MAJOR and finding.confidence >= 0.9
        assert apply_edits(text, finding.suggestions[0].edits)[0] == said
    assert not chatter(
        engine, f"{said} {closing}", tag, source="The train is late. I hope this helps! Let me know if so."
    )


@pytest.mark.parametrize(("tag", "opening", "said"), OPENINGS)
def test_an_assent_that_hands_over_is_chatter(engine: Engine, tag: str, opening: str, said: str) -> None:
    (finding,) = chatter(engine, f"{opening}\n{said}", tag)
    assert apply_edits(f"{opening}\n{said}", finding.suggestions[0].edits)[0] == said


@pytest.mark.parametrize(("tag", "text"), LETTERS)
def test_letters_of_people_stay(engine: Engine, tag: str, text: str) -> None:
    assert not chatter(engine, text, tag)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("De trein is laat.<pad>", 1),
        ("De trein is laat. <pad> <pad>", 2),
        ("Kopieer <pad> naar <bestand> en wacht.", 0),
    ],
)
def test_a_placeholder_in_dutch_is_no_token(engine: Engine, text: str, count: int) -> None:
    found = engine.check(text, "nl", only=["residue.engine-token"]).findings
    assert [finding.text for finding in found] == ["<pad>"] * count
