"""The command line: one file a command; the only place that wires everything.

A command is a module here that exposes ``command`` (or several, ``commands`` by name), and a line in
:data:`COMMANDS`; it is imported when it is called.
"""

from tawatur.cli.program import COMMANDS, main

__all__ = ["COMMANDS", "main"]
