"""What the articles of an event say of one thing and yet cannot be compared, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from checker.articles.model import Article
from checker.events.model import Event
from checker.facts.model import Fact
from checker.messages import Messages
from checker.report import Apart
from checker.table import ATTRIBUTES, mention
from checker.wording import scope_in_words, subject_in_words

_MOST = 20
"""Entries of one event; the others are counted."""


def why_alone(fact: Fact, say: Messages) -> str | None:
    """Why a fact is compared with none of this event, or None."""
    if fact.occasion is not None:
        return say("explain.occasion", text=fact.text, occasion=fact.occasion.label)
    if fact.time_frame == "other":
        return say("explain.background", text=fact.text)
    if fact.firmness not in ("actual", "hearsay"):
        return say("explain.firmness", text=fact.text, how=say(f"firmness.{fact.firmness}"))
    if not fact.subject.key:
        return say("explain.no_subject", text=fact.text)
    return None


def apart(event: Event, texts: Mapping[str, Article], say: Messages) -> tuple[tuple[Apart, ...], int]:
    """The facts that stand apart from what another article says of the same thing, and how many more there are.

    One entry a reason; an entry holds every mention that it is said of.
    """
    if len(event.told) < 2:
        return (), 0
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for told in event.told:
        for fact in told.facts:
            if fact.subject.key not in ("", "other"):
                groups[fact.attribute, fact.subject.key].append(fact)
    here = event.understood
    entries: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for _, facts in sorted(groups.items(), key=lambda group: (ATTRIBUTES.index(group[0][0]), group[0][1])):
        for fact, reason in _outsiders(facts, here, say):
            entries[fact.attribute, reason].append(fact)
    found = [
        Apart(
            attribute=attribute,
            subject=subject_in_words(facts[0], say),
            reason=reason,
            mentions=tuple(mention(fact, texts[fact.article]) for fact in facts[:_MOST]),
        )
        for (attribute, reason), facts in entries.items()
    ]
    return tuple(found[:_MOST]), max(len(found) - _MOST, 0)


def _outsiders(facts: Iterable[Fact], here: frozenset[str], say: Messages) -> Iterator[tuple[Fact, str]]:
    """The facts of one thing that are not compared with what most articles say of it, each with the reason."""
    reasons = [(fact, why_alone(fact, say)) for fact in facts]
    by_scope: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact, reason in reasons:
        if reason is None:
            by_scope[fact.subject.scope(here)].append(fact)
    if not by_scope:
        return
    # what most articles speak of, and among equals the whole
    whole = max(by_scope, key=lambda scope: (len({f.article for f in by_scope[scope]}), -len(scope)))
    compared = {fact.article for fact in by_scope[whole]}
    for fact, reason in reasons:
        if reason is None and fact.subject.scope(here) != whole:
            left, right = (scope_in_words(one, say) for one in (fact, by_scope[whole][0]))
            reason = say("explain.quoted", text=fact.text, reason=say("explain.other_scope", left=left, right=right))
        if reason is not None and compared - {fact.article}:
            yield fact, reason
