"""HTML to visible blocks with the parts they play, and the metadata beside them.

resiliparse (Lexbor) parses and serialises; what we know of roles is written into the tree as private-use marks before
it is serialised, so that no walk over the nodes is needed. Marks are taken out of the page's own text first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tawatur.stages.articles.lines import Block
from tawatur.stages.articles.metadata import Metadata, read_metadata

Node = Any  # resiliparse's stubs give elements fewer methods than they have
MAX_MARKED = 2_000
MAX_CHARACTERS = 8_000_000
_ROLES: tuple[tuple[str, str], ...] = (
    ("heading", "h1, [itemprop=headline]"),
    ("navigation", "nav, [role=navigation], [class*=breadcrumb], [class*=menu], [id*=menu], [class*=navbar]"),
    ("footer", "footer, [role=contentinfo], [class*=footer], [id*=footer]"),
    ("aside", "aside, [role=complementary], [class*=sidebar], [class*=related], [id*=related], [class*=most-read],"
              " [class*=mostread], [class*=most_read], [class*=trending], [class*=recommend], [class*=read-also],"
              " [class*=readmore], [class*=read-more], [class*=ticker], [class*=latest-news], [class*=popular]"),
    ("embed", "blockquote[class*=twitter], blockquote[class*=instagram], blockquote[class*=tiktok], [class*=tweet],"
              " [class*=fb-post], [class*=telegram-post], [class*=embed]"),
    ("comments", "#comments, #disqus_thread, #respond, [class*=comments], [class*=comment-list], [class*=commentlist]"),
    ("form", "form, button, select, dialog, [class*=newsletter], [class*=subscribe], [class*=cookie], [class*=popup],"
             " [class*=share], [class*=social], [class*=toolbar], [class*=rating], [class*=tags], [rel=tag]"),
    ("caption", "figcaption, [class*=caption], [itemprop=caption], [class*=image-credit], [class*=photo-credit]"),
    ("subheading", "h2, h3, h4"),
    ("byline", "[rel=author], [itemprop=author], [class*=byline], [class*=author]"),
    ("summary", "[class*=summary], [class*=excerpt], [class*=subtitle], [class*=standfirst], [itemprop=description]"),
)  # fmt: skip
_ROLE_NAMES = [role for role, _ in _ROLES] + ["body", "item"]
_FIRST_MARK, _CLOSE = 0xE100, "\ue0ff"
_MARK_OF = {role: chr(_FIRST_MARK + i) for i, role in enumerate(_ROLE_NAMES)}
_ROLE_OF = {mark: role for role, mark in _MARK_OF.items()}
_MARKS = re.compile("[\ue0ff-\ue120]")
_HIDDEN = (
    "[hidden], [style*='display:none'], [style*='display: none'], [style*='visibility:hidden'], .sr-only,"
    " .screen-reader-text, .visually-hidden, template, noscript"
)
_BODIES = (
    "[itemprop=articleBody]", "[class*=article-body]", "[class*=articleBody]", "[class*=article__body]",
    "[class*=article-content]", "[class*=entry-content]", "[class*=post-content]", "[class*=story-body]",
    "[class*=news-content]", "[class*=article-text]", "article", "main", "[role=main]",
)  # fmt: skip
_STANDING = ("navigation", "footer", "aside", "comments", "form", "embed", "caption", "item")
MIN_BODY = 200
MIN_INDEX = 3
MIN_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page's visible blocks with roles, its metadata, and the texts that are links as a whole."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    articles: int
    is_index: bool = False


def read_markup(text: str) -> MarkedPage:
    """The blocks and metadata of HTML; every HTML has some, as browsers read it."""
    tree = HTMLTree.parse(_MARKS.sub(" ", text[:MAX_CHARACTERS]))
    root: Any = tree.body or tree.document
    metadata = read_metadata(tree)
    _drop(root, _HIDDEN)
    links = _link_texts(root)
    body, count = _mark_body(tree, root)
    is_index = body is None and _is_index(root)
    _mark_figures(tree, root)
    for role, selector in _ROLES:
        _mark(tree, root, role, selector, body)
    plain = extract_plain_text(
        tree, main_content=False, alt_texts=False, links=False, form_fields=False, list_bullets=False, noscript=False
    )
    return MarkedPage(_blocks(plain, links, has_body=body is not None), metadata, count, is_index)


def _drop(root: Node, selector: str) -> None:
    for node in list(root.query_selector_all(selector))[:MAX_MARKED]:
        node.decompose()


def _link_texts(root: Node) -> frozenset[str]:
    texts = (a.text for a in list(root.query_selector_all("a"))[:MAX_MARKED])
    return frozenset(" ".join(t.split()) for t in texts if t and 10 <= len(t) <= 300)


def _mark_body(tree: Any, root: Node) -> tuple[Node | None, int]:
    """Mark the element that holds the story, if one does; and count the elements that call themselves articles."""
    articles = list(root.query_selector_all("article"))[:MAX_MARKED]
    whole = sum(len(p.text or "") for p in list(root.query_selector_all("p"))[:MAX_MARKED])
    for selector in _BODIES:
        found = articles if selector == "article" else list(root.query_selector_all(selector))[:50]
        sized = [(len(node.text or ""), -i, node) for i, node in enumerate(found)]
        if not sized:
            continue
        size, _, node = max(sized, key=lambda s: s[:2])
        if size >= MIN_BODY and size >= MIN_SHARE * whole and _tag(node) not in ("body", "html"):
            _wrap(tree, node, "body")
            return node, len(articles)
    return None, len(articles)


def _is_index(root: Node) -> bool:
    """Several articles with a linked heading each, and none that outweighs the others."""
    articles = [
        n for n in list(root.query_selector_all("article"))[:MAX_MARKED] if n.query_selector("h2 a, h3 a, h4 a")
    ]
    sizes = [len(n.text or "") for n in articles]
    return len(sizes) >= MIN_INDEX and max(sizes) < MIN_SHARE * sum(sizes)


def _mark_figures(tree: Any, root: Node) -> None:
    """Figures are left out by the serialiser: put their caption, or what they embed, beside them."""
    for node in list(root.query_selector_all("figure"))[:MAX_MARKED]:
        captions = node.query_selector_all("figcaption")
        text = " ".join((c.text or "") for c in captions) if captions else (node.text or "")
        role = "embed" if not captions and "embed" in (node.class_name or "") else "caption"
        beside = tree.create_element("div")
        beside.text = f"{_MARK_OF[role]}{' '.join(text.split())}{_CLOSE}" if text.strip() else ""
        if node.parent is not None:
            node.parent.insert_before(beside, node)
            node.decompose()


def _mark(tree: Any, root: Node, role: str, selector: str, body: Node | None) -> None:
    for node in list(root.query_selector_all(selector))[:MAX_MARKED]:
        if _tag(node) in ("body", "html", "main", "article", "head") or node == body:
            continue
        if role in _STANDING and (node.query_selector("h1") is not None or _holds_body(node, body)):
            continue
        _wrap(tree, node, role)


def _holds_body(node: Node, body: Node | None) -> bool:
    if body is not None:
        return bool(node.contains(body))
    return len([p for p in node.query_selector_all("p") if len(p.text or "") > 150]) >= 4


def _wrap(tree: Any, node: Node, role: str) -> None:
    before, after = tree.create_element("div"), tree.create_element("div")
    before.text, after.text = _MARK_OF[role], _CLOSE
    first = node.first_child
    if first is None:
        return
    node.insert_before(before, first)
    node.append_child(after)


def _tag(node: Node) -> str:
    return (node.tag or "").lower()


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
