"""The two facts that pyproject.toml cannot state: which packages there are, and what they need.

``rules/`` lies beside the package in a checkout and inside it in a wheel, so its folders are mapped by hand; and
``requirements.txt`` names pytest, which a person who installs the service does not need.
"""

from __future__ import annotations

from pathlib import Path

from setuptools import find_packages, setup

ROOT = Path(__file__).parent


def requirements() -> list[str]:
    """Return the lines of requirements.txt that the service itself needs."""
    lines = (line.strip() for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith(("#", "pytest"))]


def rule_packages() -> dict[str, str]:
    """Return ``qa_service.rules`` and its folders as package name → folder."""
    folders = [ROOT / "rules", *(path for path in sorted((ROOT / "rules").rglob("*")) if path.is_dir())]
    return {
        ".".join(("qa_service", *folder.relative_to(ROOT).parts)): folder.relative_to(ROOT).as_posix()
        for folder in folders
    }


setup(
    install_requires=requirements(),
    packages=[*find_packages(include=["qa_service", "qa_service.*"]), *rule_packages()],
    package_dir=rule_packages(),
    package_data={"": ["*.toml", "*.tsv", "*.txt", "*.html", "*.j2", "*.css", "*.js", "*.json", "py.typed"]},
)
