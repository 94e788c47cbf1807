"""What can be wrong with an input: a stable code, a plain sentence and what to do, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.records import Problem

#: code → (what is wrong, what to do). Both are message keys: the words that people see are translated from them.
PROBLEMS: Mapping[str, tuple[str, str]] = {
    "missing_path": ("there is no such file or folder", "check the path"),
    "symlink_loop": ("the link leads back to a folder that holds it", "its pages are read once, without the link"),
    "unreadable_folder": ("the folder cannot be read", "check its permissions"),
    "unreadable_file": ("the file cannot be read", "check its permissions and the disk"),
    "not_a_file": ("it is neither a file nor a folder", "give files or folders"),
    "empty_file": ("it is empty", "fetch the page again"),
    "binary_file": ("it is not text", "give pages as HTML or text"),
    "page_too_large": ("it is larger than a page may be", "split it, or raise max_page_bytes"),
    "unknown_format": (
        "its format is not known",
        "give .html, .mhtml, .txt, .jsonl, .warc, .warc.gz or feed .xml files",
    ),
    "files_ignored": ("files of other formats were passed over", "nothing, unless pages are among them"),
    "broken_gzip": ("its compression is broken", "fetch it again; what was read before the break is kept"),
    "broken_warc": ("it is no whole WARC file", "fetch it again; what was read before the break is kept"),
    "cut_record": ("the file ends in the middle of the page", "fetch it again"),
    "broken_json_line": ("the line is not JSON", "write one JSON object a line, in UTF-8"),
    "broken_page_line": ("the line is no page", 'give "html" or "text", and "id", "url", "fetched_at" where known'),
    "line_too_large": ("the line is larger than a page may be", "split it, or raise max_page_bytes"),
    "broken_mhtml": ("no HTML page was found in it", "save the page again"),
    "broken_feed": ("it is not an RSS or Atom feed", "give feeds as .xml, pages as .html"),
    "cut_feed": ("the feed is not well formed", "fetch it again; the entries that could be read are kept"),
    "no_pages_inside": ("no page was found in it", "check that it holds web pages"),
    "bad_fetch_time": ("the fetch time is no ISO 8601 time", "the page is read without it"),
    "manifest_row_unused": ("the manifest names a file that was not read", "check the path in the manifest"),
}


def problem(code: str, where: str, detail: str = "") -> Problem:
    """The problem ``code`` at ``where`` (a path, with ``#record`` or ``:line``); ``detail`` follows the place."""
    what, hint = PROBLEMS[code]
    return Problem(code, what, f"{where} ({detail})" if detail else where, hint)


def warning(code: str, where: str, detail: str = "") -> Problem:
    """The same, of an input that was read all the same or is no page."""
    what, hint = PROBLEMS[code]
    return Problem(code, what, f"{where} ({detail})" if detail else where, hint, left_out=False)
