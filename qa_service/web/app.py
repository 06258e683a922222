"""Put the application together: settings in, a Flask application out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from apiflask import APIFlask
from apiflask.exceptions import HTTPError
from flask import Response, current_app, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as WerkzeugResponse

from .. import __version__
from ..errors import InputError, QAError
from ..pipeline import Engine
from ..settings import Settings
from . import api, docs, page
from .problems import plain, problem
from .schemas import Problem

ERRORS_SAID, ERRORS_LISTED = 3, 100  # of ten thousand segments that are all wrong, nobody reads more


class _Json(DefaultJSONProvider):
    """Flask's own, for which a body that is nested too deeply is as malformed as any other that cannot be read."""

    def loads(self, s: str | bytes, **options: Any) -> Any:
        try:
            return super().loads(s, **options)
        except RecursionError:
            raise ValueError("nested too deeply") from None


def create_app(settings: Settings | None = None, shown: page.Shown | None = None) -> APIFlask:
    """Return the service. ``shown`` is a document that the page shows at the start."""
    engine = Engine.load(settings or Settings.from_environment())
    app = APIFlask("qa_service.web", title="Translation QA", version=__version__, docs_path=None, json_errors=False)
    app.config.update(
        MAX_CONTENT_LENGTH=engine.settings.max_request_bytes,
        MAX_FORM_MEMORY_SIZE=engine.settings.max_request_bytes,
        OPENAPI_VERSION="3.1.0",
        SERVERS=[{"url": "/"}],  # APIFlask would write down the host of whoever asks first
        AUTO_VALIDATION_ERROR_RESPONSE=False,  # ours are problems, not APIFlask's shape
        DESCRIPTION="Finds stray foreign tokens, repetition and residue in translated text, and says how to mend it.",
    )
    app.json = _Json(app)
    app.extensions["qa_engine"] = engine
    app.extensions["qa_shown"] = shown
    app.register_blueprint(api.blueprint)
    app.register_blueprint(page.blueprint)
    app.register_blueprint(docs.blueprint)
    app.spec_processor(_described)
    app.error_processor(_invalid)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(QAError, _not_valid)
    app.register_error_handler(Exception, _failed)
    app.before_request(_readable)
    app.after_request(_guarded)
    if shown:
        engine.check(shown.text, shown.target)  # says now what is wrong, and the workers share what it learnt
    return app


def _described(spec: dict[Any, Any] | str) -> dict[Any, Any] | str:
    """Say in the OpenAPI document what APIFlask leaves out: a body is required, an answer may be a page."""
    assert isinstance(spec, dict)  # it is text only where SPEC_FORMAT is YAML
    spec["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    for path in ("/v1/check", "/v1/fix"):
        spec["paths"][path]["post"]["requestBody"]["required"] = True
    spec["paths"]["/v1/check"]["post"]["responses"]["200"]["content"]["text/html"] = {"schema": {"type": "string"}}
    return spec


def _invalid(error: HTTPError) -> Response:
    """Turn APIFlask's errors into problems; a request that fails its schema names its fields."""
    if error.status_code != 422:
        return problem(error.status_code)
    found = error.detail.get("json", error.detail) if isinstance(error.detail, dict) else {}
    fields = [
        {"field": "" if name == "_schema" else str(name), "detail": plain(str(text))}
        for name, texts in (found.items() if isinstance(found, dict) else [])
        for text in (texts if isinstance(texts, list) else [texts])
    ]
    said = [f"{it['field']}: {it['detail']}".lstrip(": ") for it in fields[:ERRORS_SAID]]
    more = [f"and {len(fields) - len(said)} more"] if len(fields) > len(said) else []
    return problem(422, "; ".join(said + more), fields[:ERRORS_LISTED])


def _refused(error: HTTPException) -> Response | WerkzeugResponse:
    """Turn what Flask refuses into problems; a redirect is no refusal, and 405 must name the methods there are."""
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response()
    response = page.refused(error.code) if request.path == "/" else problem(error.code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _not_valid(error: QAError) -> Response:
    if not isinstance(error, InputError):
        return _failed(error)  # rules or lexicons that cannot be read: nothing that the client could change
    return problem(422, str(error), [{"field": error.field, "detail": str(error)}] if error.field else None)


def _failed(error: Exception) -> Response:
    current_app.logger.error("request failed", exc_info=error)
    return problem(500)


def _readable() -> Response | None:
    """Refuse a body that is not declared as JSON, or too large, before anything tries to make sense of it."""
    if not request.path.startswith("/v1/") or request.method != "POST":
        return None
    if not request.is_json:
        return problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    # Where the length was not announced, the stream just ends at the limit.
    if request.content_length is None and len(request.get_data()) >= current_app.config["MAX_CONTENT_LENGTH"]:
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return None


def _guarded(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Cache-Control", "no-store")  # a text under check may be confidential
    if response.mimetype != "text/html":
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    return response
