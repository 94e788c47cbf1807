"""What a point on the map is: the place's own, a neighbour's, or one that stands for a whole district or governorate.

A governorate named as the scene is given the point of its seat, as ACLED does (geo_precision 3; UCDP where_prec 4).
"""

from __future__ import annotations

from tawatur.messages import _

_WIDE = {"governorate": "seat", "district": "district", "country": "country"}
_NEAR = 2


def is_wide(precision: str | None) -> bool:
    """Whether a point stands for more ground than a town."""
    return precision in _WIDE


def point_is(precision: str | None, where_prec: int | None = None) -> str:
    """What a point of a precision is: ``place``, ``near``, ``district``, ``seat`` (of the governorate), ``country``."""
    return _WIDE.get(precision or "") or ("near" if where_prec == _NEAR else "place")


def point_words(precision: str | None, where_prec: int | None = None) -> str:
    """The same in words of the reader's language; empty where the point is the place's own."""
    match point_is(precision, where_prec):
        case "seat":
            return _("the seat of the governorate stands for all of it (ACLED geo_precision 3)")
        case "district":
            return _("the point stands for the whole district")
        case "country":
            return _("the point stands for the whole country")
        case "near":
            return _("the point is its town's or a neighbour's")
    return ""
