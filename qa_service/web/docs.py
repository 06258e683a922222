"""``/docs``: Swagger UI over ``/openapi.json``, its files served from the installed package and from nowhere else."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from apiflask import APIBlueprint
from flask import Response, send_from_directory

blueprint = APIBlueprint("docs", __name__, enable_openapi=False)

_FILES = ("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Translation QA: the API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"><p>The API is described in <a href="/openapi.json">/openapi.json</a>.</p></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_START = 'SwaggerUIBundle({url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null});\n'
# Swagger UI sets styles from its script and shows its icons as data URLs; nothing comes from another host.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@blueprint.get("/docs")
def docs() -> Response:
    """Show the API's description."""
    return Response(_PAGE, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": _POLICY})


@blueprint.get("/docs/start.js")
def start() -> Response:
    """Return the line that starts Swagger UI, as a file, so that the page needs no inline script."""
    return Response(_START, content_type="text/javascript; charset=utf-8")


@blueprint.get(f"/docs/<any({', '.join(repr(name) for name in _FILES)}):name>")
def file(name: str) -> Response:
    """Return one of Swagger UI's own files."""
    return send_from_directory(_folder(), name, max_age=86_400)


def _folder() -> Path:
    # found, not imported: the package's module would only add a blueprint with a page that we do not use
    spec = importlib.util.find_spec("flask_swagger_ui")
    assert spec is not None and spec.origin is not None, "flask-swagger-ui is in requirements.txt"
    return Path(spec.origin).parent / "dist"
