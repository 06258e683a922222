"""A model that says what it is, openers in languages without expressions of their own, and openers behind the text."""

from __future__ import annotations

import pytest

from qa_service.edits import apply_edits
from qa_service.pipeline import Engine

SAID = "2024 – 2025"
REFUSALS = [
    ("en", "As a language model, I can't answer that."),
    ("pl", "As a large language model, I cannot answer that."),
    ("de", "Als Sprachmodell kann ich darauf nicht antworten."),
    ("de", "Es tut mir leid, aber als großes Sprachmodell verfüge ich über keine Meinung."),
    ("fr", "En tant que modèle de langage, je ne peux pas répondre."),
    ("fr", "En tant que modèle linguistique, il m’est impossible de répondre."),
    ("it", "In qualità di modello linguistico non posso rispondere."),
    ("es", "Como modelo lingüístico, no puedo responder."),
    ("pt", "Como um modelo de linguagem, não consigo responder."),
    ("ru", "Как языковая модель, я не могу ответить."),
    ("uk", "Як мовна модель, я не можу відповісти."),
    ("pl", "Jako model językowy nie mogę odpowiedzieć."),
    ("nl", "Als taalmodel kan ik daar niet op antwoorden."),
    ("cs", "Jako jazykový model nemohu odpovědět."),
    ("sk", "Ako jazykový model nemôžem odpovedať."),
    ("sv", "Som språkmodell kan jag inte svara."),
    ("da", "Som sprogmodel kan jeg ikke svare."),
    ("nb", "Som språkmodell kan jeg ikke svare."),
    ("fi", "Kielimallina en voi vastata."),
    ("tr", "Bir dil modeli olarak buna cevap veremem."),
    ("id", "Sebagai model bahasa, saya tidak bisa menjawab."),
    ("vi", "Là một mô hình ngôn ngữ, tôi không thể trả lời."),
    ("hu", "Nyelvi modellként nem tudok válaszolni."),
    ("ro", "Ca model lingvistic, nu pot răspunde."),
    ("el", "Ως γλωσσικό μοντέλο, δεν μπορώ να απαντήσω."),
    ("ca", "Com a model de llenguatge, no puc respondre."),
    ("ar", "بصفتي نموذجًا لغويًا، لا أستطيع الإجابة."),
    ("he", "כמודל שפה, איני יכול לענות."),
    ("fa", "به عنوان یک مدل زبانی، نمی‌توانم پاسخ دهم."),
    ("hi", "एक भाषा मॉडल के रूप में, मैं उत्तर नहीं दे सकता।"),
    ("ja", "言語モデルとして、お答えすることはできません。"),
    ("zh-Hans", "作为一个语言模型，我无法回答。"),
    ("ko", "언어 모델로서 저는 답변할 수 없습니다."),
]
TELLING = [
    ("en", "As a language model, BERT reads a sentence from both ends."),
    ("de", "Als Sprachmodell kann BERT Sätze einordnen."),
    ("fr", "En tant qu'assistante, Claire tient l'agenda du maire."),
    ("es", "Como modelo de lenguaje, BERT lee la frase entera."),
    ("pl", "Jako model językowy BERT czyta całe zdanie."),
    ("nl", "Als taalmodel leest BERT de hele zin."),
]
OPENERS = [
    ("cy", "Dyma'r cyfieithiad:"),
    ("ca", "Aquí teniu la traducció:"),
    ("mk", "Еве го преводот:"),
    ("lv", "Lūk, tulkojums:"),
    ("ga", "Seo an t-aistriúchán:"),
    ("sq", "Ja përkthimi:"),
    ("ur", "یہاں ترجمہ ہے:"),
    ("mr", "येथे भाषांतर आहे:"),
    ("sw", "Hapa kuna tafsiri:"),
    ("mt", "Hawn hi t-traduzzjoni:"),
    ("eo", "Jen la traduko:"),
    ("km", "នេះជាការបកប្រែ:"),
    ("lo", "ນີ້ແມ່ນຄຳແປ:"),
    ("nn", "Her er omsetjinga:"),
    ("my", "ဘာသာပြန်ချက်မှာ:"),
    ("so", "Waa kan turjumaadda:"),
]
BEHIND = ["Sure! Here is the translation:", "Here's the German translation:", "Below is the translated text:"]


def mended(engine: Engine, text: str, tag: str) -> str:
    found = engine.check(text, tag, only=["residue.chatter"]).findings
    return apply_edits(text, [edit for finding in found for edit in finding.suggestions[0].edits])[0]


@pytest.mark.parametrize(("tag", "words"), [*REFUSALS, *OPENERS])
def test_it_goes_before_the_text(engine: Engine, tag: str, words: str) -> None:
    assert mended(engine, f"{words}\n{SAID}", tag) == SAID


@pytest.mark.parametrize(("tag", "text"), TELLING)
def test_a_text_may_tell_of_models(engine: Engine, tag: str, text: str) -> None:
    assert not engine.check(text, tag, only=["residue.chatter"]).findings


@pytest.mark.parametrize("words", BEHIND)
def test_openers_behind_the_text_go(engine: Engine, words: str) -> None:
    assert mended(engine, f"Das Boot legt gleich ab. {words}", "de") == "Das Boot legt gleich ab."
