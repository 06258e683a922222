"""Every example of every rule, through the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_service.edits import apply_edits
from qa_service.errors import RuleError
from qa_service.pipeline import Engine
from qa_service.rulebook import Example, Rule, load_rulebook
from qa_service.settings import rules_folder
from qa_service.suggest.own import OwnSources
from qa_service.terms.table import read_table

RULES = load_rulebook(rules_folder() / "checks")
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in RULES.values()
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(engine: Engine, rule: Rule, example: Example) -> None:
    if example.glossary:
        glossary = read_table("\n".join(example.glossary), "example.csv", tabs=False)
        engine = Engine(engine.settings, engine.packs, engine.rulebook, OwnSources(glossary=glossary))
    result = engine.check(
        example.text, example.lang, source=example.source, source_lang=example.source_lang, only=[rule.id]
    )
    assert tuple(finding.text for finding in result.findings) == example.flags
    if example.fixed is not None:
        edits = [edit for finding in result.findings for fix in finding.suggestions[:1] for edit in fix.edits]
        assert apply_edits(example.text, edits) == (example.fixed, [])


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_rule_shows_what_it_flags_and_what_it_leaves(rule: Rule) -> None:
    assert any(not example.flags for example in rule.examples)
    assert any(example.flags for example in rule.examples)


def test_mistake_names_file_and_line(tmp_path: Path) -> None:
    text = (rules_folder() / "checks" / "foreign.word.toml").read_text(encoding="utf-8")
    (tmp_path / "foreign.word.toml").write_text(text.replace("severity =", "severty ="), encoding="utf-8")
    with pytest.raises(RuleError, match=r"foreign\.word\.toml:4: unknown key “severty”"):
        load_rulebook(tmp_path)
