"""Texts of many kinds that come back to their words by right: nothing in them is a repetition."""

from __future__ import annotations

import pytest

from qa_service.pipeline import Engine

TEXTS = [
    (
        "en",
        "Do you want to save the changes before closing?\nDo you want to discard the changes before "
        "closing?\nDo you want to keep the changes before closing?",
    ),
    (
        "en",
        "“Tenant” means the person who rents the flat under this agreement. “Landlord” means the person "
        "who lets the flat under this agreement.",
    ),
    (
        "en",
        "The buyer shall pay the price within ten days of the delivery. The seller shall deliver the "
        "goods within ten days of the order.",
    ),
    (
        "en",
        "1. Open the settings.\n2. Choose the language that you want to use.\n3. Press the button to "
        "confirm.\n4. Open the settings.\n5. Choose the region that you want to use.\n6. Press the "
        "button to confirm.",
    ),
    (
        "de",
        "Der Verkäufer haftet nicht für Schäden, die durch unsachgemäße Benutzung entstehen. Der Käufer "
        "haftet für Schäden, die durch unsachgemäße Benutzung entstehen.",
    ),
    (
        "en",
        "Anna: Are you coming?\nTom: No, I am not coming.\nAnna: Why are you not coming?\nTom: Because "
        "I am not coming, that is why.",
    ),
    (
        "en",
        "Add the flour and stir well. Add the milk and stir well. Add the eggs and stir well. Bake for an hour.",
    ),
    (
        "fr",
        "Ajoutez la farine et mélangez bien. Ajoutez le lait et mélangez bien. Ajoutez les œufs et mélangez bien.",
    ),
    ("ru", "Кто виноват? Никто не виноват. Что делать? Никто не знает, что делать."),
    (
        "en",
        "Holy, holy, holy is the Lord. Location, location, location. Education, education, education!",
    ),
    ("en", "The more you give, the more you get. The bigger they are, the harder they fall."),
    ("en", "He is a man of the people, by the people, for the people."),
    (
        "es",
        "Paso a paso, día a día, mano a mano, poco a poco, cara a cara. De vez en cuando, una y otra vez.",
    ),
    ("en", "John Johnson and Johnson & Johnson met New York, New York, and Walla Walla."),
    (
        "en",
        "Chapter 1\nIntroduction\nChapter 2\nMethods\nChapter 3\nResults\nChapter 4\nIntroduction to the results",
    ),
    ("ja", "彼は右手を上げた。彼は左手を上げた。人々は笑った。人々は泣いた。"),
    ("zh-Hans", "点击左侧按钮打开主窗口。点击右侧按钮打开主窗口。"),
    ("zh-Hans", "他一会儿笑，一会儿哭。说着说着就睡着了。走来走去，看了看，想了又想。研究研究再说。"),
    ("ja", "走りに走った。待ちに待った日。雨がざあざあ降る。いよいよ、ますます、それぞれ、人々、日々。"),
    ("ko", "하루하루, 조금씩 조금씩, 이래저래, 구석구석 살펴보았다. 가도 가도 끝이 없다."),
    ("th", "เธอสวยจริงจริง ค่อยค่อยเดิน ทุกทุกคนมา ต่างต่างนานา"),
    ("vi", "Ngày ngày tháng tháng trôi qua, người người nhà nhà, từ từ rồi sẽ ổn, xanh xanh, đỏ đỏ."),
    (
        "tr",
        "Gide gide bir söğüde dayandık. Bata çıka, ite kaka, döne döne, sora sora Bağdat bulunur. "
        "Damlaya damlaya göl olur.",
    ),
    (
        "hi",
        "रोते रोते सो गया। हँसी हँसी में कह दिया। दाने दाने पर लिखा है खाने वाले का नाम। कौन कौन आएगा? "
        "बार बार मत पूछो। कहीं कहीं बारिश हुई।",
    ),
    (
        "bn",
        "হাসতে হাসতে বলল। ঘরে ঘরে আলো। পথে পথে ঘুরে। কথায় কথায় রাগ। যেতে যেতে দেখলাম। বলতে বলতে চলে "
        "গেল। কী কী লাগবে? কে কে যাবে? মাঝে মাঝে, ছোট ছোট।",
    ),
    (
        "ur",
        "چلتے چلتے تھک گیا۔ باتوں باتوں میں رات ہو گئی۔ کون کون آئے گا؟ الگ الگ، دھیرے دھیرے، بار بار۔",
    ),
    (
        "mr",
        "हळू हळू चाल. घरोघरी, दारोदारी. बोलता बोलता थांबला. कोण कोण येणार? लहान लहान मुले. रडत रडत गेला. वेगवेगळ्या.",
    ),
    (
        "ar",
        "واحدًا واحدًا، شيئًا فشيئًا، قليلًا قليلًا، يومًا بعد يوم. الله الله في الأيتام. هيهات هيهات!",
    ),
    ("fa", "دسته دسته آمدند. قطره قطره جمع گردد وانگهی دریا شود. رفته رفته، یواش یواش، تکه تکه."),
    ("he", "אט אט, צעד צעד, יום יום, איש איש לדרכו, טיפין טיפין."),
    ("el", "Πού και πού, σιγά σιγά, ένα ένα, άκρη άκρη, μέρα με τη μέρα, πρωί πρωί."),
    (
        "ru",
        "Мало-помалу, чуть-чуть, еле-еле, бок о бок, день за днём, из года в год. Ходил-ходил, да и нашёл.",
    ),
    ("ru", "Ждали, ждали и дождались. Думал, думал — и придумал. Нет, нет и нет!"),
    (
        "pl",
        "Czekał i czekał. Raz po raz, krok po kroku, coraz bardziej i bardziej. Nie, nie i jeszcze raz nie!",
    ),
    (
        "hu",
        "Egyszer csak, lassan-lassan, egyre-másra. Aki ki-ki. Mind a kettő, mind az öt. Ment, mendegélt.",
    ),
    (
        "fi",
        "Hän odotti ja odotti. Pikku hiljaa, yhä uudelleen ja uudelleen. Vähän väliä, silloin tällöin.",
    ),
    (
        "de",
        "Er redete und redete. Nach und nach, Schritt für Schritt, Tag für Tag. Das, was das Kind sagt, "
        "das das Buch las. Die, die die Tür öffnet.",
    ),
    (
        "nl",
        "Hij praatte en praatte. Stap voor stap, keer op keer. De man die die fiets kocht. Dat dat zo is, weet ik.",
    ),
    (
        "it",
        "Pian piano, via via, man mano, passo passo, quasi quasi vengo. Chi va piano va sano. Giorno per giorno.",
    ),
    (
        "pt-BR",
        "Pouco a pouco, dia a dia, passo a passo. Ele foi indo, indo. Se se confirmar, quase quase.",
    ),
    ("id", "Anak-anak bermain-main. Tiba-tiba hujan. Kata demi kata, hari demi hari, satu per satu."),
    ("en", "Price: 10 EUR\nPrice: 12 EUR\nPrice: 10 EUR\nPrice: 15 EUR"),
    ("en", "Error 404: page not found. Error 405: method not allowed. Error 404: page not found."),
    ("en", "The score was 2-2 after 90 minutes, 3-3 after 120 minutes, and 5-4 on penalties."),
]


@pytest.mark.parametrize(("tag", "text"), TEXTS)
def test_it_is_right(engine: Engine, tag: str, text: str) -> None:
    assert [finding.text for finding in engine.check(text, tag, only=["repetition"]).findings] == []
