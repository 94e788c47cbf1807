"""The commands of a person's decisions: accept, reject, correct, merge, split, withdraw, redact."""

from __future__ import annotations

import getpass
from pathlib import Path

import click
import msgspec

from tawatur.cli.changes import told_value
from tawatur.cli.options import workspace_option
from tawatur.errors import RequestError
from tawatur.messages import _
from tawatur.queries.change_words import field_label
from tawatur.records.judgement import Decision

#: decision → what it does (a message key), and its arguments.
DECISIONS: dict[Decision, tuple[str, str]] = {
    "accept": ("Accept a claim or an event.", "ID..."),
    "reject": ("Reject a claim or an event: it no longer counts, and nothing is erased.", "ID..."),
    "correct": ("Correct a field of a claim; VALUE is JSON or plain text.", "ID FIELD=VALUE..."),
    "merge": ("Say that events are one.", "EVENT_ID EVENT_ID..."),
    "split": ("Say that claims are of an event of their own.", "CLAIM_ID..."),
    "withdraw": ("Take a decision back.", "JUDGEMENT_ID"),
    "redact": ("Erase an article, or a claim's words, for good.", "ID..."),
}


def decision_command(decision: Decision) -> click.Command:
    """The command that makes one kind of decision."""
    what, usage = DECISIONS[decision]

    @click.command(decision, help=_(what))
    @click.argument("given", nargs=-1, required=True, metavar=usage)
    @click.option("--why", required=True, help=_("The reason; it is kept with the decision."))
    @click.option("--by", "made_by", envvar="TAWATUR_USER", help=_("Who decides; your login name if not said."))
    @workspace_option
    def command(given: tuple[str, ...], why: str, made_by: str | None, folder: Path) -> int:
        _decide(decision, given, (why, made_by or getpass.getuser()), folder)
        return 0

    return command


def _decide(decision: Decision, given: tuple[str, ...], reason: tuple[str, str], folder: Path) -> None:
    from tawatur.cli.cards import judgement_line
    from tawatur.decisions import decide
    from tawatur.storage import open_workspace

    corrections = [_correction(word) for word in given[1:]] if decision == "correct" else []
    subjects = given[:1] if decision == "correct" else given
    with open_workspace(folder) as workspace:
        decided = decide(workspace, decision, subjects, why=reason[0], made_by=reason[1], corrections=corrections)
    click.echo(judgement_line(decided.judgement))
    for change in decided.changes:
        told = (_(change.kind.replace("_", " ")), change.subject, field_label(change.field))
        click.echo(f"  {' '.join(told)} {told_value(change, change.after) or ''}".rstrip())


def _correction(word: str) -> tuple[str, str]:
    """``field=value``; a value that is no JSON is a text."""
    field, mark, value = word.partition("=")
    if not mark:
        raise RequestError(_("“{word}” is no FIELD=VALUE").format(word=word))
    try:
        msgspec.json.decode(value)
    except msgspec.DecodeError:
        value = msgspec.json.encode(value).decode()
    return field, value


commands = {decision: decision_command(decision) for decision in DECISIONS}
