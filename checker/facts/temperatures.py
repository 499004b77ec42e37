"""How hot or cold it was: temperatures of the air, of water, as they felt, and by how much one changed."""

from __future__ import annotations

from dataclasses import replace

from checker.facts.context import Context
from checker.facts.model import Cue, Subject
from checker.facts.portions import measured_at
from checker.language.model import Sentence
from checker.values.model import Quantity, ValueMention

_AIR = "air"
"""The topic of a temperature where no word says that it is of something else."""


def extract_temperature(context: Context, mention: ValueMention, value: Quantity, sentence: Sentence) -> None:
    """Add a temperature; one of no place that is named is compared with nothing."""
    view = context.view
    if view.rfind("(", sentence.start, mention.start) > view.rfind(")", sentence.start, mention.start):
        return  # «46,2 °C (115 °F)»
    name, cues = _of_what(context, mention, sentence)
    if value.dimension != "temperature":
        if not cues or value.unit not in context.pack.bare_degrees:
            return  # «un virage à 90 degrés»
        value = replace(value, unit=context.pack.bare_degrees[value.unit], dimension="temperature")
    where = measured_at(context, mention, sentence, context.clause(mention.start, mention.end, sentence)[1])
    cues += [Cue("hedge", *span, context.analysis.text[slice(*span)]) for span in mention.cues]
    subject = Subject("", (name or _AIR) if where else "", tuple(sorted(where)))
    context.add("temperature", subject, value, mention.start, mention.end, cues)


def _of_what(context: Context, mention: ValueMention, sentence: Sentence) -> tuple[str | None, list[Cue]]:
    """What a temperature is of, by the nearest word of its sentence, and that word."""
    near: list[tuple[int, str, Cue]] = []
    for name, match in context.pack.topics["temperature"].matches(context.view, sentence.start, sentence.end):
        distance = max(mention.start - match.end(), match.start() - mention.end)
        if distance >= 0:
            near.append((distance, name, context.cue("topic", match)))
    nearest = min(near, key=lambda one: one[:2], default=None)
    return (None, []) if nearest is None else (nearest[1], [nearest[2]])
