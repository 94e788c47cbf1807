"""HTML to visible blocks with the parts they play, and the metadata beside them.

resiliparse (Lexbor) parses and serialises; what we know of roles is written into the tree as private-use marks before
it is serialised, so that no walk over the nodes is needed. Marks are taken out of the page's own text first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import accumulate
from typing import Any

from msgspec import Struct
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tawatur.stages.articles.lines import Block
from tawatur.stages.articles.metadata import Metadata, read_metadata

Node = Any  # resiliparse's stubs give elements fewer methods than they have
MAX_MARKED = 2_000
MAX_CHARACTERS = 8_000_000
#: role → what an element of that role is: its tag, or words in its class, id, role and itemprop.
_ROLES: tuple[tuple[str, str], ...] = (
    ("heading", r"^h1 | :headline "),
    ("navigation", r"^nav |@navigation |[.#]\S*(?:breadcrumb|menu|navbar)"),
    ("footer", r"^footer |@contentinfo |[.#]\S*footer"),
    ("aside", r"^aside |@complementary |[.#]\S*(?:sidebar|related|most-?_?read|trending|recommend|read-?_?(?:also|more)"
              r"|ticker|latest-news|popular)"),
    ("embed", r"^blockquote .*\.(?:\S*twitter|\S*instagram|\S*tiktok)|\.\S*(?:tweet|fb-post|telegram-post|embed)"),
    ("comments", r"[.#]\S*(?:comments|comment-?list|disqus)|#respond "),
    ("form", r"^(?:form|button|select|dialog) |[.#]\S*(?:newsletter|subscribe|cookie|popup|share|social|toolbar|rating"
             r"|tags)"),
    ("caption", r"^figcaption |\.\S*(?:caption|image-credit|photo-credit)| :caption "),
    ("subheading", r"^h[234] "),
    ("byline", r":author |\.\S*(?:byline|author)"),
    ("summary", r"\.\S*(?:summary|excerpt|subtitle|standfirst)| :description "),
)  # fmt: skip
_WORDS = (
    "breadcrumb", "menu", "navbar", "footer", "sidebar", "related", "most-read", "mostread", "most_read", "trending",
    "recommend", "read-also", "read-more", "readmore", "ticker", "latest-news", "popular", "twitter", "instagram",
    "tiktok", "tweet", "fb-post", "telegram-post", "embed", "comments", "comment-list", "commentlist", "newsletter",
    "subscribe", "cookie", "popup", "share", "social", "toolbar", "rating", "tags", "caption", "image-credit",
    "photo-credit", "byline", "author", "summary", "excerpt", "subtitle", "standfirst",
)  # fmt: skip
_IDS = ("menu", "footer", "related", "comments", "disqus", "respond")
_SELECTOR = ", ".join(
    ("h1, h2, h3, h4, nav, footer, aside, form, button, select, dialog, figcaption, [role], [itemprop]",
     *(f"[class*={word}]" for word in _WORDS), *(f"[id*={word}]" for word in _IDS))
)  # fmt: skip
_ROLE_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
_ROLE_NAMES = [role for role, _ in _ROLES] + ["body", "item"]
_FIRST_MARK, _CLOSE = 0xE100, "\ue0ff"
_MARK_OF = {role: chr(_FIRST_MARK + i) for i, role in enumerate(_ROLE_NAMES)}
_ROLE_OF = {mark: role for role, mark in _MARK_OF.items()}
_MARKS = re.compile("[\ue0ff-\ue120]")
_HIDDEN = (
    "script, style, template, noscript, [hidden], [style*='display:none'], [style*='display: none'],"
    " [style*='visibility:hidden'], .sr-only, .screen-reader-text, .visually-hidden"
)
_BODIES = (
    ":articlebody ", "article-body", "articlebody", "article__body", "article-content", "entry-content", "post-content",
    "story-body", "news-content", "article-text", "^article ", "^main ", "@main ",
)  # fmt: skip
_BODY_SELECTOR = (
    "article, main, [role=main], [itemprop=articleBody], [class*=article-body], [class*=articleBody],"
    " [class*=article__body], [class*=article-content], [class*=entry-content], [class*=post-content],"
    " [class*=story-body], [class*=news-content], [class*=article-text]"
)
_TAG = re.compile(r"<[^>]{0,2000}>")
_STANDING = ("navigation", "footer", "aside", "comments", "form", "embed", "caption", "item")
MIN_BODY = 200
MIN_INDEX = 3
MIN_LINK, MAX_LINK = 10, 2_000
#: Beyond these a page is broken or hostile and is read as plain lines, for marks on nested elements cost their square.
TOO_MANY_TAGS = 60_000
TOO_DEEP = 300
FEW_TAGS = 4_000
_CONTAINER = re.compile(
    r"<(/?)(?!(?:img|br|hr|meta|link|input|source|track|wbr|area|base|col|embed|param|path|circle|rect|line|polygon"
    r"|polyline|ellipse|use|stop|image|p|li|tr|td|th|dt|dd|option|thead|tbody|tfoot|colgroup)\b)[a-z]",
    re.IGNORECASE,
)
MIN_WHOLE = 200
MOST_OF_PAGE = 0.4
MIN_SHARE = 0.3


class MarkedPage(Struct, frozen=True):
    """A page's visible blocks with roles, its metadata, and the texts that are links as a whole."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    articles: int
    is_index: bool = False


def read_markup(text: str) -> MarkedPage:
    """The blocks and metadata of HTML; every HTML has some, as browsers read it."""
    source = _MARKS.sub(" ", text[:MAX_CHARACTERS])
    tree = HTMLTree.parse(source)
    root: Any = tree.body or tree.document
    metadata = read_metadata(tree)
    body, count, is_index = _mark(tree, root) if _is_sane(source) else (None, 0, False)
    plain = extract_plain_text(
        tree, main_content=False, alt_texts=False, links=False, form_fields=False, list_bullets=False, noscript=False
    )
    return MarkedPage(_blocks(plain, _link_texts(source), has_body=body is not None), metadata, count, is_index)


def _is_sane(source: str) -> bool:
    """Neither more tags than any page has, nor deeper nesting."""
    tags = source.count("<")
    if tags <= FEW_TAGS:
        return True
    if tags > TOO_MANY_TAGS:
        return False
    depths = accumulate(-1 if closing else 1 for closing in _CONTAINER.findall(source))
    return max(depths, default=0) <= TOO_DEEP


def _mark(tree: Any, root: Node) -> tuple[Node | None, int, bool]:
    """Write all roles into the tree: the story's element, how many articles there are, and whether it is an index."""
    for node in root.query_selector_all(_HIDDEN)[:MAX_MARKED]:
        node.decompose()
    body, count = _mark_body(tree, root)
    is_index = body is None and count >= MIN_INDEX and _is_index(root)
    _mark_figures(tree, root)
    _mark_roles(tree, root, body)
    return body, count, is_index


def _link_texts(source: str) -> frozenset[str]:
    """The texts of links, as they show; linear in the length, whatever is left open."""
    shown = set()
    for piece in re.split(r"</a\b", source, flags=re.IGNORECASE)[:-1]:
        opened = max(piece.rfind("<a "), piece.rfind("<A "), piece.rfind("<a>"))
        inner = piece[piece.find(">", opened) + 1 :] if opened >= 0 else ""
        if MIN_LINK <= len(inner) <= MAX_LINK:
            text = " ".join(unescape(_TAG.sub(" ", inner)).split())
            if len(text) >= MIN_LINK:
                shown.add(text)
    return frozenset(shown)


def _mark_body(tree: Any, root: Node) -> tuple[Node | None, int]:
    """Mark the element that holds the story, if one does; and count the elements that call themselves articles."""
    whole = len(root.text or "")
    described = [(_descriptor(node), node) for node in root.query_selector_all(_BODY_SELECTOR)[:MAX_MARKED]]
    count = sum(description.startswith("article ") for description, _ in described)
    for name in _BODIES:
        sized = [(len(n.text or ""), -i, n) for i, (d, n) in enumerate(described) if _is_named(d, name)]
        if not sized:
            continue
        size, _, node = max(sized, key=lambda s: s[:2])
        if size >= MIN_BODY and size >= MIN_SHARE * whole and (node.tag or "").lower() not in ("body", "html"):
            _wrap(tree, node, "body")
            return node, count
    return None, count


def _is_named(description: str, name: str) -> bool:
    return description.startswith(name[1:]) if name[0] == "^" else name in description


def _descriptor(node: Node) -> str:
    """``tag .classes #id @role :itemprop`` in lower case, each word followed by a space."""
    classes = "".join(f".{word} " for word in (node.class_name or "").split())
    words = f"{node.tag} {classes}#{node.id or ''} @{node.getattr('role') or ''}  :{node.getattr('itemprop') or ''} "
    return words.lower()


def _is_index(root: Node) -> bool:
    """Several articles with a linked heading each, and none that outweighs the others."""
    articles = [n for n in root.query_selector_all("article")[:MAX_MARKED] if n.query_selector("h2 a, h3 a, h4 a")]
    sizes = [len(n.text or "") for n in articles]
    return len(sizes) >= MIN_INDEX and max(sizes) < MIN_SHARE * sum(sizes)


def _mark_figures(tree: Any, root: Node) -> None:
    """Figures are left out by the serialiser: put their caption, or what they embed, beside them."""
    for node in root.query_selector_all("figure")[:MAX_MARKED]:
        captions = node.query_selector_all("figcaption")[:10]
        text = " ".join((c.text or "") for c in captions) if captions else (node.text or "")
        role = "embed" if not captions and "embed" in (node.class_name or "") else "caption"
        beside = tree.create_element("div")
        beside.text = f"{_MARK_OF[role]}{' '.join(text.split())}{_CLOSE}" if text.strip() else ""
        if node.parent is not None:
            node.parent.insert_before(beside, node)
            node.decompose()


def _mark_roles(tree: Any, root: Node, body: Node | None) -> None:
    whole = len(body.text or "") if body is not None else len(root.text or "")
    for node in root.query_selector_all(_SELECTOR)[:MAX_MARKED]:
        description = _descriptor(node)
        if description.startswith(("body ", "html ", "main ", "article ", "head ")):
            continue
        role = _role_told(description)
        if role is None or node == body or (role == "subheading" and body is not None and not body.contains(node)):
            continue
        if role in _STANDING and _holds_story(node, description, body, whole):
            continue
        _wrap(tree, node, role)


@lru_cache(maxsize=10_000)
def _role_told(description: str) -> str | None:
    """The role that an element's description tells; a site's pages describe their elements alike."""
    return next((role for role, pattern in _ROLE_PATTERNS if pattern.search(description)), None)


def _holds_story(node: Node, description: str, body: Node | None, whole: int) -> bool:
    """An element whose class speaks of something small, and that holds the headline, the story or most of the page."""
    if node.query_selector("h1") is not None or (body is not None and node.contains(body)):
        return True
    if description.startswith(("nav ", "footer ", "aside ", "figcaption ", "form ")):
        return False
    size = len(node.text or "")
    if size < MIN_WHOLE or size <= MOST_OF_PAGE * whole:
        return False
    linked = sum(len(a.text or "") for a in node.query_selector_all("a")[:MAX_MARKED])
    return linked < 0.5 * size


def _wrap(tree: Any, node: Node, role: str) -> None:
    before, after = tree.create_element("div"), tree.create_element("div")
    before.text, after.text = _MARK_OF[role], _CLOSE
    first = node.first_child
    if first is None:
        return
    node.insert_before(before, first)
    node.append_child(after)


def _blocks(plain: str, links: frozenset[str], *, has_body: bool) -> tuple[Block, ...]:
    """The serialised text cut at its marks; the innermost standing role of the open ones counts."""
    blocks: list[Block] = []
    open_roles: list[str] = []
    for piece in re.split(f"({_MARKS.pattern})", plain):
        if piece == _CLOSE:
            if open_roles:
                open_roles.pop()
        elif piece in _ROLE_OF:
            open_roles.append(_ROLE_OF[piece])
        else:
            role = _role(open_roles, has_body=has_body)
            blocks.extend(Block(line, _line_role(line, role, links)) for line in _lines(piece))
    return tuple(blocks)


def _lines(piece: str) -> list[str]:
    return [" ".join(line.replace("\t", " ").split()) for line in piece.split("\n") if line.strip()]


def _role(open_roles: list[str], *, has_body: bool) -> str:
    for role in reversed(open_roles):
        if role in _STANDING:
            return role
    inner = [role for role in open_roles if role != "body"]
    if inner and inner[-1] in ("heading", "subheading"):
        return inner[-1] if inner[-1] == "heading" or "body" in open_roles else "outside"
    if has_body and "body" not in open_roles:
        return inner[-1] if inner else "outside"
    return inner[-1] if inner else ""


def _line_role(line: str, role: str, links: frozenset[str]) -> str:
    return "link" if role in ("", "outside", "subheading") and line in links else role
