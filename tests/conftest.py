"""What tests share: one engine with every lexicon, the application, golden files, unhurried properties."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from qa_service import Engine
from qa_service.lexicon.library import has_lists
from qa_service.settings import Settings
from qa_service.web import create_app

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

# A busy machine is slow, not wrong; and the same commit must pass twice.
settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True)
# What this user has installed must not change what the tests see; those of dictionaries bring their own.
os.environ["QA_SERVICE_DICTIONARIES"] = str(Path(__file__).parent / "no dictionaries")
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Return an engine to which every language is a witness, as after ``make lexicons``."""
    engine = Engine.load()
    for tag, pack in engine.packs.items():
        if has_lists(pack):
            engine.witness.library.lexicon(tag, build_missing=True)
    return engine


@pytest.fixture(scope="session")
def app(engine: Engine) -> Flask:
    """Return the service; every lexicon is built by then."""
    return create_app(Settings.from_environment())


@pytest.fixture(scope="session")
def client(app: Flask) -> FlaskClient:
    """Return a client of the service."""
    return app.test_client()


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.fixture(scope="session")
def seed() -> str:
    """Return the owner's document."""
    (path,) = (ROOT / "seeds").glob("*.txt")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a golden file; ``--update-golden`` writes it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="")
        assert text == path.read_bytes().decode("utf-8")

    return compare
