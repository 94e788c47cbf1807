"""The gate before every request: the host's name, the rate, who may read; and the headers after it."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawatur.web.settings import Settings, is_secret

COOKIE = "tawatur_session"
SESSION_SECONDS = 12 * 3600
WINDOW_SECONDS = 60
OPEN_PATHS = ("/login", "/en/login", "/static/")
LONGEST_ADDRESS = 120_000
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Buckets:
    """Counts per client; a client's minute begins with its first request. The oldest clients are forgotten."""

    def __init__(self, allowed: int, most_clients: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._allowed, self._most, self._clock = allowed, most_clients, clock
        self._counts: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def is_full(self, client: str) -> bool:
        """Count one more; whether this client has had more than is allowed in its minute."""
        now = self._clock()
        with self._lock:
            since, count = self._counts.pop(client, (now, 0))
            if now - since >= WINDOW_SECONDS:
                since, count = now, 0
            count += 1
            self._counts[client] = (since, count)
            if len(self._counts) > self._most:
                self._counts.popitem(last=False)
        return count > self._allowed


class Sessions:
    """Who has given the secret: random session names, kept in memory, and tokens that were found right."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ends: dict[str, float] = {}
        self._tokens: set[bytes] = set()

    def begin(self) -> str:
        """A new session's name."""
        now = time.monotonic()
        self._ends = {name: end for name, end in self._ends.items() if end > now}
        name = secrets.token_urlsafe(32)
        self._ends[name] = now + SESSION_SECONDS
        return name

    def end(self, name: str) -> None:
        """Forget a session."""
        self._ends.pop(name, None)

    def holds(self, name: str) -> bool:
        """Whether the session is one of ours and still runs."""
        return self._ends.get(name, 0.0) > time.monotonic()

    def is_token(self, token: str) -> bool:
        """Whether the token is the secret; a right one is remembered by its digest, as Argon2 is slow on purpose."""
        digest = sha256(token.encode()).digest()
        if digest in self._tokens:
            return True
        if self._settings.secret is None or not is_secret(self._settings.secret, token):
            return False
        self._tokens.add(digest)
        return True


class Gate:
    """ASGI middleware: refuses strange hosts, floods and strangers; adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions) -> None:
        self._app, self._settings, self._sessions = app, settings, sessions
        self._rate, self._tries = Buckets(settings.requests_a_minute), Buckets(settings.logins_a_minute)
        self._policy = content_policy(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", self._policy)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if host_name(headers.get("host", "")) not in self._settings.hosts:
            return PlainTextResponse("This server does not answer to that name.\n", 421)
        if len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
            return PlainTextResponse("The address is too long.\n", 414)
        if self._settings.secret is None:
            return None
        client = (scope.get("client") or ("?", 0))[0]
        path: str = scope["path"]
        is_try = (path.endswith("/login") and scope["method"] == "POST") or "authorization" in headers
        if self._rate.is_full(client) or (is_try and self._is_too_many_tries(client, headers)):
            return PlainTextResponse("Too many requests. Try again in a minute.\n", 429, {"retry-after": "60"})
        if path.startswith(OPEN_PATHS) or self._may_read(Request(scope), headers):
            return None
        if path.startswith("/api") or path.endswith(".json"):
            return PlainTextResponse("Log in, or send the token.\n", 401, {"www-authenticate": "Bearer"})
        return RedirectResponse("/en/login" if path.startswith("/en") else "/login", 303)

    def _is_too_many_tries(self, client: str, headers: Headers) -> bool:
        token = _bearer(headers)
        return not (token and self._sessions.is_token(token)) and self._tries.is_full(client)

    def _may_read(self, request: Request, headers: Headers) -> bool:
        token = _bearer(headers)
        if token:
            return self._sessions.is_token(token)
        return self._sessions.holds(request.cookies.get(COOKIE, ""))


def _bearer(headers: Headers) -> str | None:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def host_name(host: str) -> str:
    """The name in a Host header, without its port and brackets."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def content_policy(settings: Settings) -> str:
    """Nothing but our own files; a configured tile server may send images."""
    images = " ".join(part for part in ("'self'", "data:", settings.tiles_origin) if part)
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
