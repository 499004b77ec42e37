"""The page in a real browser: it renders, filters, answers, and nothing comes from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.pipeline import CheckOptions, run_check
from tests.support.reading import article, report

SAMPLES = Path(__file__).parents[2] / "samples"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let outer = element; outer; outer = outer.parentElement) {
      const color = rgb(getComputedStyle(outer).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const poor = [];
  let seen = 0;
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!text || !element.checkVisibility() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const ink = rgb(element instanceof SVGElement ? style.fill : style.color);
    const [dark, light] = [luminance(ink), luminance(ground(element))].sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    seen += 1;
    if (ratio < 4.5) poor.push(`${element.outerHTML.slice(0, 80)} ${ratio.toFixed(2)}`);
  }
  return { seen, poor: [...new Set(poor)] };
}"""


@pytest.fixture(scope="module")
def stories():
    """Several events, with findings of several verdicts."""
    names = ("sommet-alliance-maritime", "marche-pour-les-soins", "incendie-entrepot")
    return run_check([str(SAMPLES / name) for name in names], CheckOptions())


def visible_findings(page):
    return page.locator(".finding:visible")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_renders_without_complaint_and_loads_nothing(show, stories, viewport, lang):
    shown = show(*stories, lang=lang, viewport=viewport)
    assert visible_findings(shown.page).count() == len(stories[0].findings) > 5
    shown.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    assert shown.page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    for strip in shown.page.locator(".finding .strip").all():
        assert strip.bounding_box()["width"] > 100
    assert shown.complaints == []
    assert shown.requests == [shown.file]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(show, stories, scheme):
    page = show(*stories, color_scheme=scheme, viewport=DESK).page
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    page.locator(".pane .mention").first.hover()
    found = page.evaluate(CONTRAST)
    assert found["seen"] > 200
    assert found["poor"] == []


def test_filters_by_verdict_rule_and_source(show, stories):
    page = show(*stories, viewport=DESK).page
    findings = stories[0].findings
    sources = {a.id: a.source for a in stories[0].articles}
    page.get_by_label("divergence").uncheck()
    assert visible_findings(page).count() == len([f for f in findings if f.verdict != "divergence"])
    assert page.locator("output").inner_text() == f"{visible_findings(page).count()} sur {len(findings)} montrés"
    page.get_by_role("button", name="Tout montrer").click()
    assert visible_findings(page).count() == len(findings)
    page.get_by_label("Règle").select_option("killed")
    assert visible_findings(page).evaluate_all("all => all.map((f) => f.dataset.rule)") == ["killed"]
    assert page.locator(".event:visible").count() == 1
    page.get_by_label("Règle").select_option("")
    page.get_by_label("Source").select_option(index=1)
    told = page.get_by_label("Source").locator("option:checked").inner_text()
    name = told.rpartition(" (")[0]
    wanted = [f for f in findings if name in {sources[m.article] for s in f.sides for m in s.mentions}]
    assert visible_findings(page).count() == len(wanted) > 0
    assert told == f"{name} ({len(wanted)})"


def test_filters_that_nothing_fits_say_so(show, stories):
    page = show(*stories, viewport=DESK).page
    for box in page.locator("[name=verdict]").all():
        box.uncheck()
    assert visible_findings(page).count() == 0
    assert page.locator("#none-left").is_visible()


def test_theme_follows_the_system_until_one_is_chosen(show, stories):
    page = show(*stories, color_scheme="dark", viewport=DESK).page
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    button = page.get_by_role("button", name="Thème sombre")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    light = page.evaluate(ground)
    assert light != dark
    assert button.get_attribute("aria-pressed") == "false"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == light
    button.click()
    assert page.evaluate(ground) == dark


def test_a_mention_explains_itself_and_leads_to_its_finding_and_back(show, stories):
    page = show(*stories, viewport=DESK).page
    page.evaluate("document.querySelectorAll('details.articles').forEach((d) => { d.open = true })")
    mention = page.locator(".pane .mention.conflict").first
    target = mention.get_attribute("href")
    mention.hover()
    assert page.locator("#hint").inner_text() in page.locator(f"{target} .message").inner_text()
    assert "lit" in page.locator(target).get_attribute("class")
    assert page.locator(f".mention.lit[href='{target}']").count() > 1
    mention.click()
    assert page.evaluate("'#' + document.activeElement.id") == target
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = false })")
    back = page.locator(f"{target} .back").first
    back.click()
    place = page.locator(back.get_attribute("href"))
    assert place.is_visible()
    assert page.evaluate("'#' + document.activeElement.id") == back.get_attribute("href")


def test_a_link_to_a_finding_that_is_filtered_out_shows_it(show, stories):
    page = show(*stories, viewport=DESK).page
    page.evaluate("document.querySelectorAll('details.articles').forEach((d) => { d.open = true })")
    page.get_by_label("mise à jour").uncheck()
    section = page.locator(".event:visible", has=page.locator(".mention.update")).first
    mention = section.locator(".mention.update").first
    target = page.locator(mention.get_attribute("href"))
    assert not target.is_visible()
    mention.click()
    target.wait_for(state="visible")


def test_the_keyboard_reaches_everything(show, stories):
    page = show(*stories, viewport=DESK).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "events"
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.className || document.activeElement.localName"))
    assert {"scroll", "words", "self", "back"} <= set(reached)
    mention = page.locator("details.articles summary").first
    mention.focus()
    page.keyboard.press("Enter")
    while "mention" not in page.evaluate("document.activeElement.className"):
        page.keyboard.press("Tab")
    assert page.locator("#hint").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "hint"
    page.keyboard.press("Escape")
    assert not page.locator("#hint").is_visible()


def test_on_paper_everything_is_open_and_light(show, stories):
    page = show(*stories, color_scheme="dark", viewport=DESK).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".pane").first.is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf()[:5] == b"%PDF-"


def test_without_its_script_the_page_still_says_all(browser, show, stories):
    page = show(*stories, viewport=DESK, java_script_enabled=False).page
    assert visible_findings(page).count() == len(stories[0].findings)
    assert not page.locator("#filters").is_visible()
    assert page.locator(".pane").first.is_hidden()
    page.locator("details.articles summary").first.click()
    assert page.locator(".pane").first.is_visible()


def test_hostile_words_stay_words_and_run_nothing(show):
    hostile = (
        "<script>alert('A')</script> </script><script>alert('B')</script> <img src=https://outside.invalid/x.png "
        "onerror=alert('C')> <svg onload=alert('D')> \" onmouseover=\"alert('E') <!-- <style>*{display:none}</style> "
        "{{ 7 * 7 }} \u202egnp \x1b[31m"
    )
    left = article(
        f"Une vingtaine de dirigeants se sont réunis vendredi à Oslo pour le sommet. {hostile}",
        title=f"Sommet {hostile}",
        source=hostile,
    )
    right = article(f"Une trentaine de dirigeants se sont réunis vendredi à Oslo pour le sommet. {hostile} Fin.")
    shown = show(report(left, right), {a.id: a for a in (left, right)}, viewport=DESK)
    page = shown.page
    assert page.locator(".finding").count() > 0
    assert "<script>alert('A')</script>" in page.locator(".pane").first.inner_text()
    for element in page.locator(".pane .mention, .finding, .check").all():
        element.hover()
    assert page.locator(".pane img, .pane script, .pane style, .pane svg").count() == 0
    assert shown.complaints == []
    assert shown.requests == [shown.file]


def test_what_got_in_would_neither_run_nor_load(show, stories):
    page = show(*stories, viewport=DESK).page
    with page.expect_event("requestfailed") as failed:
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "document.title = 'changed'";
              const image = new Image();
              image.src = "https://outside.invalid/x.png";
              document.body.append(script, image);
              const late = "<p id=late onclick=\\"document.title = 'changed'\\">late</p>";
              document.body.insertAdjacentHTML("beforeend", late);
              document.getElementById("late").click();
            }"""
        )
    assert failed.value.failure == "csp"
    assert page.title() != "changed"


def test_a_word_without_end_stays_on_the_page(show):
    long = "x" * 5_000
    left = article(f"Une vingtaine de dirigeants se sont réunis vendredi à Oslo. {long}", source=long)
    right = article(f"Une trentaine de dirigeants se sont réunis vendredi à Oslo. {long}")
    page = show(report(left, right), {a.id: a for a in (left, right)}, viewport=PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
