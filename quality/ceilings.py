"""Ceilings that keep the code readable: lines of a file, lines of a function, parameters of a function.

``python -m quality.ceilings`` prints what is above them and fails.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 50
PARAMETERS = 6
CHECKED = ("src/tawatur", "quality")
UNCLEAR_NAMES = frozenset({"utils", "util", "helpers", "helper", "misc", "manager", "common"})

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def breaches(source: str, where: str) -> Iterator[str]:
    """One line for each ceiling that a module's source is above."""
    lines = source.count("\n") + 1
    if lines > FILE_LINES:
        yield f"{where}: {lines} lines, not over {FILE_LINES}"
    if Path(where).stem in UNCLEAR_NAMES:
        yield f"{where}: the name says nothing"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, _Function):
            yield from _function_breaches(node, where)


def _function_breaches(node: _Function, where: str) -> Iterator[str]:
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if length > FUNCTION_LINES:
        yield f"{where}:{node.lineno}: {node.name} has {length} lines, not over {FUNCTION_LINES}"
    named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    count = sum(argument.arg not in ("self", "cls") for argument in named)
    if count > PARAMETERS and not _is_command(node):
        yield f"{where}:{node.lineno}: {node.name} has {count} parameters, not over {PARAMETERS}"


def _is_command(node: _Function) -> bool:
    """Whether click calls the function: its parameters are the command's options, each named by a decorator."""
    return any("option" in ast.dump(decorator) for decorator in node.decorator_list)


def main() -> int:
    """Print what is above the ceilings in the checked folders; 1 where anything is."""
    files = [path for folder in CHECKED for path in sorted(Path(folder).rglob("*.py"))]
    found = [line for path in files for line in breaches(path.read_text(encoding="utf-8"), path.as_posix())]
    print("\n".join(found) or f"{len(files)} files under the ceilings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
