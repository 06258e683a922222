"""The page to paste a text in and see it annotated; it works without a script."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from apiflask import APIBlueprint
from flask import Response, current_app, request

from ..errors import QAError
from ..model import Result
from ..renderers import View
from ..renderers.html import page, policy
from .api import engine
from .problems import advice

blueprint = APIBlueprint("page", __name__, enable_openapi=False)


@dataclass(frozen=True)
class Shown:
    """A document that the page shows at the start; ``target`` None: its language is detected."""

    text: str
    target: str | None


@blueprint.get("/")
def start() -> Response:
    """Show the form, with the document that the service was started with."""
    shown: Shown | None = current_app.extensions["qa_shown"]
    return _page(shown.text, shown.target or "", "") if shown else _page("", "", "")


@blueprint.post("/")
def checked() -> Response:
    """Show the form again with the text that was sent, annotated."""
    fields = request.form
    # a form sends every line end as CR LF, whatever was typed
    text, source = (fields.get(name, "").replace("\r\n", "\n") for name in ("text", "source"))
    return _page(text, fields.get("target", ""), source)


def refused(status: int) -> Response:
    """Show the form with what went wrong before it could be read: too large, a method that is not taken."""
    return _page("", "", "", error=advice(status), status=status)


def _page(text: str, target: str, source: str, error: str = "", status: int = HTTPStatus.OK) -> Response:
    results: list[Result] = []
    if text:
        try:
            results = [engine().check(text, target or None, source=source or None)]
        except QAError as problem:
            error, status = str(problem), HTTPStatus.UNPROCESSABLE_ENTITY
    names = {tag: pack.english_name for tag, pack in engine().packs.items()}
    html = page(
        results,
        View(title="Translation QA", languages=names),
        "paste.html.j2",
        text=text,
        target=target,
        source=source,
        error=error,
        names=sorted(names.items(), key=lambda pair: pair[1]),
    )
    response = Response(html.encode("utf-8", "replace"), status, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = policy() + "; form-action 'self'; frame-ancestors 'none'"
    return response
