"""The page, without a browser: well formed, self-contained, and whatever an article holds is text in it."""

from __future__ import annotations

import base64
import re
from hashlib import sha256

import html5lib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checker import check
from checker.articles.model import Article
from checker.messages import MESSAGE_LANGUAGES, load_messages
from checker.pipeline import CheckOptions
from checker.report import ArticleSummary, EventSummary, FactCell, FactRow, Finding, Mention, Report, Shape, Side
from checker.reporters import RenderOptions, render
from checker.reporters.html.drawing import WIDTH, draw
from checker.reporters.html.marking import Mark, paragraphs
from checker.reporters.html.view import link
from checker.reporters.quote import visible
from tests.support.reading import article

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "<!-- <script> --> <![CDATA[ ]]>",
    "{{ 7 * 7 }} {% include '/etc/passwd' %}",
    "[[une vingtaine]]",
    "\x1b[31m\x00\x07\ufdd0\ufffe\ud800",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "ligne\u2028une\u2029deux",
    "&lt;b&gt; &amp; &#60;",
    "x" * 20_000,
    "javascript:alert(1)",
]


def parsed(page):
    """The page as a strict parser sees it; a page that is not well formed raises."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def words(element):
    return "".join(element.itertext())


def dense(text):
    return re.sub(r"\s+", "", text)


def story_of(text, url="https://example.org/a"):
    """A report whose every free word is ``text``, and its two articles."""
    bodies = {"a1": f"Avant {text} après.\n\n{text}\nfin", "a2": text}
    articles = {id_: Article(id_, text, text, "fr", text, body, url=url) for id_, body in bodies.items()}

    def mention(id_):
        start = bodies[id_].index(text)
        return Mention(
            article=id_, field="body", start=start, end=start + len(text), text=text,
            sentence=bodies[id_], sentence_start=0, attributed_to=text,
        )  # fmt: skip

    sides = tuple(
        Side(value=text, allows=f"{text}.", shape=shape, origins=1, mentions=(mention(id_),))
        for id_, shape in (("a1", number(15, 18, 22, 27)), ("a2", number(30, 30, 30, 30)))
    )
    finding = Finding(
        id=text, rule=text, verdict="conflict", level="error", event=text, attribute="count", subject=text,
        message=text, agreement=0.0, fingerprint=text, sides=sides,
    )  # fmt: skip
    cells = tuple(FactCell(article=id_, value=text, mentions=(mention(id_),)) for id_ in bodies)
    row = FactRow(attribute=text, subject=text, finding=text, cells=cells)
    event = EventSummary(id=text, type=text, label=text, place=text, date=text, articles=("a1", "a2"), facts=(row,))
    summaries = tuple(
        ArticleSummary(id=a.id, path=text, source=text, url=url, lang="fr", title=text) for a in articles.values()
    )
    empty = check([], CheckOptions())
    summary = empty.summary.model_copy(update={"articles": 2, "events": 1, "findings": 1})
    parts = {"articles": summaries, "events": (event,), "findings": (finding,), "summary": summary}
    return empty.model_copy(update=parts), articles


def number(*bounds, unit=None):
    low, core_low, core_high, high = bounds
    return Shape(kind="number", unit=unit, support=(low, high), core=(core_low, core_high))


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
@pytest.mark.parametrize("verbose", [False, True])
def test_the_page_is_well_formed(story, lang, verbose):
    page = render("html", story.report, story.articles, RenderOptions(lang, verbose=verbose))
    tree = parsed(page)
    assert tree.get("lang") == lang
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    anchors = [e.get("href")[1:] for e in tree.iter("a") if e.get("href").startswith("#")]
    assert set(anchors) <= set(ids)


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_every_finding_shows_its_verdict_both_quotes_and_its_questions(story, lang):
    say = load_messages(lang)
    page = parsed(render("html", story.report, story.articles, RenderOptions(lang)))
    cards = {e.get("data-rule"): e for e in page.iter("article") if e.get("data-rule")}
    assert set(cards) == {f.rule for f in story.report.findings}
    for finding in story.report.findings:
        card = cards[finding.rule]
        text = words(card)
        assert say(f"verdict.{finding.verdict}") in text
        assert finding.message in text
        marked = [words(mark) for mark in card.iter("mark")]
        said = {m.text for side in finding.sides for m in side.mentions}
        assert said == set(marked)
        for side in finding.sides:
            first = side.mentions[0]
            who = first.attributed_to or ""
            asked = say(f"question.{finding.verdict}", text=first.text, who=who)
            assert asked.split("(")[0] in text


def test_a_mention_leads_to_its_finding_and_back(story):
    page = parsed(render("html", story.report, story.articles, RenderOptions()))
    marks = {e.get("id"): e for e in page.iter("a") if (e.get("class") or "").startswith("mention")}
    backs = [e for e in page.iter("a") if e.get("class") == "back"]
    assert len(backs) == sum(len(side.mentions) for f in story.report.findings for side in f.sides)
    for card in page.iter("article"):
        for back in (e for e in card.iter("a") if e.get("class") == "back"):
            assert card.get("id") in marks[back.get("href")[1:]].get("data-for").split()


def test_articles_that_are_not_at_hand_are_quoted_without_links(story):
    page = parsed(render("html", story.report, {}, RenderOptions()))
    assert "Une vingtaine" in [words(mark) for mark in page.iter("mark")]
    assert not [e for e in page.iter("a") if e.get("class") in ("back", "words")]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(text):
    report, articles = story_of(text)
    page = render("html", report, articles, RenderOptions(verbose=True))
    tree = parsed(page.encode("utf-8").decode("utf-8"))
    assert [len(list(tree.iter(name))) for name in ("script", "style", "img", "iframe", "base")] == [1, 1, 0, 0, 0]
    handlers = [name for e in tree.iter() if isinstance(e.tag, str) for name in e.attrib if name.startswith("on")]
    assert handlers == []
    assert not [e for e in tree.iter() if e.get("style") is not None]
    assert not set("\x00\x07\x1b\u202e\u2028\u2029\u2066") & set(page)


@given(st.text(min_size=1).filter(str.strip))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_shown_whole(text):
    report, articles = story_of(text)
    tree = parsed(render("html", report, articles, RenderOptions()))
    panes = [e for e in tree.iter("article") if e.get("class") == "pane"]
    assert len(panes) == 2
    for pane, article_ in zip(panes, articles.values(), strict=True):
        shown = dense("".join(words(p) for p in pane.iter("p")))
        assert shown == dense(visible(article_.body))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//[x", " ", None])
def test_only_web_addresses_are_links(url):
    assert link(url) is None
    report, articles = story_of("dix", url)
    tree = parsed(render("html", report, articles, RenderOptions()))
    assert all(e.get("href").startswith("#") for e in tree.iter("a"))


def test_nothing_is_loaded_and_only_the_page_s_own_script_may_run(story):
    page = render("html", story.report, story.articles, RenderOptions())
    tree = parsed(page)
    policy = next(e.get("content") for e in tree.iter("meta") if e.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    for name in ("script", "style"):
        content = next(tree.iter(name)).text
        digest = base64.b64encode(sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
        assert not re.search(r"url\(|@import|https?:|fetch\(|import\(|innerHTML|eval\(", content)
    assert not [e for e in tree.iter() if isinstance(e.tag, str) and (e.get("src") or e.tag in ("link", "object"))]


def test_what_was_checked_is_drawn_and_compared():
    left = article("Une vingtaine de dirigeants se sont réunis vendredi à Oslo pour le sommet sur la pêche.")
    right = article(
        "Une trentaine de dirigeants se sont réunis vendredi à Oslo pour le sommet sur la pêche.", source="Le Cap"
    )
    report = check([left, right], CheckOptions())
    tree = parsed(render("html", report, {a.id: a for a in (left, right)}, RenderOptions()))
    (figure,) = [e for e in tree.iter("figure") if e.get("class") == "drawing"]
    labels = [e.get("aria-label") for e in figure.iter() if e.get("class") == "strip"]
    assert labels == [
        SAY("colon", left=side.value, right=SAY("allows", allows=side.allows)) for side in report.findings[0].sides
    ]
    heads = [words(e) for e in tree.iter("th") if e.get("scope") == "col"]
    assert heads[1:] == ["Le Phare", "Le Cap"]


# ---------------------------------------------------------------------------- drawing

SAY = load_messages("fr")
BOUNDS = st.tuples(*[st.floats(-1e9, 1e9, allow_nan=False)] * 4).map(sorted)


@example([[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 5e-324]])
@given(st.lists(BOUNDS, min_size=2, max_size=5))
def test_cores_lie_inside_supports_and_strips_inside_the_axis(shapes):
    drawing = draw([number(*bounds) for bounds in shapes], SAY)
    if drawing is None:
        return
    for strip in drawing.strips:
        assert strip is not None
        xs = [float(corner.split(",")[0]) for corner in strip.outline.split()]
        assert 0 <= xs[0] <= xs[1] <= xs[2] <= xs[3] <= WIDTH
        assert strip.left == pytest.approx(xs[1], abs=0.1)
        assert strip.left + strip.width == pytest.approx(xs[2], abs=0.2)
    assert all(0 <= tick.at <= 100 for tick in drawing.ticks)
    assert len(drawing.ticks) <= 7


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_larger_value_stands_to_the_right(left, right):
    drawing = draw([number(*[left] * 4), number(*[right] * 4)], SAY)
    if drawing is None:
        assert left == pytest.approx(right, abs=1e-6)
        return
    one, other = drawing.strips
    assert one is not None
    assert other is not None
    assert (one.left <= other.left) == (left <= right)


def test_units_of_one_dimension_share_an_axis():
    drawing = draw([number(2, 2, 2, 2, unit="kilometre"), number(1500, 1500, 1500, 1500, unit="metre")], SAY)
    assert drawing is not None
    far, near = drawing.strips
    assert far is not None
    assert near is not None
    assert near.left < far.left
    assert all(tick.label.endswith("km") for tick in drawing.ticks)


def test_an_open_side_has_an_arrow_and_reaches_the_edge():
    drawing = draw([number(130, 131, None, None), number(120, 120, 120, 120)], SAY)
    assert drawing is not None
    strip = drawing.strips[0]
    assert strip is not None
    assert strip.open_high
    assert not strip.open_low
    assert strip.left + strip.width == WIDTH


@pytest.mark.parametrize(
    "shapes",
    [
        [],
        [None, None],
        [number(1, 1, 1, 1), None],
        [number(1, 1, 1, 1), number(1, 1, 1, 1)],
        [number(1, 1, 1, 1, unit="kilometre"), number(1, 1, 1, 1, unit="EUR")],
        [number(None, None, None, None), number(None, None, None, None)],
        [number(-1e308, -1e308, -1e308, -1e308), number(1e308, 1e308, 1e308, 1e308)],
    ],
)
def test_what_cannot_be_compared_is_not_drawn(shapes):
    assert draw(shapes, SAY) is None


def test_days_and_hours_have_their_own_axes():
    days = [Shape(kind="day", support=(d, d), core=(d, d)) for d in ("2026-11-13", "2026-11-19")]
    hours = [Shape(kind="minute", support=(m, m), core=(m, m)) for m in (600, 1560)]
    by_day, by_hour = draw(days, SAY), draw(hours, SAY)
    assert by_day is not None
    assert by_hour is not None
    assert "15 nov." in [tick.label for tick in by_day.ticks] or "14 nov." in [tick.label for tick in by_day.ticks]
    assert all(re.fullmatch(r"\d\d:\d\d", tick.label) for tick in by_hour.ticks)
    first_and_last = [Shape(kind="day", support=(d, d), core=(d, d)) for d in ("0001-01-01", "9999-12-31")]
    assert draw(first_and_last, SAY) is not None


# ---------------------------------------------------------------------------- marked text


@given(st.text(alphabet="ab \n\r\u2028\xa0", max_size=40), st.data())
def test_marking_loses_no_word_and_adds_none(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    marks = [Mark(f"m{start}", (start, end), ("t",), ("h",)) for start, end in spans]
    pieces = [piece for paragraph in paragraphs(text, marks) for line in paragraph for piece in line]
    assert dense("".join(piece.text for piece in pieces)) == dense(text)
    assert [(p.mark, p.text) for p in pieces if p.mark] == [(m, text[slice(*m.span)]) for m in marks]


def test_blank_lines_part_paragraphs_and_line_ends_lines():
    found = paragraphs("un\ndeux\r\n\r\n \ntrois\n", [])
    assert [["".join(p.text for p in line) for line in paragraph] for paragraph in found] == [["un", "deux"], ["trois"]]


def test_a_report_of_nothing_is_a_page(make_report):
    report: Report = make_report({})
    assert load_messages("fr")("overview.nothing_read") in words(parsed(render("html", report, {}, RenderOptions())))
