"""The JSON API, version 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from apiflask import APIBlueprint
from flask import Response, current_app, request

from ..errors import InputError, LanguageError
from ..fixing import AT_LEAST, settle
from ..lexicon.grades import MEANINGS, grade
from ..model import Result, Segment, Severity
from ..pipeline import Engine
from ..renderers import View
from ..renderers.fix import fix_document
from ..renderers.html import page, policy
from ..renderers.json import document, encode
from ..text.offsets import OffsetUnit
from .schemas import CheckIn, CheckOut, FixIn, FixOut, Health, LanguageOut, LanguagesOut, RuleOut, RulesOut

blueprint = APIBlueprint("api", __name__, tag="Translation QA")

_PROBLEM: dict[str, Any] = {
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
}
_REFUSALS: dict[int | str, dict[str, Any]] = {
    code: {"description": text} | _PROBLEM
    for code, text in ((400, "Not JSON"), (413, "Too large"), (415, "Not application/json"), (422, "Not valid"))
}


def engine() -> Engine:
    """Return the engine of the running application."""
    found: Engine = current_app.extensions["qa_engine"]
    return found


@blueprint.post("/v1/check")
@blueprint.input(CheckIn, location="json", arg_name="wanted")
@blueprint.output(CheckOut, status_code=200)
@blueprint.doc(summary="Check a text or the segments of one", responses=_REFUSALS)
def check(wanted: CheckIn) -> Response:
    """Return the findings as JSON, or as an annotated page when the client accepts HTML rather than JSON."""
    result = _checked(wanted, _segments(wanted), _known(wanted.target_lang, "target_lang"))
    if request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html":
        names = {tag: pack.english_name for tag, pack in engine().packs.items()}
        html = page([result], View(languages=names))
        response = Response(html.encode("utf-8", "replace"), content_type="text/html; charset=utf-8")
        response.headers["Content-Security-Policy"] = policy() + "; frame-ancestors 'none'"
    else:
        unit = OffsetUnit(wanted.offset_unit or OffsetUnit.CODEPOINT)
        response = Response(encode(document(result, unit)), content_type="application/json")
    response.headers["Vary"] = "Accept"
    return response


@blueprint.post("/v1/fix")
@blueprint.input(FixIn, location="json", arg_name="wanted")
@blueprint.output(FixOut, status_code=200)
@blueprint.doc(summary="Apply the sure suggestions to a text or the segments of one", responses=_REFUSALS)
def fix(wanted: FixIn) -> Response:
    """Return the text with its sure suggestions applied, what was done, and what was left and why."""
    segments = _segments(wanted)
    at_least = AT_LEAST if wanted.at_least is None else wanted.at_least
    known = _known(wanted.target_lang, "target_lang")

    def check_again(texts: Sequence[Segment]) -> Result:
        nonlocal known
        result = _checked(wanted, texts, known)
        known = result.language.tag  # a fix must not change what the text is taken for
        return result

    result, fixes = settle(check_again, segments, at_least)
    unit = OffsetUnit(wanted.offset_unit or OffsetUnit.CODEPOINT)
    return Response(encode(fix_document(segments, result, fixes, unit)), content_type="application/json")


def _segments(wanted: CheckIn) -> list[Segment]:
    if wanted.text is not None:
        return [Segment(wanted.text, source=wanted.source)]
    segments = [Segment(it.text, it.id, it.source) for it in wanted.segments or ()]
    most = engine().settings.max_segments
    if len(segments) > most:
        raise InputError(f"{len(segments)} segments are too many at once: send at most {most}", "segments")
    return segments


def _checked(wanted: CheckIn, segments: Sequence[Segment], target_lang: str | None) -> Result:
    return engine().check(
        segments,
        target_lang,
        source_lang=_known(wanted.source_lang, "source_lang"),
        only=wanted.checks.only if wanted.checks else (),
        skip=wanted.checks.skip if wanted.checks else (),
        least=Severity(wanted.least or Severity.MINOR),
        do_not_flag=wanted.do_not_flag or (),
    )


def _known(tag: str | None, field: str) -> str | None:
    """Return the tag when it is supported or stands for “find out”. Raises LanguageError that names the field."""
    try:
        if tag and tag.lower() != "auto":
            engine().packs.find(tag)
    except LanguageError as error:
        raise LanguageError(str(error), field) from None
    return tag


@blueprint.get("/v1/languages")
@blueprint.output(LanguagesOut, status_code=200)
@blueprint.doc(summary="The languages, and how well each is known")
def languages() -> Response:
    """Return every language."""
    rows = [
        LanguageOut(
            tag=tag,
            name=pack.english_name,
            native_name=pack.native_name,
            direction=pack.direction,
            scripts=list(pack.scripts),
            grade=grade(pack),
            grade_meaning=MEANINGS[grade(pack)],
        ).model_dump()
        for tag, pack in engine().packs.items()
    ]
    return Response(encode({"languages": rows}), content_type="application/json")


@blueprint.get("/v1/rules")
@blueprint.output(RulesOut, status_code=200)
@blueprint.doc(summary="The checks")
def rules() -> Response:
    """Return every check."""
    fields = RuleOut.model_fields
    rows = [{name: getattr(rule, name) for name in fields} for rule in engine().rulebook.values()]
    return Response(encode({"signature": engine().signature, "rules": rows}), content_type="application/json")


@blueprint.get("/healthz")
@blueprint.output(Health, status_code=200)
@blueprint.doc(summary="Whether the service is alive")
def healthz() -> Response:
    """Say that the process answers."""
    return Response(encode(Health(status="ok").model_dump()), content_type="application/json")
