"""``tawatur serve``: the workspace in the browser."""

from __future__ import annotations

import errno
import logging
import socket
import threading
from contextlib import suppress
from pathlib import Path

import click

from tawatur.cli.options import config_of_environment, workspace_option
from tawatur.errors import RequestError
from tawatur.messages import _


@click.command(help=_("Open the workspace in the browser; to this machine alone, unless told otherwise."))
@workspace_option
@click.option("--port", type=click.IntRange(0, 65535), default=8750, show_default=True)
@click.option("--listen", default="127.0.0.1", show_default=True, help=_("The address to listen on."))
@click.option("--host", "hosts", multiple=True, help=_("A name that the server is called by (repeatable)."))
@click.option(
    "--password-file",
    "--token-file",
    "secret_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=_("A file whose first line is the password or token, or its Argon2 hash. Needed to listen to others."),
)
@click.option("--tls-cert", type=click.Path(exists=True, dir_okay=False), help=_("The certificate, for HTTPS."))
@click.option("--tls-key", type=click.Path(exists=True, dir_okay=False), help=_("The certificate's key."))
@click.option("--tiles", help=_("A tile server's address with {z}, {x}, {y}; without it nothing is fetched."))
@click.option("--tiles-credit", default="", help=_("Whom to credit for the tiles."))
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    folder: Path,
    port: int,
    listen: str,
    hosts: tuple[str, ...],
    secret_file: Path | None,
    tls_cert: str | None,
    tls_key: str | None,
    tiles: str | None,
    tiles_credit: str,
) -> None:
    """Serve until stopped."""
    import uvicorn

    from tawatur.queries.view_known_names import known_names
    from tawatur.web import Settings, make_app
    from tawatur.web.settings import LOOPBACK, secret_of

    is_open = listen not in LOOPBACK
    if is_open and secret_file is None:
        raise RequestError(
            _("others can reach this address"), listen, _("give --password-file, or listen on 127.0.0.1")
        )
    if listen in ("0.0.0.0", "::") and not hosts:
        raise RequestError(_("by what name will others call it?"), listen, _("give --host NAME or ADDRESS"))
    config = config_of_environment()
    settings = Settings(
        hosts=LOOPBACK | frozenset(host.lower() for host in hosts) | (frozenset({listen}) if is_open else frozenset()),
        secret=secret_of(secret_file) if secret_file else None,
        tiles=tiles,
        tiles_credit=tiles_credit,
        user_data_dir=config.user_data_dir,
    )
    app = make_app(folder, settings, known_names(config))
    listening = _listen_on(listen, port)
    app.state.site.warm()
    threading.Thread(target=app.state.site.index, daemon=True).start()
    if is_open and not tls_cert:
        click.echo(_("Without --tls-cert the password travels in the clear."), err=True)
    address = f"{'https' if tls_cert else 'http'}://{hosts[0] if hosts else listen}:{listening.getsockname()[1]}/"
    click.echo(_("Open {address} (Ctrl-C to stop)").format(address=address))
    served = uvicorn.Config(
        app, host=listen, port=port, ssl_certfile=tls_cert, ssl_keyfile=tls_key, log_level=logging.WARNING,
        h11_max_incomplete_event_size=160_000, server_header=False, proxy_headers=False,
    )  # fmt: skip
    with listening, suppress(KeyboardInterrupt):
        uvicorn.Server(served).run(sockets=[listening])


def _listen_on(address: str, port: int) -> socket.socket:
    """A socket on the address: taken before anybody is told to open it, so that a port in use is said in one line."""
    found = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((address, port))
    except OSError as error:
        found.close()
        busy = error.errno == errno.EADDRINUSE
        told = _("another program listens here: give another --port") if busy else error.strerror
        raise OSError(error.errno, told, f"{address}:{port}") from error
    return found
