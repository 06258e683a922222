"""Put the application together: settings in, a Flask application out."""

from __future__ import annotations

from apiflask import APIFlask
from apiflask.exceptions import HTTPError
from flask import Response, current_app, request
from werkzeug.exceptions import HTTPException

from .. import __version__
from ..errors import InputError, QAError
from ..pipeline import Engine
from ..settings import Settings
from . import api, page
from .problems import problem


def create_app(settings: Settings | None = None, shown: page.Shown | None = None) -> APIFlask:
    """Return the service. ``shown`` is a document that the page shows at the start."""
    engine = Engine.load(settings or Settings.from_environment())
    app = APIFlask("qa_service.web", title="Translation QA", version=__version__, docs_path=None, json_errors=False)
    app.config.update(
        MAX_CONTENT_LENGTH=engine.settings.max_request_bytes,
        MAX_FORM_MEMORY_SIZE=engine.settings.max_request_bytes,
        OPENAPI_VERSION="3.1.0",
        DESCRIPTION="Finds stray foreign tokens, repetition and residue in translated text, and says how to mend it.",
    )
    app.extensions["qa_engine"] = engine
    app.extensions["qa_shown"] = shown
    app.register_blueprint(api.blueprint)
    app.register_blueprint(page.blueprint)
    app.error_processor(_invalid)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(QAError, _not_valid)
    app.register_error_handler(RecursionError, _too_deep)
    app.register_error_handler(Exception, _failed)
    app.before_request(_json_only)
    app.after_request(_guarded)
    return app


def _invalid(error: HTTPError) -> Response:
    """Turn APIFlask's errors into problems; a request that fails its schema names its fields."""
    if error.status_code != 422:
        return problem(error.status_code)
    found = error.detail.get("json", error.detail) if isinstance(error.detail, dict) else {}
    fields = [
        {"field": "" if name == "_schema" else str(name), "detail": str(text)}
        for name, texts in (found.items() if isinstance(found, dict) else [])
        for text in (texts if isinstance(texts, list) else [texts])
    ]
    return problem(422, "; ".join(f"{it['field']}: {it['detail']}".lstrip(": ") for it in fields), fields)


def _refused(error: HTTPException) -> Response:
    return problem(error.code or 500)


def _not_valid(error: QAError) -> Response:
    field = error.field if isinstance(error, InputError) else None
    return problem(422, str(error), [{"field": field, "detail": str(error)}] if field else None)


def _too_deep(_: RecursionError) -> Response:
    return problem(400)


def _failed(error: Exception) -> Response:
    current_app.logger.error("request failed", exc_info=error)
    return problem(500)


def _json_only() -> Response | None:
    """Refuse a body that is not declared as JSON before anything tries to read it."""
    return (
        problem(415) if request.path.startswith("/v1/") and request.method == "POST" and not request.is_json else None
    )


def _guarded(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("X-Frame-Options", "DENY")
    if response.mimetype != "text/html":
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    return response
