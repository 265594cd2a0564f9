# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Opens pages in headless Chromium and checks what a person would trip over.

    look.py PAGE.html …

Every page is seen 1280, 768 and 360 pixels wide, light and dark, and printed. The first pages keep all their
screenshots, the others one.
"""

import os
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

BUILD = pathlib.Path(os.environ["BROWSE_BUILD"])
SHOTS = BUILD / "shots"
WIDTHS = (1280, 768, 360)
SCHEMES = ("light", "dark")
FULLY_SHOT = 3


def overflow(page):
    """How many pixels the page can be scrolled sideways."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def headings(page):
    """Faults of the outline: one h1, and no level left out."""
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))"
    )
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} first headings"]
    for before, after in zip(levels, levels[1:]):
        if after > before + 1:
            faults.append(f"a heading of level {after} follows one of level {before}")
    return faults


def keyboard(page):
    """Faults of moving with the tab key: something must take the focus, and show it."""
    focusable = page.locator("a[href], summary, [tabindex='0']").count()
    reached = set()
    for _ in range(min(focusable, 40)):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        )
    wanted = min(focusable, 40)
    return [] if len(reached) >= wanted // 2 else [f"{len(reached)} of {wanted} reached by tab"]


def look(context, path, scheme, keeps_all):
    """The faults of one page in one colour scheme."""
    faults = []
    page = context.new_page()
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on(
        "request",
        lambda request: request.url.startswith(("file:", "data:"))
        or faults.append(f"request: {request.url}"),
    )
    page.goto(path.resolve().as_uri())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if overflow(page) > 0:
            faults.append(f"{overflow(page)} pixels too wide at {width}")
        if keeps_all or (width == 1280 and scheme == "light"):
            page.screenshot(path=SHOTS / f"{path.stem}-{width}-{scheme}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    if page.evaluate("document.contentType") == "text/html":
        for fault in Axe().run(page).response["violations"]:
            places = ", ".join(node["html"][:80] for node in fault["nodes"][:3])
            faults.append(f"axe {fault['id']}: {fault['help']}: {places}")
        faults += headings(page)
        faults += keyboard(page)
    if scheme == "light":
        page.pdf(path=SHOTS / f"{path.stem}.pdf", format="A4", print_background=False)
    page.close()
    return faults


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    count = 0
    paths = [pathlib.Path(name) for name in sys.argv[1:]]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for number, path in enumerate(paths):
            for scheme in SCHEMES:
                context = browser.new_context(color_scheme=scheme)
                for fault in look(context, path, scheme, number < FULLY_SHOT):
                    print(f"{path.name} ({scheme}): {fault}")
                    count += 1
                context.close()
        browser.close()
    print(f"{len(paths)} pages, {count} faults; screenshots in {SHOTS}")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
