"""The map as SVG, drawn by the server: for first paint, for print, for readers without JavaScript.

Control is drawn as points of what is *said*, never as filled territory. Size stands for the place's precision, the
shape and colour for the holder, paleness for the age of the last confirmation.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from statistics import median

from markupsafe import Markup, escape

from tawatur.queries.point_words import is_wide
from tawatur.queries.view_control import PlaceControl
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import DayCount, OverviewView
from tawatur.queries.view_pages import PlaceStep
from tawatur.web.basemap import Line, basemap

WIDTH, HEIGHT = 960, 620
SMALLEST_DEGREES = 1.6
MOST_LABELS = 120  # names that are tried: by then the map is full
# Unit shapes around (0, 0), one a holder in the order of the legend; the same list as in static/map.js.
SHAPES = (
    "M-5,-5H5V5H-5Z",
    "M-5.6,0a5.6,5.6 0 1,0 11.2,0a5.6,5.6 0 1,0 -11.2,0Z",
    "M0,-6.4L6.2,4.8H-6.2Z",
    "M0,-7L6.2,0L0,7L-6.2,0Z",
    "M0,6.4L6.2,-4.8H-6.2Z",
    "M-2.9,-5.6H2.9L5.8,0L2.9,5.6H-2.9L-5.8,0Z",
    "M-2.2,-6H2.2V-2.2H6V2.2H2.2V6H-2.2V2.2H-6V-2.2H-2.2Z",
    "M0,-6.6L6.4,-1.6L4,5.8H-4L-6.4,-1.6Z",
)
NOBODY = -1  # nobody is named, or the place was left: a ring


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of Web Mercator laid on ``width`` × ``height`` pixels."""

    west: float
    top: float
    scale: float
    width: int = WIDTH
    height: int = HEIGHT

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point stands, in pixels."""
        return (lon - self.west) * self.scale, (self.top - _mercator(lat)) * self.scale


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to draw: where, which shape, how faded (0 fresh to 3), which status, what it is called and opens."""

    lon: float
    lat: float
    shape: int
    fade: int
    status: str
    name: str
    words: str
    link: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """Where an event was, and what that place is called; ``wide``: somewhere in a whole district or governorate."""

    lon: float
    lat: float
    name: str
    wide: bool = False


def _mercator(lat: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(max(-80.0, min(80.0, lat))) / 2)))


def frame_of(points: Sequence[tuple[float, float]], *, strays: bool = False) -> Frame:
    """A frame around where most points are, or all with ``strays``; the Levant where there are none.

    The same rule as in static/map.js.
    """
    width, height = WIDTH, HEIGHT
    points = (points if strays else near_middle(points)) or [(34.0, 31.0), (43.0, 37.5)]
    xs, ys = _extent(x for x, _ in points), _extent(_mercator(y) for _, y in points)
    wide, high = max(xs[1] - xs[0], SMALLEST_DEGREES) * 1.24, max(ys[1] - ys[0], SMALLEST_DEGREES) * 1.24
    scale = min(width / wide, height / high)
    return Frame(
        (xs[0] + xs[1]) / 2 - width / scale / 2, (ys[0] + ys[1]) / 2 + height / scale / 2, scale, width, height
    )


def near_middle(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points within three times the median distance (2° at least) of the median point: strays do not frame."""
    if not points:
        return []
    middle = median(x for x, _ in points), median(y for _, y in points)
    far = [math.dist(point, middle) for point in points]
    reach = max(2.0, 3 * median(far))
    return [point for point, away in zip(points, far, strict=True) if away <= reach]


def _extent(values: Iterable[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return ordered[0], ordered[-1]


def control_marks(
    view: OverviewView, shapes: Mapping[str, int], language: Language, link: Mapping[str, str]
) -> tuple[Mark, ...]:
    """The marks of an overview's control; ``link`` gives each place's address, ``shapes`` each holder's shape."""
    return tuple(
        _control_mark(one, view.at, shapes, (language, link.get(one.place.key, "")))
        for one in view.control
        if one.place.lat is not None
    )


def _control_mark(one: PlaceControl, at: str, shapes: Mapping[str, int], where: tuple[Language, str]) -> Mark:
    language, link = where
    place, answer = one.place, one.answer
    name = place.name if language == "ar" else place.name_en or place.name
    return Mark(
        lon=place.lon or 0.0,
        lat=place.lat or 0.0,
        shape=NOBODY if answer.status == "vacated" else shapes.get(answer.holder or "", NOBODY),
        fade=fade_of(answer.last_confirmed, at),
        status=answer.status,
        name=name,
        words=one.holder.name if one.holder else "",
        link=link,
        wide=is_wide(place.precision),
    )


def events_before(view: OverviewView, language: Language, days: int = 3) -> list[Dot]:
    """Where the listed events of the last days before the view's time were, each place once."""
    begin = (datetime.fromisoformat(view.at[:10]) - timedelta(days=days)).date().isoformat()
    found = {
        Dot(
            place.lon,
            place.lat,
            place.name if language == "ar" else place.name_en or place.name,
            is_wide(place.precision),
        )
        for event in view.events
        if (event.when.end or event.when.not_after or "") >= begin
        for place in event.places
        if place.lat is not None and place.lon is not None
    }
    return sorted(found, key=lambda dot: (dot.lon, dot.lat, dot.name))


def fade_of(last_confirmed: str | None, at: str) -> int:
    """How old the last confirmation is: 0 up to two days, 1 a week, 2 a month, 3 older or unknown."""
    if not last_confirmed:
        return 3
    try:
        age = (datetime.fromisoformat(at[:10]) - datetime.fromisoformat(last_confirmed[:10])).days
    except ValueError:
        return 3
    return 0 if age <= 2 else 1 if age <= 7 else 2 if age <= 31 else 3


def draw(marks: Sequence[Mark], language: Language, title: str, frame: Frame, events: Sequence[Dot] = ()) -> Markup:
    """The map: base, events, marks, labels. Labels that would overlap are left out; marks never are."""
    parts = [
        Markup('<svg class="map-svg" viewBox="0 0 {} {}" role="group" aria-label="{}" direction="ltr">').format(
            frame.width, frame.height, title
        ),
        _ground(frame, language),
        *(
            Markup('<circle class="event-dot{}" cx="{:.1f}" cy="{:.1f}" r="10"/>').format(
                " is-wide" if dot.wide else "", *frame.point(dot.lon, dot.lat)
            )
            for dot in events
        ),
        *(_drawn(mark, frame) for mark in marks),
        *_labels(marks, events, frame),
        Markup("</svg>"),
    ]
    return Markup("").join(parts)


@lru_cache(maxsize=64)
def _ground(frame: Frame, language: Language) -> Markup:
    """The base map in a frame. Every reader of one state sees the same few frames, so they are kept."""
    base = basemap()
    layers = (
        ("land", tuple(ring for country in base.countries for ring in country.rings), True),
        ("disputed", base.disputed, True), ("lake", base.lakes, True),
        ("river", base.rivers, False), ("governorate", base.governorates, False),
    )  # fmt: skip
    drawn = [f'<rect class="sea" width="{frame.width}" height="{frame.height}"/>']
    for name, lines, closed in layers:
        path = "".join(_path(stretch, frame, closed) for stretch in _projected(lines))
        drawn.append(f'<path class="{name}" d="{path}"/>')
    for country in base.countries:
        if country.at is None:
            continue
        x, y = frame.point(*country.at)
        if 40 < x < frame.width - 40 and 20 < y < frame.height - 20:
            name = country.name_ar if language == "ar" else country.name_en
            drawn.append(f'<text class="country" x="{x:.0f}" y="{y:.0f}">{escape(name)}</text>')
    return Markup("".join(drawn))  # numbers, and names that are escaped


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A line in Mercator's degrees, with the box that it fills: (west, south, east, north)."""

    points: tuple[tuple[float, float], ...]
    box: tuple[float, float, float, float]


@cache
def _projected(lines: tuple[Line, ...]) -> tuple[_Stretch, ...]:
    found = []
    for line in lines:
        points = tuple((lon, _mercator(lat)) for lon, lat in line)
        (west, east), (south, north) = _extent(x for x, _ in points), _extent(y for _, y in points)
        found.append(_Stretch(points, (west, south, east, north)))
    return tuple(found)


def _path(stretch: _Stretch, frame: Frame, closed: bool) -> str:
    """One ring or line as path data, points nearer than a pixel dropped; nothing for one that is out of sight."""
    west, south, east, north = stretch.box
    scale, left, top = frame.scale, frame.west, frame.top
    if east < left or west > left + frame.width / scale or south > top or north < top - frame.height / scale:
        return ""
    points = (((x - left) * scale, (top - y) * scale) for x, y in stretch.points)
    kept = [next(points)]
    for point in points:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 1.2:
            kept.append(point)
    if len(kept) < 3 and closed:
        return ""
    margin = frame.width
    body = "L".join(f"{min(max(x, -margin), 2 * margin):.1f},{min(max(y, -margin), 2 * margin):.1f}" for x, y in kept)
    return f"M{body}Z" if closed else f"M{body}"


def _drawn(mark: Mark, frame: Frame) -> Markup:
    x, y = frame.point(mark.lon, mark.lat)
    wide = " is-wide" if mark.wide else ""
    kind = f"mark h{colour_of(mark.shape)} fade{mark.fade} is-{mark.status}{wide}"
    ring = '<circle class="ring" r="11"/>' if has_ring(mark) else ""
    label = escape(f"{mark.name}: {mark.words}" if mark.words else mark.name)
    body = (
        f'<g class="{kind}" transform="translate({x:.1f},{y:.1f})"><title>{label}</title>{ring}'
        f"{shape_path(mark.shape)}</g>"
    )
    return Markup(f'<a href="{escape(mark.link)}">{body}</a>' if mark.link else body)  # escaped above


def has_ring(mark: Mark) -> bool:
    """Whether a ring is drawn around a mark: a place that is fought over, or a whole district."""
    return mark.wide or mark.status in ("besieged", "contested")


def colour_of(number: int) -> int:
    """The colour of the n-th holder: after eight the shapes come again in other colours."""
    return (number + number // len(SHAPES)) % len(SHAPES) if number >= 0 else len(SHAPES)


def density_bars(counts: Sequence[DayCount]) -> Markup:
    """The density strip: a bar a day over the slider's span, on a canvas of 100 × 20."""
    if not counts:
        return Markup("")
    first, last = (datetime.fromisoformat(one.day) for one in (counts[0], counts[-1]))
    days, most = (last - first).days + 1, max(one.events for one in counts)
    slot = 100 / days
    wide = min(max(slot * 0.8, 0.5), 8)
    return Markup("").join(
        Markup('<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}"/>').format(
            min(max((datetime.fromisoformat(one.day) - first).days * slot + (slot - wide) / 2, 0), 100 - wide),
            20 - high, wide, high,
        )
        for one in counts
        for high in [2 + 18 * math.sqrt(one.events / most)]
    )  # fmt: skip


def history_strip(steps: Sequence[PlaceStep], shapes: Mapping[str, int]) -> Markup:
    """A place's history as a strip of its holders' colours, on a canvas of 100 × 6; steps share the width evenly.

    Not to scale: one step of an old year would leave no room for the days that the pages tell of.
    """
    wide = 100 / max(len(steps), 1)
    return Markup("").join(
        Markup('<rect class="h{} is-{}" x="{:.2f}" y="0" width="{:.2f}" height="6"/>').format(
            colour_of(NOBODY if one.step.status == "vacated" else shapes.get(one.step.holder or "", NOBODY)),
            one.step.status,
            number * wide,
            wide - 0.3,
        )
        for number, one in enumerate(steps)
    )


@cache
def shape_path(number: int) -> Markup:
    """A holder's shape; a ring for nobody."""
    if number < 0:
        return Markup('<circle class="shape" r="4.6"/>')
    return Markup('<path class="shape" d="{}"/>').format(SHAPES[number % len(SHAPES)])


def _labels(marks: Sequence[Mark], events: Sequence[Dot], frame: Frame) -> list[Markup]:
    """Names beside marks, then beside events elsewhere; none lies on a mark or on another name."""
    placed = [(mark.name, *frame.point(mark.lon, mark.lat), 13.5 if has_ring(mark) else 9.0) for mark in marks]
    held = {mark.name for mark in marks}
    placed += [(dot.name, *frame.point(dot.lon, dot.lat), 13.5) for dot in events if dot.name not in held]
    taken = [(x - 6, y - 6, x + 6, y + 6) for _, x, y, _ in placed]
    drawn = []
    for name, x, y, away in placed[:MOST_LABELS]:
        found = next((spot for spot in _spots(name, x, y, away) if not _meets(spot[3], taken)), None)
        if found is None or not (0 < x < frame.width and 0 < y < frame.height):
            continue
        at_x, at_y, anchor, box = found
        taken.append(box)
        drawn.append(
            Markup(f'<text class="place" x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{anchor}">{escape(name)}</text>')
        )
    return drawn


_Box = tuple[float, float, float, float]


def _spots(name: str, x: float, y: float, away: float) -> Iterator[tuple[float, float, str, _Box]]:
    """Where a name may stand: after, before, under, over its mark; with the box that it fills there."""
    wide = 7.4 * len(name)
    yield x + away, y + 4, "start", (x + away, y - 8, x + away + wide, y + 8)
    yield x - away, y + 4, "end", (x - away - wide, y - 8, x - away, y + 8)
    yield x, y + away + 8, "middle", (x - wide / 2, y + away - 4, x + wide / 2, y + away + 12)
    yield x, y - away + 1, "middle", (x - wide / 2, y - away - 11, x + wide / 2, y - away + 5)


def _meets(box: _Box, taken: Iterable[_Box]) -> bool:
    return any(a[0] < box[2] and box[0] < a[2] and a[1] < box[3] and box[1] < a[3] for a in taken)
