"""Speed of the map: layout in Python, and the page in a headless Chromium.

The large story is made up: 5,000 events over two years in forty storylines, with 10,000 links.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Event, Evidence, Link, Reports, Storyline
from storyatlas.model.time import TimeValue
from storyatlas.render.crossings import count_crossings
from storyatlas.render.layout import lay_out
from storyatlas.render.page import render_page

FRAMES = 90
# Frames of a run of wheel events, one a frame; then the ms between frames.
MOVE = """async ([wheel, frames]) => {
  const stage = document.querySelector(".stage");
  const box = stage.getBoundingClientRect();
  const gaps = [];
  let before = 0;
  for (let i = 0; i < frames; i += 1) {
    const way = i % 30 < 15 ? 1 : -1;
    const turn = { clientX: box.left + box.width * 0.6, clientY: box.top + 200, bubbles: true, cancelable: true };
    for (const key of ["deltaX", "deltaY"]) turn[key] = (wheel[key] ?? 0) * way;
    turn.ctrlKey = Boolean(wheel.ctrlKey);
    stage.dispatchEvent(new WheelEvent("wheel", turn));
    const now = await new Promise(requestAnimationFrame);
    if (i > 5) gaps.push(now - before);
    before = now;
  }
  return gaps;
}"""
SEARCH = """(words) => {
  const input = document.querySelector("#search");
  const times = [];
  for (let i = 1; i <= words.length; i += 1) {
    input.value = words.slice(0, i);
    const begun = performance.now();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    times.push(performance.now() - begun);
  }
  return times;
}"""
READY = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


def made_up_story(events: int, links: int) -> Atlas:
    """A large story in which days are unevenly busy and a tenth of the dates are months."""
    lines = 40
    made = []
    articles = tuple(
        Article(f"a{i}", f"https://courier-{i}.example/{i}", f"Courier {i % 60}", f"Report {i}", "", "2031-05-04")
        for i in range(200)
    )
    for i in range(events):
        day = date(2030, 1, 1) + timedelta(days=(i * i * 7 + i * 13) % 730)
        time = TimeValue(day.isoformat()[:7], None, "month") if i % 10 == 0 else TimeValue(day.isoformat(), None, "day")
        quote = f"The council of district {i % 97} met engineers about bridge number {i}."
        made.append(
            Event(
                id=f"e{i}",
                title=f"Council of district {i % 97} meets engineers about bridge number {i}",
                type="meeting",
                status=("happened", "happened", "happened", "planned", "claimed", "denied")[i % 6],
                background=i % 50 == 0,
                salience=round((i * 7919 % 9973) / 9973, 4),
                storyline=f"s{i * 31 % lines}",
                time=time,
                reports=Reports(1 + i % 7, 1 + i % 5, 1 + i % 4),
                evidence=(Evidence(f"a{i % 200}", "text", 0, len(quote), quote),),
            )
        )
    types = ("causes", "responds_to", "part_of", "updates", "contradicts", "precedes")
    joined = tuple(
        Link(f"l{i}", f"e{i * 17 % events}", f"e{(i * 29 + 11) % events}", types[i % 6], 0.6, i % 3 == 0)  # type: ignore[arg-type]
        for i in range(links)
    )
    stories = tuple(
        Storyline(f"s{n}", f"Bridges of the {n}th county", tuple(e.id for e in made if e.storyline == f"s{n}"))
        for n in range(lines)
    )
    return Atlas(Story("All the bridges"), articles, tuple(made), joined, stories)


def layout_times() -> dict[str, Any]:
    """Seconds of the layout of 500 and of 5,000 events, and how often links at rest cross."""
    figures: dict[str, Any] = {}
    for count in (500, 5000):
        atlas = made_up_story(count, 2 * count)
        begun = time.perf_counter()
        layout = lay_out(atlas)
        figures[f"layout_seconds_{count}"] = round(time.perf_counter() - begun, 2)
        figures[f"crossings_at_rest_{count}"] = crossings_at_rest(atlas, layout)
    return figures


def crossings_at_rest(atlas: Atlas, layout: Mapping[str, Any]) -> int:
    """Pairs of links that cross before anything is chosen."""
    links = {link.id: link for link in atlas.links}
    spots = layout["events"]
    drawn = [(links[key].source, links[key].target) for key in layout["resting_links"]]
    points = [tuple((float(spots[key]["x"]), float(spots[key]["y"])) for key in ends) for ends in drawn]
    return count_crossings([(one, other) for one, other in points])


def page_figures(html: str) -> dict[str, Any]:
    """Of one page: bytes, ms until it can be used, frames a second while panning and zooming, ms of a search."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        return {"browser": "none on this machine"}
    with _page(html, chromium) as page:
        ready = page.evaluate(READY)
        for _ in range(3):  # the whole story at rest cannot be panned
            page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(500)
        pan = _frames(page, {"deltaX": 60})
        zoom = _frames(page, {"deltaY": -90, "ctrlKey": True})
        search = page.evaluate(SEARCH, "bridge number 48")
    return {
        "bytes": len(html.encode()),
        "interactive_ms": round(ready),
        "pan_fps": pan,
        "zoom_fps": zoom,
        "search_ms": round(max(search), 1),
    }


def _frames(page: Page, wheel: Mapping[str, Any]) -> float:
    """The median of frames a second while the wheel turns."""
    gaps: list[float] = page.evaluate(MOVE, [wheel, FRAMES])
    return round(1000 / median(gaps), 1)


def large_page() -> str:
    """The page of the made-up story."""
    atlas = made_up_story(5000, 10000)
    return render_page(replace(atlas, layout=lay_out(atlas)))


@contextmanager
def _page(html: str, chromium: str) -> Iterator[Page]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder, "atlas.html")
        file.write_text(html, encoding="utf-8")
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(60_000)
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_selector("html.live", state="attached")
        yield page
        browser.close()
