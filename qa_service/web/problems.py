"""Errors as ``application/problem+json`` (RFC 9457) that say what to change."""

from __future__ import annotations

from http import HTTPStatus

import regex
from flask import Response

from ..renderers.json import encode
from .schemas import Problem

_ADVICE = {
    400: "the request cannot be read: send well-formed JSON",
    404: "there is no such address: /openapi.json lists those there are",
    405: "this address does not take this method",
    413: "the request is too large: send it in parts, or raise QA_SERVICE_MAX_REQUEST_BYTES",
    415: "send the request as application/json",
    500: "the service failed; the fault is ours and is in its log",
}

# What pydantic says of a value, and what a client reads.
_SAID = (
    (regex.compile(r"^Input should be a valid (?:dictionary|object)\b.*"), "must be an object: {…}"),
    (regex.compile(r"^Input should be a valid list\b.*"), "must be a list: […]"),
    (regex.compile(r"^Input should be a valid string\b.*"), "must be text"),
    (regex.compile(r"^Input should be a valid number\b.*"), "must be a number"),
    (regex.compile(r"^Input should be "), "must be "),
    (regex.compile(r"^Extra inputs are not permitted$"), "there is no such field: leave it out"),
    (regex.compile(r"^Field required$"), "is missing"),
    (regex.compile(r"^Value error, "), ""),
)


def plain(said: str) -> str:
    """Return what pydantic says of a value in words for someone who does not know pydantic."""
    for pattern, words in _SAID:
        said, found = pattern.subn(words, said)
        if found:
            break
    return said


def advice(status: int) -> str:
    """Say what to change, where nothing more is known than the status."""
    return _ADVICE.get(status, HTTPStatus(status).description or HTTPStatus(status).phrase)


def problem(status: int, detail: str | None = None, errors: list[dict[str, str]] | None = None) -> Response:
    """Return the response for an error; ``errors`` name the fields that are not valid."""
    body = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail or advice(status),
        errors=errors,
    )
    text = encode(body.model_dump(exclude_none=True))
    return Response(text, status, content_type="application/problem+json")
