"""The HTTP front door."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from qa_service import Engine
from qa_service.web import create_app
from qa_service.web.page import Shown
from qa_service.web.schemas import CheckOut

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
        (b"[1]", "application/json", 422, "must be an object"),
        (b"{}", "application/json", 422, "exactly one of"),
        (b'{"text": "x", "target_lang": "qq"}', "application/json", 422, "not supported"),
        (b'{"text": "x", "target": "fr"}', "application/json", 422, "target: there is no such field"),
        (b'{"text": "x", "target_lang": "fr", "checks": {"only": ["no"]}}', "application/json", 422, "no check"),
        (b'{"text": 1, "target_lang": "fr"}', "application/json", 422, "text: must be text"),
        (b'{"text": "x", "checks": ["foreign"]}', "application/json", 422, "checks: must be an object"),
        (b'{"segments": [{"id": "1"}]}', "application/json", 422, "segments.0.text: is missing"),
        (b"[" * 100_000, "application/json", 400, "well-formed JSON"),
        (b'{"text": ' + b"1" * 5000 + b"}", "application/json", 400, "well-formed JSON"),
        (b"", "application/json", 400, "well-formed JSON"),
        (b"null", "application/json", 422, "exactly one of"),
        (b'{"text": "x", "segments": []}', "application/json", 422, "exactly one of"),
        (b'{"segments": [{"id": 1, "text": "x"}]}', "application/json", 422, "segments.0.id"),
        (b'{"text": "x", "offset_unit": "bytes"}', "application/json", 422, "offset_unit: must be 'codepoint'"),
        (b'{"text": "x"}', "text/plain", 415, "application/json"),
    ],
)
def test_bad_input_is_a_problem_that_says_what_to_change(
    client: FlaskClient, data: bytes, kind: str, status: int, says: str
) -> None:
    response = client.post("/v1/check", data=data, content_type=kind)
    assert response.status_code == status and response.mimetype == "application/problem+json"
    problem = json.loads(response.data)
    assert problem["status"] == status and says in problem["detail"]


@pytest.mark.parametrize("field", ["target_lang", "source_lang"])
def test_a_wrong_tag_names_its_field(client: FlaskClient, field: str) -> None:
    body = {"text": "x", "target_lang": "fr"} | {field: "not a tag"}
    problem = client.post("/v1/check", json=body).get_json()
    assert [it["field"] for it in problem["errors"]] == [field]


def test_many_mistakes_are_summed_up(client: FlaskClient) -> None:
    problem = client.post("/v1/check", json={"segments": [{"id": "a"}] * 1000}).get_json()
    assert problem["detail"].endswith("; and 997 more") and len(problem["errors"]) == 100


def test_null_is_as_good_as_left_out(client: FlaskClient) -> None:
    body: dict[str, object] = {"text": TEXT, "target_lang": "fr"}
    nulls = dict.fromkeys(["segments", "source", "source_lang", "offset_unit", "checks", "least"])
    assert client.post("/v1/check", json=body | nulls).data == client.post("/v1/check", json=body).data


def test_only_and_skip(client: FlaskClient) -> None:
    def found(**checks: list[str]) -> int:
        answer = client.post("/v1/check", json={"text": TEXT, "target_lang": "fr", "checks": checks}).get_json()
        return len(answer["findings"])

    assert (found(only=["foreign"]), found(only=["repetition"]), found(skip=["foreign.word"])) == (1, 0, 0)


@pytest.mark.parametrize("body", [{"text": TEXT}, {"segments": [{"id": "a", "text": TEXT}]}, {"segments": []}])
def test_answers_have_the_documented_shape(client: FlaskClient, body: dict[str, object]) -> None:
    answer = client.post("/v1/check", json=body | {"target_lang": "fr"})
    assert answer.status_code == 200
    CheckOut.model_validate(answer.get_json(), strict=True)
    assert ("findings" in answer.get_json()) == ("text" in body)


def test_too_large_is_refused_whether_or_not_it_was_announced(engine: Engine) -> None:
    client = create_app(replace(engine.settings, max_request_bytes=1000, max_segments=3)).test_client()
    body = b'{"text": "' + b"x" * 2000 + b'"}'
    announced = client.post("/v1/check", data=body, content_type="application/json")
    chunked = client.post(
        "/v1/check",
        input_stream=io.BytesIO(body),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )
    page = client.post("/", data={"text": "x" * 2000})
    assert announced.status_code == chunked.status_code == page.status_code == 413
    assert announced.mimetype == chunked.mimetype == "application/problem+json"
    assert page.mimetype == "text/html" and "too large" in page.get_data(as_text=True)
    segments = [{"id": str(number), "text": "x"} for number in range(4)]
    many = client.post("/v1/check", json={"segments": segments})
    assert many.status_code == 422 and "at most 3" in many.get_json()["detail"]


def test_a_fault_of_ours_says_nothing_of_itself(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(engine.settings)
    app.extensions["qa_engine"] = None
    response = app.test_client().post("/v1/check", json={"text": "secret"})
    assert response.status_code == 500 and response.mimetype == "application/problem+json"
    assert "NoneType" not in response.get_data(as_text=True) and "AttributeError" in caplog.text


@pytest.mark.parametrize(("method", "path", "status"), [("get", "/nothing", 404), ("get", "/v1/check", 405)])
def test_wrong_address_is_a_problem(client: FlaskClient, method: str, path: str, status: int) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status and response.mimetype == "application/problem+json"
    assert ("Allow" in response.headers) == (status == 405)


@pytest.mark.parametrize("path", ["/", "/docs", "/v1/rules", "/nothing", "/openapi.json"])
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY"


def test_lone_surrogate(client: FlaskClient) -> None:
    body = b'{"text": "\\ud800 est entirely seul", "target_lang": "fr"}'
    for accept in ("application/json", "text/html"):
        response = client.post("/v1/check", data=body, content_type="application/json", headers={"Accept": accept})
        assert response.status_code == 200 and response.data.decode("utf-8")


def test_listings(client: FlaskClient) -> None:
    languages = {it["tag"]: it for it in client.get("/v1/languages").get_json()["languages"]}
    assert "dictionary" in languages["fr"]["grade_meaning"]
    assert languages["fr"]["grade"] == "full" and languages["he"]["direction"] == "rtl"
    assert "foreign.word" in {it["id"] for it in client.get("/v1/rules").get_json()["rules"]}
    assert client.get("/healthz").get_json() == {"status": "ok"}


def test_openapi_is_valid_and_names_every_route(client: FlaskClient) -> None:
    spec = client.get("/openapi.json").get_json()
    validate(spec)
    assert {"/v1/check", "/v1/languages", "/v1/rules", "/healthz"} <= spec["paths"].keys()
    operation = spec["paths"]["/v1/check"]["post"]
    assert operation["requestBody"]["required"] and {"200", "400", "413", "415", "422"} <= operation["responses"].keys()
    assert spec["servers"] == [{"url": "/"}]


def test_docs_come_from_here(client: FlaskClient) -> None:
    page = client.get("/docs").get_data(as_text=True)
    links = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert links and all(link.startswith("/") for link in links)
    for link in links:
        with client.get(link) as response:
            assert response.status_code == 200


def test_document_on_the_page(engine: Engine) -> None:
    app = create_app(engine.settings, Shown("Il est entirely seul.", "fr"))
    assert "entirely</a></mark>" in app.test_client().get("/").get_data(as_text=True)


def test_page_works_without_a_script(client: FlaskClient) -> None:
    assert "<textarea" in client.get("/").get_data(as_text=True)
    page = client.post("/", data={"text": "Il est entirely seul.", "target": "fr"}).get_data(as_text=True)
    assert "entirely</a></mark>" in page and "entièrement" in page
    wrong = client.post("/", data={"text": "x", "target": "qq"})
    assert wrong.status_code == 422 and "not supported" in wrong.get_data(as_text=True)
