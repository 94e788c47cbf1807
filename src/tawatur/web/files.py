"""Files that are handed out: static ones of the package, stored originals, exports."""

from __future__ import annotations

import mimetypes
from importlib.resources import files
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tawatur.errors import NotFound
from tawatur.exports import FORMATS, export
from tawatur.messages import _, speaking
from tawatur.queries.view_selection import select_for_export
from tawatur.web.site import entity_tag, language_of, site_of
from tawatur.web.state import read_state

mimetypes.add_type("font/woff2", ".woff2")


def static_file(request: Request) -> Response:
    """A file of the package; kept for ever by the browser, as its address holds its digest."""
    path = PurePosixPath(request.path_params["path"])
    if ".." in path.parts or path.is_absolute():
        raise NotFound(_("there is no such file"))
    source = files("tawatur.web").joinpath("static", *path.parts)
    if not source.is_file():
        raise NotFound(_("there is no such file"))
    kept = "public, max-age=31536000, immutable" if request.query_params.get("v") else "no-cache"
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(source.read_bytes(), media_type=media_type, headers={"cache-control": kept})


def original(request: Request) -> Response:
    """A stored page, byte for byte, to be kept and not shown: hostile HTML never runs here."""
    site, asked = site_of(request), request.path_params["page_id"]
    known = {page.page_id: page for pages in site.snapshot().pages.values() for page in pages}
    if asked not in known or known[asked].redacted:
        raise NotFound(_("no such original is stored"))
    content = site.workspace.archive.get(asked)
    headers = {
        "content-disposition": f'attachment; filename="{asked[:16]}.bin"',
        "content-security-policy": "default-src 'none'; sandbox",
    }
    return Response(content, media_type="application/octet-stream", headers=headers)


async def export_file(request: Request) -> Response:
    """The events that a filter lets through in one of the formats."""
    name = request.path_params["format"]
    if name not in FORMATS:
        raise NotFound(_("there is no format “{name}”").format(name=name[:40]), hint=", ".join(FORMATS))
    site = site_of(request)
    snapshot = site.snapshot()
    tag = entity_tag(snapshot.state, request)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    with speaking(language_of(request)):
        state = read_state(request.query_params, language_of(request), site.settings.user_data_dir)
        brief_in = state.language if name == "brief" else None
        content = await run_in_threadpool(
            lambda: export(name, select_for_export(snapshot, site.workspace, state.wanted, state.moment, brief_in))
        )
    form = FORMATS[name]
    headers = {"etag": tag, "content-disposition": f'attachment; filename="tawatur-{name}{form.suffix}"'}
    return Response(content, media_type=form.media_type, headers=headers)
