"""Each format is read back by a library of its own, and holds what the atlas holds."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import geojson
import icalendar
import networkx
import prov.model
import pytest
import rdflib
from typer.testing import CliRunner

from storyatlas.cli import app
from storyatlas.export import FORMATS, export
from storyatlas.model.atlas import Atlas, Story
from tests.render.atlas_fixture import EVENTS, LINKS, sample_atlas


def only_file(name: str, atlas: Atlas | None = None) -> bytes:
    (content,) = export(atlas or sample_atlas(), name).files.values()
    return content


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_atlas_gives_the_same_bytes(name: str) -> None:
    assert export(sample_atlas(), name) == export(sample_atlas(), name)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_atlas_without_events_is_no_error(name: str) -> None:
    made = export(Atlas(Story("Nothing happened"), (), (), (), ()), name)
    assert made.items == made.left_out == 0
    assert made.files


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_what_is_in_and_what_is_left_out_is_everything(name: str) -> None:
    made = export(sample_atlas(), name)
    assert made.items + made.left_out == len(EVENTS)
    assert bool(made.why) == bool(made.left_out)


def test_tables_join_by_their_ids() -> None:
    files = export(sample_atlas(), "csv").files
    events, links, evidence = (
        list(csv.DictReader(StringIO(files[name].decode("utf-8-sig"), newline="")))
        for name in ("events.csv", "links.csv", "evidence.csv")
    )
    assert [row["id"] for row in events] == [event.id for event in EVENTS]
    assert {row["source"] for row in links} <= {row["id"] for row in events}
    assert len(evidence) == sum(len(e.evidence) for e in EVENTS) + sum(len(link.evidence) for link in LINKS)
    said = next(row for row in evidence if row["speaker"])
    assert (said["quote"], said["outlet"]) == ("The dam gave way", "Northern Post")


def test_no_cell_is_a_formula() -> None:
    atlas = sample_atlas()
    hostile = [*atlas.events[:1]]
    event = type(hostile[0])(**{**_fields(hostile[0]), "title": '=HYPERLINK("https://evil.example")'})
    rows = export(Atlas(atlas.story, atlas.articles, (event,), (), ()), "csv").files["events.csv"].decode("utf-8-sig")
    assert "'=HYPERLINK" in rows


def _fields(event: object) -> dict[str, object]:
    return {name: getattr(event, name) for name in type(event).__slots__}  # type: ignore[attr-defined]


def test_geojson_is_valid_and_a_place_without_position_has_no_point() -> None:
    collection = geojson.loads(only_file("geojson"))
    assert collection.is_valid
    (feature,) = collection["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["place"] == "Orrin Vale"


def test_graphml_and_gexf_hold_every_event_and_link() -> None:
    graphml = networkx.read_graphml(BytesIO(only_file("graphml")), force_multigraph=True)
    gexf = networkx.read_gexf(BytesIO(only_file("gexf")))
    for read in (graphml, gexf):
        assert set(read.nodes) == {event.id for event in EVENTS}
        assert {(a, b, data["link_type"]) for a, b, data in read.edges(data=True)} == {
            (link.source, link.target, link.type) for link in LINKS
        }
    assert graphml.nodes["e-crack"]["start"] == "2019-03"


def test_gexf_counts_time_in_whole_days() -> None:
    root = ElementTree.fromstring(only_file("gexf"))
    days = {
        node.get("id"): (node.get("start"), node.get("end")) for node in root.iter("{http://www.gexf.net/1.2draft}node")
    }
    assert days["e-crack"] == ("2019-03-01", None)
    assert days["e-rescue"] == ("2031-05-04", "2031-05-06")
    assert all(date.fromisoformat(start) for start, _ in days.values() if start)


def test_calendar_spans_a_month_where_the_day_is_unknown() -> None:
    calendar = icalendar.Calendar.from_ical(only_file("icalendar"))
    entries = {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}
    month = entries["e-crack@storyatlas"]
    assert (month.decoded("dtstart"), month.decoded("dtend")) == (date(2019, 3, 1), date(2019, 4, 1))
    assert "day is not known" in str(month["description"])
    rescue = entries["e-rescue@storyatlas"]
    assert rescue.decoded("dtend") - rescue.decoded("dtstart") == timedelta(days=3)
    assert str(entries["e-trial@storyatlas"]["status"]) == "TENTATIVE"
    assert "e-law@storyatlas" not in entries


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the library's own reader still uses it
def test_json_ld_reads_as_a_graph_of_events_with_their_sources() -> None:
    graph = rdflib.Graph().parse(data=only_file("jsonld").decode(), format="json-ld", publicID="https://atlas.example/")
    schema = rdflib.Namespace("https://schema.org/")
    assert len(set(graph.subjects(rdflib.RDF.type, schema.Event))) == len(EVENTS)
    failed = rdflib.URIRef("https://atlas.example/#e-fail")
    outlets = {
        str(graph.value(graph.value(graph.value(claim, schema.appearance), schema.publisher), schema.name))
        for claim in graph.objects(failed, schema.subjectOf)
    }
    assert outlets == {"Vale Courier", "Northern Post", "صوت الوادي"}


def test_provenance_reads_as_prov_and_names_the_article_of_each_quotation() -> None:
    document = prov.model.ProvDocument.deserialize(content=only_file("prov").decode(), format="json")
    derived = [
        record for record in document.get_records() if isinstance(record, prov.model.ProvDerivation)
        and str(record.args[0]) == "sa:e-fail"
    ]  # fmt: skip
    assert {str(record.args[1]) for record in derived} == {"sa:a1", "sa:a2", "sa:a5"}


def test_timeline_slides_are_in_order_and_escaped() -> None:
    timeline = json.loads(only_file("timelinejs"))
    years = [slide["start_date"]["year"] for slide in timeline["events"]]
    assert years == sorted(years)
    decade = next(slide for slide in timeline["events"] if slide["unique_id"] == "e-built")
    assert decade["start_date"] == {"year": 1950, "display_date": "1950s"}
    assert "<img" not in json.dumps(timeline)


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "atlas.json").write_text(sample_atlas().dumps(), encoding="utf-8")
    runner = CliRunner()
    done = runner.invoke(app, ["export", str(tmp_path), "-o", str(tmp_path / "out"), "-f", "geojson", "-f", "csv"])
    assert done.exit_code == 0, done.output
    assert "14 events left out (no place is known)" in " ".join(done.output.split())
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "events.csv", "events.geojson", "evidence.csv", "links.csv",
    ]  # fmt: skip
    wrong = runner.invoke(app, ["export", str(tmp_path), "-o", str(tmp_path / "no"), "-f", "gejson"])
    assert wrong.exit_code == 2
    assert "no format 'gejson'" in wrong.stderr
    assert not (tmp_path / "no").exists()
