"""What holds of any articles: nothing fails, what is reported stands where it says, and order does not matter.

``RECOUPE_EXAMPLES=5000 pytest tests/test_noise.py`` looks at more.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import check
from checker.pipeline import CheckOptions, tell
from checker.report import Report
from checker.reporters import FORMATS, RenderOptions, render
from checker.values import find_values
from tests.support.noise import articles, texts

EXAMPLES = int(os.environ.get("RECOUPE_EXAMPLES", "40"))
any_articles = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@any_articles
@given(articles())
def test_reports_hold_to_their_schema_and_to_the_text(given_):
    report = check(given_, CheckOptions(debug=True))
    assert Report.model_validate_json(report.model_dump_json()) == report
    known = {article.id: article for article in given_}
    for mention in (m for finding in report.findings for side in finding.sides for m in side.mentions):
        assert known[mention.article].text(mention.field)[mention.start : mention.end] == mention.text
    for form in FORMATS:
        render(form, report, known, RenderOptions(verbose=True)).encode()


@any_articles
@given(articles())
def test_the_order_of_the_articles_does_not_matter(given_):
    one, other = (check(list(order), CheckOptions(debug=True)) for order in (given_, given_[::-1]))
    assert [f.fingerprint for f in one.findings] == [f.fingerprint for f in other.findings]


@any_articles
@given(articles(most=1))
def test_facts_stand_in_their_text(given_):
    for fact in tell(given_[0]).facts:
        assert given_[0].text(fact.field)[fact.start : fact.end] == fact.text


@any_articles
@given(
    st.sampled_from(["fr", "en"]).flatmap(lambda lang: st.tuples(st.just(lang), texts(lang))), st.dates() | st.none()
)
def test_values_stand_in_their_text(given_, reference):
    lang, text = given_
    for mention in find_values(text, lang, reference):
        assert text[mention.start : mention.end] == mention.text
