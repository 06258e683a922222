"""Paths, folders, patterns and archives into streams: sorted, bounded, and nothing read from outside."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from qa_service.errors import InputError
from qa_service.model import Unreadable
from qa_service.readers import archive
from qa_service.readers.files import Stream, streams, walk
from qa_service.readers.reference import reference


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/x.po", "a.csv", "b/.hidden.po", ".git/x.po", "b/picture.png", "LICENSE", "out/made.po"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def test_a_folder_is_walked_in_order_and_says_what_it_leaves(folder: Path) -> None:
    walked = walk([str(folder)], {(folder / "out").resolve()})
    assert [found.inner for found in walked.files] == ["a.csv", "b/x.po"]
    assert walked.left == {".png": 1, "without a suffix": 1}


def test_a_named_file_is_taken_whatever_its_suffix(folder: Path) -> None:
    (found,) = walk([str(folder / "LICENSE")]).files
    assert found.said and found.inner == "LICENSE"


def test_patterns(folder: Path) -> None:
    assert [found.inner for found in walk([str(folder / "**" / "*.po")]).files] == ["x.po", "made.po"]
    with pytest.raises(InputError, match="matches this pattern"):
        walk([str(folder / "*.xlf")])


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "b" / "round").symlink_to(folder, target_is_directory=True)
    assert len(walk([str(folder)]).files) == 3


def _archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def _read(path: Path) -> tuple[dict[str, bytes], list[Unreadable], Counter[str]]:
    (found,) = walk([str(path)]).files
    left: Counter[str] = Counter()
    read, broken = {}, []
    for item in streams(found, left):
        if isinstance(item, Stream):
            read[item.inner] = item.data.read()
        else:
            broken.append(item)
    return read, broken, left


def test_members_of_an_archive(tmp_path: Path) -> None:
    path = _archive(tmp_path / "all.zip", {"b.po": b"b", "in/a.po": b"a", "c.png": b"c", "__MACOSX/b.po": b""})
    read, broken, left = _read(path)
    assert read == {"all.zip/b.po": b"b", "all.zip/in/a.po": b"a"} and not broken and left == {".png": 1}


@pytest.mark.parametrize("name", ["../out.po", "/etc/out.po", "a/../../out.po", "C:/out.po", "..\\out.po"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    read, broken, _ = _read(_archive(tmp_path / "evil.zip", {name: b"x", "good.po": b"y"}))
    assert list(read.values()) == [b"y"] and len(broken) == 1 and "leads out" in broken[0].why


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FREE", 10_000)
    read, broken, _ = _read(_archive(tmp_path / "bomb.zip", {"a.po": bytes(1_000_000), "b.po": b"y"}))
    assert list(read.values()) == [b"y"] and "zip bomb" in broken[0].why


def test_too_much_in_all_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_SUM", 15)
    read, broken, _ = _read(_archive(tmp_path / "big.zip", {"a.po": bytes(10), "b.po": bytes(10)}))
    assert len(read) == 1 and "too large" in broken[0].why


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)
    read, broken, _ = _read(_archive(tmp_path / "many.zip", {"a.po": b"", "b.po": b""}))
    assert not read and "2 members" in broken[0].why


def test_a_broken_archive_is_one_report(tmp_path: Path) -> None:
    path = _archive(tmp_path / "cut.zip", {"a.po": b"text " * 100})
    path.write_bytes(path.read_bytes()[:60])
    read, broken, _ = _read(path)
    assert not read and [it.location.file for it in broken] == [str(path)] and "cut off" in broken[0].why


def test_a_damaged_member_does_not_cost_the_others(tmp_path: Path) -> None:
    path = _archive(tmp_path / "bad.zip", {"a.po": bytes(range(256)) * 20})
    data = bytearray(path.read_bytes())
    data[60:80] = bytes(20)
    path.write_bytes(data)
    read, broken, _ = _read(path)
    assert not read and "cannot be unpacked" in broken[0].why


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("app.fr.json", "app.en.json"),
        ("fr/app.json", "en/app.json"),
        ("res/values-fr/strings.xml", "res/values/strings.xml"),
        ("fr.lproj/Main.strings", "Base.lproj/Main.strings"),
        ("messages_pt_BR.properties", "messages.properties"),
        ("Texts.de.resx", "Texts.resx"),
    ],
)
def test_the_reference_lies_beside_by_the_languages_name(tmp_path: Path, target: str, source: str) -> None:
    for name in (target, source):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert reference(tmp_path / target, target, None, "en") == source.encode()
    assert reference(tmp_path / target, target, None, None) is None


def test_the_reference_lies_in_a_folder_that_was_named(tmp_path: Path) -> None:
    for name in ("fr/a/x.fr.po", "en/a/x.en.po", "en/y.po"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    target = tmp_path / "fr/a/x.fr.po"
    assert reference(target, "a/x.fr.po", tmp_path / "en", "en") == b"en/a/x.en.po"
    assert reference(target, "y.po", tmp_path / "en", None) == b"en/y.po"
    assert reference(target, "y.po", tmp_path / "en" / "y.po", None) == b"en/y.po"
    assert reference(target, "z.po", tmp_path / "en", "en") is None
