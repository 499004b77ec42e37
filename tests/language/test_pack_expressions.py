"""No expression of a pack of one's own can be made to run long, and none is refused without a reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import languages
from checker.errors import RuleError
from checker.pack_expressions import MOST_WAYS, check_ways
from tests.support.backtracking import Counted, TooManyStepsError


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("(a+)+b", "no end"),
        (r"(\w+\s*)+!", "no end"),
        ("(a|a)*b", "no end"),
        ("[a ]{2,}b", "no end"),
        (".*b", "no end"),
        ("a+a+a+b", "too many ways"),
        ("(a+){1,9} b", "too many ways"),
        ("(a+ ?){1,9} b", "too many ways"),
        ("(a{1,40}){1,40}b", "too many ways"),
        ("(a|ab?){25}c", "too many ways"),
        ("(ab|a[b])" * 20, "too many ways"),
        ("a{1,40}" * 3, "too many ways"),
        ("(((a?){9})?){9}", "too many ways"),
        ("a{1,9999999}", "no repetition"),
        ("a{99999999999}", "no repetition"),
        ("(?P<x>a)", "names of groups"),
        ("(?i)a", "flags"),
        ("(?s:.)", "flags"),
        (r"(a)\1", "references"),
        ("(?(1)a)", "flags"),
    ],
)
def test_an_expression_that_a_text_could_tire_is_refused(expression, said):
    with pytest.raises(ValueError, match=said):
        check_ways(expression)


@pytest.mark.parametrize(
    "expression",
    [
        *("hasta (las|los) (dos|tres|cinco)", "reunió a", "(fue|fueron) [a-zñ]{1,12} heridos?", "(?!)", "años?(?! de)"),
        *("[a-z]+mente herido", "(un|dos)( [a-z]+){0,4} por", r"(?:un)\s(?:\w+\s){1,3}de\s", "[a-z]{2,}(ará|arán)"),
        *("(?:una?) (?:gran )?manifestación", "[()]{0,3}", r"\(a\)", "[]+]", "(a|b|c){2}", "a{3}", "a{,2}", "d?o?s?"),
    ],
)
def test_an_expression_of_words_is_taken(expression):
    check_ways(expression)


PARTS = st.recursive(
    st.sampled_from(["a", "b", "[ab]", ".", r"\w"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "{0,3}", "{2}", "{1,20}", "??"])).map(
            lambda pair: f"({pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=12,
)


@given(PARTS, st.text("ab", max_size=60))
def test_what_is_taken_has_a_bounded_number_of_steps(expression, text):
    try:
        check_ways(expression)
    except ValueError:
        return
    re.compile(expression)
    try:
        steps = Counted(f"(?:{expression})c", 0).steps(text, 40 * MOST_WAYS * (len(text) + 1))
    except TooManyStepsError:
        pytest.fail("more steps than ways")
    assert steps >= 0


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("attribution", "before: [según]\nverbs:\n  auxiliaries: ['(a+)+b']", 3),
        ("attribution", "verbs:\n  er: ['a(']", 2),
        ("numbers", "separators: {decimal: '(a+)+b'}", 1),
        ("events", "gather_before:\n- 'reunió a'\n- '(\\w+\\s*)+!'", 3),
    ],
)
def test_a_pack_that_could_hang_is_an_error_at_its_line(file, text, line, tmp_path):
    folder = tmp_path / "es"
    folder.mkdir()
    path = folder / f"{file}.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught, languages(tmp_path):
        pass
    assert (caught.value.path, caught.value.line) == (str(path), line)
