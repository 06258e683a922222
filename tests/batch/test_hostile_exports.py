"""A folder of files that are made to break a parser: each is one clear error, and the good ones are checked."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qa_service.cli import main

GOOD = "Il est entirely seul."
# Per suffix: what stands before, around the text %s, and after.
XML = {
    "xlf": (
        '<xliff version="1.2"><file source-language="en" target-language="fr"><body>',
        '<trans-unit id="u"><source>He is alone.</source><target>%s</target></trans-unit>',
        "</body></file></xliff>",
    ),
    "tmx": (
        '<tmx version="1.4"><header srclang="en"/><body>',
        '<tu><tuv xml:lang="en"><seg>He is alone.</seg></tuv><tuv xml:lang="fr"><seg>%s</seg></tuv></tu>',
        "</body></tmx>",
    ),
    "xml": ("<resources>", '<string name="u">%s</string>', "</resources>"),
    "resx": ("<root>", '<data name="u"><value>%s</value></data>', "</root>"),
    "ts": (
        '<TS language="fr"><context><name>c</name>',
        '<message id="u"><source>He is alone.</source><translation>%s</translation></message>',
        "</context></TS>",
    ),
    "stringsdict": (
        "<plist><dict>",
        "<key>u</key><dict><key>NSStringLocalizedFormatKey</key><string>%s</string></dict>",
        "</dict></plist>",
    ),
}
XML |= dict.fromkeys(("xliff", "sdlxliff", "mqxliff"), XML["xlf"])
TEXT = {
    "po": 'msgid "a"\nmsgstr "%s"\n',
    "csv": 'id,target\nu,"%s"\n',
    "tsv": "id\ttarget\nu\t%s\n",
    "json": '{"u": "%s"}',
    "arb": '{"@@locale": "fr", "u": "%s"}',
    "strings": '"u" = "%s";\n',
    "yml": 'fr:\n  u: "%s"\n',
    "srt": "1\n00:00:01,000 --> 00:00:02,000\n%s\n",
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n%s\n",
    "html": "<p>%s</p>",
    "md": "%s\n",
    "txt": "%s\n",
    "xcstrings": '{"strings": {"u": {"localizations": {"fr": {"stringUnit": {"value": "%s"}}}}}}',
}


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(name, data)
    return out.getvalue()


def xml(suffix: str, text: str, before: str = "") -> bytes:
    """Return a whole file that holds ``text`` once."""
    start, unit, end = XML[suffix]
    return f"{before}{start}{unit.replace('%s', text)}{end}".encode()


def hostile(suffix: str) -> dict[str, bytes]:
    """Return files by what is wrong with them."""
    if suffix in TEXT:
        broken = TEXT[suffix].encode().replace(b"%s", b"\xff\xc3( entirely")
        return {"broken": broken, "noise": bytes(range(128, 256)) * 4}
    root = XML[suffix][0][1:].split(">")[0].split()[0]
    bomb = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    whole = xml(suffix, GOOD)
    return {
        "bomb": xml(suffix, "&j;", f'<!DOCTYPE {root} [<!ENTITY a "aaaaaaaaaa">{bomb}]>'),
        "blown-up": xml(suffix, "&a;" * 1_000, f'<!DOCTYPE {root} [<!ENTITY a "{"a" * 1_000}">]>'),
        "external": xml(suffix, "&a;", f'<!DOCTYPE {root} [<!ENTITY a SYSTEM "file:///etc/hostname">]>'),
        "parameter": xml(suffix, "a", f'<!DOCTYPE {root} [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>'),
        "deep": xml(suffix, "<g>" * 5_000 + "</g>" * 5_000),
        "attribute": whole.replace(b">", b' a="' + b"a" * (5 << 20) + b'">', 1),
        "cut": whole[: whole.index(b"alone") if b"alone" in whole else -30],
        "encoding": b'<?xml version="1.0" encoding="utf-8"?>' + whole.replace(b"entirely", b"enti\xe9rely"),
        "charset": b'<?xml version="1.0" encoding="rot13"?>' + whole,
        "nul": whole.replace(b"entirely", b"enti\0rely"),
        "root": b"<html><p>no export</p></html>",
    }


def check(runner: CliRunner, folder: Path) -> tuple[int, list[dict[str, Any]]]:
    result = runner.invoke(main, ["batch", str(folder), "--target", "fr", "--only", "foreign"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.stderr and "mistake of ours" not in result.stdout
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("suffix", sorted({*XML, *TEXT}))
def test_each_is_one_clear_error_and_the_good_one_is_checked(runner: CliRunner, tmp_path: Path, suffix: str) -> None:
    files = hostile(suffix)
    for name, data in files.items():
        (tmp_path / f"{name}.{suffix}").write_bytes(data)
    good = xml(suffix, GOOD) if suffix in XML else TEXT[suffix].replace("%s", GOOD).encode()
    (tmp_path / f"good.{suffix}").write_bytes(good)
    status, lines = check(runner, tmp_path)
    errors = {Path(line["file"]).stem: line["error"] for line in lines if "error" in line}
    assert set(errors) == set(files) and len([line for line in lines if "error" in line]) == len(files)
    assert all(len(error) < 250 and "\n" not in error for error in errors.values())
    found = [it["text"] for line in lines if Path(line["file"]).stem == "good" for it in line["findings"]]
    assert found == ["entirely"] and status == 1


def test_what_is_unusual_but_right_is_read(runner: CliRunner, tmp_path: Path) -> None:
    start, unit, end = XML["xlf"]
    again = unit.replace("%s", GOOD)
    (tmp_path / "dtd.tmx").write_bytes(xml("tmx", GOOD, '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">'))
    (tmp_path / "entity.tmx").write_bytes(xml("tmx", GOOD + "&co;", '<!DOCTYPE tmx [<!ENTITY co "Acme">]>'))
    (tmp_path / "ends.xlf").write_bytes(f"{start}\r\n{again}\r{again}\n\r{again}{end}".encode())
    (tmp_path / "latin.xlf").write_bytes(
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + xml("xlf", "Il était entirely là.").decode().encode("latin-1")
    )
    (tmp_path / "wide.strings").write_bytes(("\ufeff" + TEXT["strings"].replace("%s", GOOD)).encode("utf-16-le"))
    _, lines = check(runner, tmp_path)
    found = {Path(line["file"]).name: [it["text"] for it in line["findings"]] for line in lines}
    assert all("error" not in line for line in lines)
    assert set(found) == {"dtd.tmx", "entity.tmx", "ends.xlf", "latin.xlf", "wide.strings"}
    assert all(texts == ["entirely"] for texts in found.values())
    assert sum(Path(line["file"]).name == "ends.xlf" for line in lines) == 3


def test_archives_that_would_fill_the_disk(runner: CliRunner, tmp_path: Path) -> None:
    zeros = b"\0" * (8 << 20)
    good = ("good.po", TEXT["po"].replace("%s", GOOD).encode())
    (tmp_path / "bomb.zip").write_bytes(archive(("a.txt", zeros), good))
    (tmp_path / "bomb.docx").write_bytes(archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", zeros)))
    (tmp_path / "slip.zip").write_bytes(archive(("../../evil.po", good[1]), good))
    (tmp_path / "nested.zip").write_bytes(archive(("in.zip", archive(good)), good))
    (tmp_path / "cut.zip").write_bytes(archive(good)[:-30])
    _, lines = check(runner, tmp_path)
    errors = {Path(line["file"].partition(".zip")[0]).name for line in lines if "error" in line}
    assert errors == {"bomb", "bomb.docx", "slip", "cut"}
    assert sum(line["file"].endswith("good.po") for line in lines if "findings" in line) == 3
    assert not list(tmp_path.parent.rglob("evil.po"))


def test_what_is_cut_off_is_told_with_its_line(runner: CliRunner, tmp_path: Path) -> None:
    samples = Path(__file__).parents[2] / "samples" / "exports"
    for number, path in enumerate(sorted(path for path in samples.rglob("*") if path.is_file())):
        for share in (0.2, 0.5, 0.8, 0.97):
            data = path.read_bytes()
            folder = tmp_path / f"{number}-{share}"
            folder.mkdir()
            (folder / path.name).write_bytes(data[: int(len(data) * share)])
    utf16 = xml("tmx", GOOD, '<?xml version="1.0" encoding="UTF-16"?>\n').decode().encode("utf-16-le")
    (tmp_path / "wide.tmx").write_bytes(b"\xff\xfe" + utf16[:-1])
    _, lines = check(runner, tmp_path)
    errors = [line for line in lines if "error" in line]
    placeless = {Path(line["file"]).suffix for line in errors if "line" not in line}
    assert len(errors) > 100 and placeless == {".docx", ".parquet"}  # which have no lines
    assert not [line["error"] for line in errors if "starting at" in line["error"]]
