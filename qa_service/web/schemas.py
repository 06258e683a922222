"""What the API takes and gives, as pydantic models; the OpenAPI document is generated from them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Selection(BaseModel):
    """Which checks to run, by id or family (``foreign``)."""

    model_config = ConfigDict(extra="forbid")
    only: list[str] = []
    skip: list[str] = []


class SegmentIn(BaseModel):
    """One segment of a document."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(max_length=1000)
    text: str
    source: str | None = None


class CheckIn(BaseModel):
    """A text, or the segments of one, to check."""

    model_config = ConfigDict(extra="forbid")
    text: str | None = Field(None, description="The translated text; either this or `segments`.")
    segments: list[SegmentIn] | None = None
    target_lang: str | None = Field(None, description="BCP-47 tag, or `auto`: detected.", examples=["fr"])
    source: str | None = Field(None, description="The text it was translated from.")
    source_lang: str | None = None
    offset_unit: Literal["codepoint", "utf16", "utf8"] | None = Field(None, description="Left out: `codepoint`.")
    checks: Selection | None = Field(None, description="Left out: all.")
    least: Literal["neutral", "minor", "major", "critical"] | None = Field(None, description="Left out: `minor`.")
    do_not_flag: list[str] | None = Field(
        None,
        max_length=10_000,
        description="Words that are no finding of `foreign`, in any case: names, settled loans.",
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> CheckIn:
        if (self.text is None) == (self.segments is None):
            raise ValueError("give exactly one of “text” and “segments”")
        return self


class EditOut(BaseModel):
    """Replace the text from `start` to `end`."""

    start: int
    end: int
    replacement: str


class SuggestionOut(BaseModel):
    """One way to mend a finding."""

    label: str
    confidence: float
    origin: str
    edits: list[EditOut]


class RelatedOut(BaseModel):
    """Another place of the text that explains the finding."""

    start: int
    end: int
    text: str
    role: str


class FindingOut(BaseModel):
    """One thing that a reviewer should look at."""

    id: str
    check: str
    category: str
    severity: Literal["neutral", "minor", "major", "critical"]
    start: int
    end: int
    text: str
    lang: str | None
    confidence: float
    message: str
    mqm: str
    its: str
    suggestions: list[SuggestionOut]
    related: list[RelatedOut]
    evidence: dict[str, Any]


class SegmentOut(BaseModel):
    """The findings of one segment."""

    id: str
    findings: list[FindingOut]


class CheckOut(BaseModel):
    """The answer: `findings` for a text, `segments` for segments."""

    schema_version: str
    signature: str
    target_lang: str | None
    target_lang_confidence: float
    offset_unit: str
    findings: list[FindingOut] | None = None
    segments: list[SegmentOut] | None = None
    stats: dict[str, int]


class FixIn(CheckIn):
    """A text, or the segments of one, to fix."""

    at_least: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Apply what is as probably right as this, finding and suggestion together; left out: 0.8.",
    )


class DoneOut(BaseModel):
    """A suggestion that was applied; `start` and `end` count in the text as it was sent."""

    start: int
    end: int
    check: str
    text: str
    label: str
    origin: str
    confidence: float
    message: str


class LeftOut(BaseModel):
    """A finding that stays, and why; its offsets count in the new text."""

    reason: str
    sureness: float
    finding: FindingOut


class FixedSegmentOut(BaseModel):
    """A segment as it was fixed."""

    id: str
    text: str
    done: list[DoneOut]
    left: list[LeftOut]


class FixOut(BaseModel):
    """The answer: `text`, `done` and `left` for a text, `segments` for segments."""

    schema_version: str
    signature: str
    target_lang: str | None
    target_lang_confidence: float
    offset_unit: str
    text: str | None = None
    done: list[DoneOut] | None = None
    left: list[LeftOut] | None = None
    segments: list[FixedSegmentOut] | None = None


class LanguageOut(BaseModel):
    """A supported language; ``grade`` says what its foreign words are judged by, ``grade_meaning`` what that finds."""

    tag: str
    name: str
    native_name: str
    direction: str
    scripts: list[str]
    grade: str
    grade_meaning: str


class LanguagesOut(BaseModel):
    """Every supported language."""

    languages: list[LanguageOut]


class RuleOut(BaseModel):
    """A check."""

    id: str
    category: str
    severity: str
    mqm: str
    its: str
    title: str
    description: str


class RulesOut(BaseModel):
    """Every check, and the signature of the rules."""

    signature: str
    rules: list[RuleOut]


class Problem(BaseModel):
    """RFC 9457: what went wrong, and in `detail` what to change."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


class Health(BaseModel):
    """The service answers."""

    status: str
