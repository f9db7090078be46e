"""The API as OpenAPI 3.1, from the table of operations, with FastAPI's own routes beside them."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from dateline import __version__
from dateline.serve import problems
from dateline.serve.problems import Problem
from dateline.serve.rest.operations import BASE, OPERATIONS, Operation
from dateline.serve.rest.parameters import Parameter

Json = dict[str, Any]
SCHEMAS = "#/components/schemas/{name}"
TAKES_TOKEN = "A read token; needed where the server says so, and to write."  # noqa: S105
STATUSES = {
    400: "A parameter means nothing; `remedy` says what would.",
    401: "The token is missing where one is needed, or not known.",
    403: "The account may not do this, or the request came from another site.",
    404: "Nothing has this id; `close` has ids that look like it.",
    410: "The id was taken back; `close` has those that have its parts now.",
    413: "The request has too many bytes.",
    414: "The address has too many bytes.",
    421: "The server does not go by the name that it was called.",
    429: "Too many requests; Retry-After says how many seconds to wait.",
    500: "The store cannot be read.",
}
ALWAYS = (400, 401, 414, 421, 429, 500)


def of(app: FastAPI) -> Json:
    """The description."""
    _, schemas = msgspec.json.schema_components(
        [Problem, *dict.fromkeys(each.answer for each in OPERATIONS)], ref_template=SCHEMAS
    )
    found = {f"{BASE}{each.path}": {"get": _operation(each)} for each in OPERATIONS}
    more = _of_fastapi(app)
    closed = app.state.serving.need_token
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dateline",
            "version": __version__,
            "description": "Political events from news, with who says so. See the page at /api/v1.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {**found, **more["paths"]},
        "components": {
            "schemas": {**more["schemas"], **schemas},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": TAKES_TOKEN}},
        },
        "security": [{"token": []}] if closed else [{}, {"token": []}],
    }


def _operation(operation: Operation) -> Json:
    statuses = (*ALWAYS, *((404, 410) if operation.by_id else ()))
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.tag],
        "parameters": [_parameter(each, "path") for each in operation.in_path]
        + [_parameter(each, "query") for each in operation.takes],
        "responses": {"200": _answer(operation), **_refusals(statuses)}
        | ({} if operation.stream else {"304": {"description": "As the ETag that was sent has it."}}),
    }


def _parameter(each: Parameter, where: str) -> Json:
    made: Json = {"name": each.name, "in": where, "required": where == "path", "description": each.about}
    return made | {"schema": each.schema()} | ({"example": each.example} if each.example else {})


def _answer(operation: Operation) -> Json:
    schema: Json = {"$ref": SCHEMAS.format(name=operation.answer.__name__)}
    if operation.stream:  # OpenAPI 3.1 cannot say "lines of this record" in the schema itself
        about = f"Lines of JSON, each a {operation.answer.__name__}."
        return {
            "description": about,
            "content": {operation.media: {"schema": {"type": "string"}, "x-line": schema}},
        }
    headers = {
        "ETag": {"description": "Send it as If-None-Match.", "schema": {"type": "string"}, "required": True},
        "Link": {"description": 'The part after this one, rel="next".', "schema": {"type": "string"}},
    }
    return {
        "description": (operation.answer.__doc__ or "").split("\n")[0],
        "headers": headers,
        "content": {operation.media: {"schema": schema}},
    }


def _refusals(statuses: tuple[int, ...]) -> Json:
    content = {problems.MEDIA: {"schema": {"$ref": SCHEMAS.format(name="Problem")}}}
    return {str(status): {"description": STATUSES[status], "content": content} for status in statuses}


def others(app: FastAPI) -> list[tuple[str, str, str]]:
    """Method, address and summary of the API's other routes."""
    return [
        (method, route.path, (route.endpoint.__doc__ or "").split("\n")[0])
        for route in _routes(app)
        for method in sorted(route.methods or ())
    ]


def _routes(app: FastAPI) -> list[APIRoute]:
    """The routes below BASE that are not in the table, those of included routers too."""
    found: list[APIRoute] = []
    for each in app.routes:
        router = getattr(each, "original_router", None)
        found += [
            route
            for route in (router.routes if router is not None else [each])
            if isinstance(route, APIRoute) and route.path.startswith(f"{BASE}/")
        ]
    return found


def _of_fastapi(app: FastAPI) -> Json:
    made = get_openapi(title="", version="", routes=_routes(app))
    paths = made.get("paths", {})
    for methods in paths.values():
        for method, each in methods.items():
            each["responses"].pop("422", None)
            writes = () if method == "get" else (403, 404, 410, 413)
            each["responses"] |= _refusals((*ALWAYS, *writes))
            each["responses"].setdefault("403", _refusals((403,))["403"])
    return {"paths": paths, "schemas": made.get("components", {}).get("schemas", {})}
