"""Why two facts do or do not disagree, in words: ``checker explain``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.apart import why_alone
from checker.articles.model import Article
from checker.errors import UsageError
from checker.events.link import THRESHOLD, evidence, link
from checker.events.mentioned import with_mentioned
from checker.events.model import Event, Told
from checker.facts.model import Fact
from checker.messages import Messages, load_messages
from checker.pipeline import CheckOptions, read_inputs, rules_in_force, tell
from checker.rules.compare import compare
from checker.rules.judge import comparable, looks_at
from checker.rules.model import Rule
from checker.rules.objections import objection
from checker.wording import scope_in_words, subject_in_words, value_in_words


def explain(paths: Sequence[str], options: CheckOptions, fact: str | None = None) -> str:
    """For every two facts of one attribute: whether they were compared, how far they agree, or why not.

    Args:
        paths: two articles or more.
        options: as for a check.
        fact: attribute to explain (``killed``, ``date``…), or None for all.

    Raises:
        UsageError: fewer than two articles, or an input cannot be read.
    """
    articles, errors = read_inputs(paths, options)
    if errors:
        raise UsageError(f"{errors[0].path}: {errors[0].reason}")
    if len(articles) < 2:
        raise UsageError("explain wants two articles or more")
    say = load_messages(options.messages)
    told = [tell(a, options.model) for a in articles]
    rules = rules_in_force(options)
    lines = list(_links(told, say))
    events = with_mentioned(link(told))
    names = {a.id: a for a in articles}
    for a, b in combinations(told, 2):
        for left in a.facts:
            for right in b.facts:
                if left.attribute == right.attribute and fact in (None, left.attribute):
                    lines.append(_line(left, right, rules, events, names, say))
    return "\n".join(lines) + "\n"


def _links(told: Sequence[Told], say: Messages) -> Iterator[str]:
    for a, b in combinations(told, 2):
        weight = evidence(a, b)
        key = "explain.linked" if weight >= THRESHOLD else "explain.apart"
        yield say(key, left=a.article.source, right=b.article.source, weight=f"{weight:.1f}", bound=f"{THRESHOLD:g}")


def _line(
    left: Fact,
    right: Fact,
    rules: Sequence[Rule],
    events: Sequence[Event],
    names: dict[str, Article],
    say: Messages,
) -> str:
    stated = (
        say("explain.stated", source=names[f.article].source, text=f.text, value=value_in_words(f, say))
        for f in (left, right)
    )
    return say(
        "explain.pair",
        attribute=say(f"attribute.{left.attribute}"),
        left=next(stated),
        right=next(stated),
        reason=_reason(left, right, rules, events, say),
    )


def _in_one_event(left: Fact, right: Fact, events: Sequence[Event]) -> tuple[Fact, Fact, Event | None]:
    """Two facts as the event that both are of has them, one that both articles mention before that which they tell."""
    both = {left.article, right.article}
    for event in reversed(events):
        if {voice.article.id for voice in event.voices} >= both:
            own = {fact.id: fact for voice in event.voices for fact in voice.facts}
            if left.id in own and right.id in own:
                return own[left.id], own[right.id], event
    return left, right, None


def _reason(left: Fact, right: Fact, rules: Sequence[Rule], events: Sequence[Event], say: Messages) -> str:
    left, right, event = _in_one_event(left, right, events)
    if event is None:
        return say("explain.not_compared", reason=say("explain.other_event"))
    candidates = (r for r in rules if "event" in r.same and looks_at(r, event, left) and looks_at(r, event, right))
    rule = next(candidates, None)
    if rule is None and (alone := why_alone(left, say) or why_alone(right, say)):
        return say("explain.not_compared", reason=alone)
    if left.subject.key != right.subject.key:
        one, two = (subject_in_words(f, say) or say("explain.the_event") for f in (left, right))
        return say("explain.not_compared", reason=say("explain.other_subject", left=one, right=two))
    if left.subject.scope(event.understood) != right.subject.scope(event.understood):
        one, two = (scope_in_words(f, say) for f in (left, right))
        return say("explain.not_compared", reason=say("explain.other_scope", left=one, right=two))
    if rule is None:
        return say("explain.no_rule")
    height = compare(rule.compare, left, right)
    if height is None:
        return say("explain.incomparable")
    if height >= rule.compare.same_above:
        return say("explain.agree", height=say.decimal(height))
    if not any({left.id, right.id} <= {fact.id for fact in group} for group in comparable(event, rule)):
        return say("explain.represented")
    against = objection(left, right, rule, {t.article.id: t for t in event.voices})
    if against is not None:
        return say("explain.not_opposed", reason=say(f"explain.objection.{against}"))
    return say(
        "explain.disagree" if height < rule.compare.conflict_below else "explain.vague",
        height=say.decimal(height),
        rule=rule.id,
    )
