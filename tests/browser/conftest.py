"""A real browser for the map page; where the machine has none, one loud line says so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        if (path := shutil.which(name))
    ),
    None,
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

if CHROMIUM is None:
    collect_ignore_glob = ["test_*.py"]
else:
    from playwright.sync_api import Browser, Page, sync_playwright

    from storyatlas.model.atlas import Atlas
    from storyatlas.render.page import render_page

    Open = Callable[..., Page]

    @pytest.fixture(scope="session")
    def browser() -> Iterator[Browser]:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            yield chromium
            chromium.close()

    @pytest.fixture
    def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
        """Renders an atlas to a file and opens it: any error, refused load or request beyond the
        file fails the test at its end."""
        complaints: list[str] = []
        contexts = []

        def open_(
            atlas: Atlas, fragment: str = "", *, width: int = 1440, height: int = 900, scheme: str = "light"
        ) -> Page:
            file = tmp_path / "atlas.html"
            file.write_text(render_page(atlas), encoding="utf-8")
            phone = width < 760
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]  # a literal of the two words
                has_touch=phone,
                is_mobile=phone,
            )
            contexts.append(context)
            page = context.new_page()
            page.set_default_timeout(5000)
            page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
            page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
            page.on("dialog", lambda dialog: (complaints.append("a dialog opened"), dialog.dismiss()))
            page.on(
                "request",
                lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append(request.url),
            )
            page.goto(file.as_uri() + fragment)
            page.wait_for_selector("html.live", state="attached")
            return page

        yield open_
        for context in contexts:
            context.close()
        assert complaints == []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if CHROMIUM is None:
        terminalreporter.write_line(
            "NO BROWSER: tests/browser did not run, there is no Chromium on this machine; install one (chromium)",
            red=True,
            bold=True,
        )
