"""Importing gazetteer files: the formats, bad rows by line, and nothing half kept."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tawatur.config import Config
from tawatur.errors import InputError
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.knowledge.gazetteer.importing import GazetteerImport, read_import
from tawatur.knowledge.gazetteer.store import imported_files, save_places

OCHA = "PCODE,NAME_EN,NAME_ARA,ADMIN1_COD,ADMIN1_ARA,ADMIN2_COD,ADMIN2_ARA,LATITUDE,LONGITUDE\n"
GOOD = "C1,Ain,عين التجربة,SY04,حمص,SY0401,القصير,34.5,36.6\n"


def imported(path: Path) -> GazetteerImport:
    return read_import(path, load_gazetteer(Config(user_data_dir=path.parent)))


def csv_file(folder: Path, rows: str) -> Path:
    path = folder / "places.csv"
    path.write_text(OCHA + rows, encoding="utf-8")
    return path


def codes(found: GazetteerImport) -> list[tuple[str, bool]]:
    return [(p.code, p.left_out) for p in found.problems]


def test_ocha_csv_keeps_names_point_and_divisions(tmp_path: Path) -> None:
    found = imported(csv_file(tmp_path, GOOD))
    place = next(p for p in found.places if p.place_id == "ocha:C1")
    assert (place.names, place.lat, place.lon, place.parent, place.country) == (
        ("عين التجربة",), 34.5, 36.6, "ocha:SY0401", "sy",
    )  # fmt: skip
    district = next(p for p in found.places if p.place_id == "ocha:SY0401")
    assert (district.kind, district.parent) == ("district", "sy-homs")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("C2,X,قرية الفحص,SY04,حمص,,,0,0\n", "zero-coordinates"),
        ("C2,X,قرية الفحص,SY04,حمص,,,95,36\n", "coordinates-out-of-range"),
        ("C2,X,قرية الفحص,SY04,حمص,,,36.6,34.5\n", "coordinates-swapped"),
        ("C2,X,قرية الفحص,SY04,حمص,,,north,36\n", "bad-coordinates"),
        ("C1,X,قرية الفحص,SY04,حمص,,,34.6,36.6\n", "duplicate-id"),
        (",X,قرية الفحص,SY04,حمص,,,34.6,36.6\n", "no-id"),
        ("C2,X,Only Latin,SY04,حمص,,,34.6,36.6\n", "no-arabic-name"),
    ],
)
def test_a_bad_row_is_left_out_and_told_with_its_line(tmp_path: Path, row: str, code: str) -> None:
    many = "".join(f"D{n},N,قرية رقم{chr(1576 + n)},SY04,حمص,,,34.{n},36.{n}\n" for n in range(1, 9))
    found = imported(csv_file(tmp_path, GOOD + many + row))
    assert (code, True) in codes(found)
    assert found.problems[-1].where == "places.csv, row 10"
    assert sum(p.kind == "settlement" for p in found.places) == 9


def test_joined_names_are_parted_and_told(tmp_path: Path) -> None:
    found = imported(csv_file(tmp_path, "C3,A - B,تجريب_فحص,SY04,حمص,,,34.5,36.6\n"))
    assert next(p.names for p in found.places if p.place_id == "ocha:C3") == ("تجريب", "فحص")
    assert codes(found) == [("joined-names", False)]


def test_bytes_that_are_no_utf8_cost_only_their_row(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes((OCHA + GOOD).encode() + b"C4,X,\xe3\xcd\xd5,SY04,\xcd\xe3\xd5,,,34.5,36.6\n")
    found = imported(path)
    assert ("broken-encoding", True) in codes(found)
    assert any(p.place_id == "ocha:C1" for p in found.places)


def test_missing_columns_refuse_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,lat\nA,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="missing columns"):
        imported(path)


def test_geojson_points_are_read_from_the_geometry(tmp_path: Path) -> None:
    feature = {
        "properties": {"PCODE": "C9", "NAME_ARA": "قرية القياس", "NAME_EN": "X", "ADMIN1_COD": "SY04"},
        "geometry": {"type": "MultiPoint", "coordinates": [[36.6, 34.5]]},
    }
    path = tmp_path / "x.geojson"
    path.write_text(json.dumps({"features": [feature]}), encoding="utf-8")
    (place,) = imported(path).places
    assert place.point == (34.5, 36.6)


def geonames_line(number: int, names: str, code: str = "PPL", feature: str = "P") -> str:
    cells = [str(number), "Town", "Town", names, "34.5", "36.6", feature, code, "SY", "", "11", "", "", "", "900"]
    return "\t".join([*cells, "", "", "Asia/Damascus", "2024-01-01"]) + "\n"


def test_geonames_zip_with_alternate_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("SY.txt", geonames_line(7, "Qaryat,قرية الاختبار") + geonames_line(8, "NoArabic"))
    alternates = tmp_path / "alternates.txt"
    alternates.write_text("1\t8\tar\tبلدة الاختبار\t\t\t\t\n2\t8\tar\tاسم قديم\t\t\t\t1\n", encoding="utf-8")
    found = read_import(tmp_path / "SY.zip", load_gazetteer(Config(user_data_dir=tmp_path)), alternates)
    assert {p.place_id: p.names for p in found.places} == {
        "geonames:7": ("قرية الاختبار",), "geonames:8": ("بلدة الاختبار",),
    }  # fmt: skip
    assert {p.parent for p in found.places} == {"sy-homs"}


def test_geonames_rows_without_an_arabic_name_are_told_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(geonames_line(7, "قرية الاختبار") + geonames_line(8, "P0,قرية 0"), encoding="utf-8")
    found = imported(path)
    assert [p.place_id for p in found.places] == ["geonames:7"]
    assert [(p.code, p.where, p.left_out) for p in found.problems] == [("no-arabic-name", "SY.txt, row 2", True)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SY.txt", geonames_line(8, "P0,قرية 0")),
        ("sy.csv", OCHA + "C1,X,قرية الفحص,SY04,,,,0,0\n"),
        ("sy.csv", OCHA),
    ],
)
def test_a_file_that_gives_no_place_replaces_no_earlier_import(tmp_path: Path, name: str, text: str) -> None:
    config = Config(user_data_dir=tmp_path)
    kept = save_places(imported(csv_file(tmp_path, GOOD)).places, "sy", config)
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"no rows|none of its"):
        imported(tmp_path / name)
    assert load_gazetteer(config).get("ocha:C1") is not None
    assert kept.stat().st_size > 0


def test_whg_table(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text(
        "id\ttitle\tvariants\tccodes\tlon\tlat\nw1\tTestville\tقرية المثال\tSD\t32.5\t15.5\n", encoding="utf-8"
    )
    (place,) = imported(path).places
    assert (place.place_id, place.names, place.country) == ("whg:w1", ("قرية المثال",), "sd")


def test_what_is_saved_is_found_again_and_replaced_as_a_whole(tmp_path: Path) -> None:
    config = Config(user_data_dir=tmp_path)
    save_places(imported(csv_file(tmp_path, GOOD)).places, "sy", config)
    assert load_gazetteer(config).named("عين التجربه")[0].place_id == "ocha:C1"
    save_places(imported(csv_file(tmp_path, GOOD.replace("C1", "C7"))).places, "sy", config)
    assert len(imported_files(config)) == 1
    assert load_gazetteer(config).get("ocha:C1") is None


def test_a_town_that_the_package_knows_gets_no_second_id(tmp_path: Path) -> None:
    config = Config(user_data_dir=tmp_path)
    row = "C{},Homs,حمص,SY04,حمص,SY0401,مركز حمص,{},36.71\n"
    save_places(imported(csv_file(tmp_path, row.format(1, 34.73) + row.format(2, 33.1))).places, "homs", config)
    found = load_gazetteer(config)
    homs = found.get("ocha:C1")
    assert homs is not None
    assert homs.place_id == "geonames:169577", "at our point of Homs: the same town, found by the file's id too"
    assert found.get("ocha:C2") is not None, "a namesake elsewhere"


def test_a_failed_write_leaves_the_old_import(tmp_path: Path) -> None:
    config = Config(user_data_dir=tmp_path)
    kept = save_places(imported(csv_file(tmp_path, GOOD)).places, "sy", config)
    before = kept.read_text("utf-8")
    with pytest.raises(TypeError):
        save_places((*imported(csv_file(tmp_path, GOOD)).places, object()), "sy", config)  # type: ignore[arg-type]
    assert kept.read_text("utf-8") == before
    assert [p.name for p in kept.parent.iterdir()] == [kept.name]


def workbook(path: Path, rows: list[list[str]]) -> None:
    """A minimal XLSX with inline strings."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows
    )
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org"
    relation = f"{office}/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
        '<sheet name="PPL" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def test_ocha_workbook(tmp_path: Path) -> None:
    workbook(tmp_path / "x.xlsx", [row.split(",") for row in (OCHA + GOOD).strip().splitlines()])
    places = {p.place_id: p for p in imported(tmp_path / "x.xlsx").places}
    assert (places["ocha:C1"].names, places["ocha:C1"].point) == (("عين التجربة",), (34.5, 36.6))


def test_what_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    for name, content in {"a.pdf": b"%PDF", "b.zip": b"PK", "c.geojson": b"{}", "d.xlsx": b"no", "e.csv": b""}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError):
            imported(tmp_path / name)
