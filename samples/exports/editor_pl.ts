<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../main.cpp" line="14"/>
        <source>The drawing was saved to %1.</source>
        <translation>Rysunek zapisano w pliku %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) printed</source>
        <translation>
            <numerusform>Wydrukowano %n stronę</numerusform>
            <numerusform>Wydrukowano %n strony</numerusform>
            <numerusform>Wydrukowano printed %n stron</numerusform>
        </translation>
    </message>
    <message>
        <source>Do you want to keep your changes?</source>
        <comment>on closing</comment>
        <translation>Czy chcesz zachować zachować swoje zmiany?</translation>
    </message>
    <message>
        <source>Old text</source>
        <translation type="vanished">Stary tekst</translation>
    </message>
</context>
</TS>
