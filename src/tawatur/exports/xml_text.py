"""XML that any text survives: characters that XML 1.0 forbids become U+FFFD."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with what XML 1.0 forbids replaced."""
    return _FORBIDDEN.sub("\ufffd", text)


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A child element with text."""
    child = SubElement(parent, tag, {name: legal(value) for name, value in attributes.items()})
    if text is not None:
        child.text = legal(text)
    return child


def document(root: Element) -> bytes:
    """The document as indented UTF-8 with its declaration."""
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
