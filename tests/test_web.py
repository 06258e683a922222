"""The HTTP front door."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

TEXT = "😀 Il est entirely seul."


def test_check_answers_as_the_contract_says(client: FlaskClient) -> None:
    answer = client.post("/v1/check", json={"text": TEXT, "target_lang": "fr"}).get_json()
    assert {
        "schema_version",
        "signature",
        "target_lang",
        "target_lang_confidence",
        "findings",
        "stats",
    } <= answer.keys()
    (finding,) = answer["findings"]
    assert (finding["check"], finding["text"], finding["lang"]) == ("foreign.word", "entirely", "en")
    assert TEXT[finding["start"] : finding["end"]] == "entirely"
    assert finding["suggestions"][0]["edits"] == [
        {"start": finding["start"], "end": finding["end"], "replacement": "entièrement"}
    ]


def test_offsets_in_utf16(client: FlaskClient) -> None:
    answer = client.post("/v1/check", json={"text": TEXT, "target_lang": "fr", "offset_unit": "utf16"}).get_json()
    assert answer["findings"][0]["start"] == TEXT.index("entirely") + 1


def test_segments(client: FlaskClient) -> None:
    segments = [{"id": "a", "text": "Bonjour."}, {"id": "b", "text": "Il est entirely seul."}]
    answer = client.post("/v1/check", json={"segments": segments, "target_lang": "fr"}).get_json()
    assert [(it["id"], len(it["findings"])) for it in answer["segments"]] == [("a", 0), ("b", 1)]


def test_language_is_detected(client: FlaskClient) -> None:
    text = "La région reste sous le contrôle de l'armée depuis trois ans."
    answer = client.post("/v1/check", json={"text": text}).get_json()
    assert answer["target_lang"] == "fr" and answer["target_lang_confidence"] > 0.9


def test_html_by_accept(client: FlaskClient) -> None:
    body = {"text": "Il est entirely <script>alert(1)</script> seul.", "target_lang": "fr"}
    response = client.post("/v1/check", json=body, headers={"Accept": "text/html"})
    page = response.get_data(as_text=True)
    assert response.mimetype == "text/html" and "entirely</a></mark>" in page and "<script>alert" not in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("data", "kind", "status", "says"),
    [
        (b"{", "application/json", 400, "well-formed JSON"),
        (b"\xff\xfe", "application/json", 400, "well-formed JSON"),
        (b"text=x", "application/x-www-form-urlencoded", 415, "application/json"),
        (b"[1]", "application/json", 422, "dictionary"),
        (b"{}", "application/json", 422, "exactly one of"),
        (b'{"text": "x", "target_lang": "qq"}', "application/json", 422, "not supported"),
        (b'{"text": "x", "target": "fr"}', "application/json", 422, "target: Extra inputs"),
        (b'{"text": "x", "target_lang": "fr", "checks": {"only": ["no"]}}', "application/json", 422, "no check"),
        (b'{"text": 1, "target_lang": "fr"}', "application/json", 422, "text: "),
        (b"[" * 100_000, "application/json", 400, "well-formed JSON"),
    ],
)
def test_bad_input_is_a_problem_that_says_what_to_change(
    client: FlaskClient, data: bytes, kind: str, status: int, says: str
) -> None:
    response = client.post("/v1/check", data=data, content_type=kind)
    assert response.status_code == status and response.mimetype == "application/problem+json"
    problem = json.loads(response.data)
    assert problem["status"] == status and says in problem["detail"]


@pytest.mark.parametrize(("method", "path", "status"), [("get", "/nothing", 404), ("get", "/v1/check", 405)])
def test_wrong_address_is_a_problem(client: FlaskClient, method: str, path: str, status: int) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status and response.mimetype == "application/problem+json"


def test_lone_surrogate(client: FlaskClient) -> None:
    body = b'{"text": "\\ud800 est entirely seul", "target_lang": "fr"}'
    for accept in ("application/json", "text/html"):
        response = client.post("/v1/check", data=body, content_type="application/json", headers={"Accept": accept})
        assert response.status_code == 200 and response.data.decode("utf-8")


def test_listings(client: FlaskClient) -> None:
    languages = {it["tag"]: it for it in client.get("/v1/languages").get_json()["languages"]}
    assert languages["fr"]["grade"] == "full" and languages["he"]["direction"] == "rtl"
    assert "foreign.word" in {it["id"] for it in client.get("/v1/rules").get_json()["rules"]}
    assert client.get("/healthz").get_json() == {"status": "ok"}


def test_openapi_is_valid_and_names_every_route(client: FlaskClient) -> None:
    spec = client.get("/openapi.json").get_json()
    validate(spec)
    assert {"/v1/check", "/v1/languages", "/v1/rules", "/healthz"} <= spec["paths"].keys()


def test_page_works_without_a_script(client: FlaskClient) -> None:
    assert "<textarea" in client.get("/").get_data(as_text=True)
    page = client.post("/", data={"text": "Il est entirely seul.", "target": "fr"}).get_data(as_text=True)
    assert "entirely</a></mark>" in page and "entièrement" in page
    wrong = client.post("/", data={"text": "x", "target": "qq"})
    assert wrong.status_code == 422 and "not supported" in wrong.get_data(as_text=True)
