"""The program: its list of commands, its language, and how its failures are told."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

import click

from tawatur import __version__
from tawatur.cli.click_words import speak_for_click
from tawatur.errors import AmbiguousRequest, NotFound, RequestError, TawaturError
from tawatur.messages import Language, _, use_language

#: Objects made before the collector looks for garbage: what commands import and load stays, and there are few cycles.
_COLLECTED_AFTER = 50_000
NOTHING_DONE, WRONG_USAGE, LEFT_OUT, AMBIGUOUS, INTERRUPTED = 1, 2, 3, 4, 130

#: name → (module under tawatur.cli, what it does: a message key). In the order in which a newcomer needs them.
COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("run", "Read pages into a workspace: articles, claims, events, control."),
    "demo": ("demo", "Read the bundled sample and show what it tells."),
    "events": ("events", "List events, the latest first."),
    "control": ("control", "Say who is said to hold a place."),
    "brief": ("brief", "Write a brief of a period and a place."),
    "claims": ("claims", "List claims: who says that what happened."),
    "articles": ("articles", "List articles."),
    "stories": ("stories", "List stories: related news across outlets."),
    "show": ("show", "Show one of anything, by its id."),
    "explain": ("explain", "Tell why something was read as it is."),
    "problems": ("problems", "List inputs that were left out, and why."),
    "changes": ("changes", "List what changed."),
    "reread": ("reread", "Read again with this program and its knowledge."),
    "accept": ("judging", "Accept a claim or an event."),
    "reject": ("judging", "Reject a claim or an event."),
    "correct": ("judging", "Correct a field of a claim."),
    "merge": ("judging", "Say that events are one."),
    "split": ("judging", "Say that claims are of an event of their own."),
    "withdraw": ("judging", "Take a decision back."),
    "redact": ("judging", "Erase an article, or a claim's words, for good."),
    "gazetteer": ("gazetteer", "Import, find and show places."),
    "serve": ("serve", "Open the workspace in the browser."),
    "export": ("export", "Hand events to other programs: CSV, GeoJSON, KML, Parquet, Atom."),
}


class Program(click.Group):
    """A group whose commands are imported when they are called, so that ``--help`` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, in the order of :data:`COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command by its name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tawatur.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.commands[cmd_name] if hasattr(module, "commands") else module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table alone."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(what)) for name, (_module, what) in COMMANDS.items()])

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """What the program is for, in the language spoken."""
        formatter.write_paragraph()
        formatter.write_text(
            _("Read Arabic news pages about a conflict: who says that what happened, and who holds which place.")
        )


#: What the program's own options are for: message keys.
_OPTIONS = {"lang": "The language of messages.", "version": "Show the version and exit."}


def _language_asked(arguments: Sequence[str]) -> Language:
    """The language of help and errors, which click may write before it has read ``--lang``."""
    words = [os.environ.get("TAWATUR_LANG", "en")]
    words += [after for before, after in pairwise(arguments) if before == "--lang"]
    words += [word.partition("=")[2] for word in arguments if word.startswith("--lang=")]
    return "ar" if words[-1] == "ar" else "en"


def _choose_language(_context: click.Context, _parameter: click.Parameter, value: str) -> None:
    use_language("ar" if value == "ar" else "en")


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--lang",
    type=click.Choice(["ar", "en"]),
    default="en",
    envvar="TAWATUR_LANG",
    show_envvar=True,
    is_eager=True,
    expose_value=False,
    callback=_choose_language,
)
@click.version_option(__version__, prog_name="tawatur")
def program() -> None:
    """Read Arabic news pages about a conflict."""
    from tawatur.cli.options import cache_folder
    from tawatur.knowledge.compiled import keep_in

    keep_in(cache_folder())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status (0, 1, 2, 3, 4, or 130 after Ctrl-C). Failures are one line on stderr."""
    gc.set_threshold(_COLLECTED_AFTER)
    atexit.register(gc.freeze)  # what is left then goes with the process: no look for garbage in it
    speak_for_click()
    use_language(_language_asked(sys.argv[1:] if arguments is None else arguments))
    for option in program.params:
        if isinstance(option, click.Option):
            option.help = _(_OPTIONS[option.name or ""])
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = program.main(arguments, prog_name="tawatur", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough (head, less)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BaseException as error:  # noqa: BLE001 - no traceback ever reaches a user
        return _tell(error)
    return status if isinstance(status, int) else 0


def _tell(error: BaseException) -> int:
    """One line on stderr for a failure, and its exit status."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, SystemExit):  # rich leaves so when the reader of a table has seen enough
        return 0
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return WRONG_USAGE
    if isinstance(error, click.UsageError):
        asked = error.ctx.command_path if error.ctx else "tawatur"
        _say(f"{error.format_message()} ({asked} --help)")
        return WRONG_USAGE
    if isinstance(error, KeyboardInterrupt | click.Abort):
        _say(_("stopped; what was read is kept, and the next run goes on from there"))
        return INTERRUPTED
    if isinstance(error, TawaturError):
        parts = (_translated(error.where), _translated(error.what))
        _say(": ".join(filter(None, parts)) + (f" ({_translated(error.hint)})" if error.hint else ""))
        return _status(error)
    if isinstance(error, OSError):
        _say(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))
        return NOTHING_DONE
    if os.environ.get("TAWATUR_DEBUG"):
        raise error
    _say(_("a fault of the program, please report it: {error}").format(error=f"{type(error).__name__}: {error}"))
    return NOTHING_DONE


def _status(error: TawaturError) -> int:
    if isinstance(error, AmbiguousRequest):
        return AMBIGUOUS
    return WRONG_USAGE if isinstance(error, RequestError) and not isinstance(error, NotFound) else NOTHING_DONE


def _translated(text: str) -> str:
    return _(text)


def _say(line: str) -> None:
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(line.split()))
    print(f"tawatur: {plain}", file=sys.stderr)
