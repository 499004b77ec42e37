"""The phrases that reports for people share, whatever their form: overview, headings, who says what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.messages import Messages, load_messages
from checker.reporters.quote import Excerpt, excerpt

if TYPE_CHECKING:
    from checker.report import (
        Apart,
        ArticleSummary,
        EventSummary,
        FactRow,
        Finding,
        Mention,
        Report,
        Side,
        VerdictName,
    )
    from checker.reporters import RenderOptions


_MOST_QUESTIONS = 4


def questions(finding: Finding, say: Messages, source: Callable[[str], str]) -> list[str]:
    """What to ask about the first sides of a finding, each of the speaker that it names, else of its source.

    Args:
        finding: what disagrees.
        say: the fixed words.
        source: who published an article, by its id.
    """
    asked: list[str] = []
    for side in finding.sides[:_MOST_QUESTIONS]:
        first = side.mentions[0]
        who = next((m.attributed_to for m in side.mentions if m.attributed_to), None) or source(first.article)
        asked.append(say(f"question.{finding.verdict}", text=first.text, who=who))
    return list(dict.fromkeys(asked))


def cue_in_words(kind: str, text: str, say: Messages) -> str:
    """A word that shaped a fact, and what it did."""
    key = f"cue.{kind}"
    return f"{say(key) if say.known(key) else kind} {say('quoted', text=text.strip())}"


def overview(
    articles: int, events: int, verdicts: Mapping[VerdictName, int], say: Messages, *, known: bool = False
) -> str:
    """How much was compared, and what came of it.

    Args:
        articles, events: how many.
        verdicts: findings to speak of, by verdict.
        say: the fixed words.
        known: whether there are findings that are not spoken of.
    """
    from checker.report import VERDICTS

    if not articles:
        return say("overview.nothing_read")
    compared = {"articles": say.count("count.articles", articles), "events": say.count("count.events", events)}
    counts = [say.count(f"verdict_count.{name}", verdicts[name]) for name in VERDICTS if verdicts.get(name)]
    if not counts:
        return say("overview.nothing_new" if known else "overview.nothing", **compared)
    return say("colon", left=say("overview.compared", **compared), right=", ".join(counts))


class Phrases:
    """Words about one report, in the language of its messages.

    The phrases hold words of articles as they stand: whoever shows them must make them harmless.

    Attributes:
        say: the fixed words.
        articles: the articles of the report, by id.
    """

    def __init__(self, report: Report, options: RenderOptions) -> None:
        """Take a report and how it is to look."""
        self.say: Messages = load_messages(options.messages)
        self.articles: Mapping[str, ArticleSummary] = {article.id: article for article in report.articles}
        self._summary = report.summary
        self._options = options

    def overview(self, shown: Sequence[Finding]) -> str:
        """How much was compared, and what came of it."""
        summary = self._summary
        verdicts = Counter["VerdictName"](finding.verdict for finding in shown)
        return overview(summary.articles, summary.events, verdicts, self.say, known=bool(summary.findings))

    def event(self, event: EventSummary) -> str:
        """The name of an event, as a heading."""
        return event.label[:1].upper() + event.label[1:]

    def when_and_where(self, event: EventSummary) -> str:
        """Day and place of an event where its name does not say them; else nothing."""
        further = (self.say.days(event.date), event.place)
        return " · ".join(part for part in further if part and part not in event.label)

    def title(self, finding: Finding) -> str:
        """The rule and what it is about."""
        title = self._options.titles.get(finding.rule, finding.rule)
        return self.say("colon", left=title, right=finding.subject) if finding.subject else title

    def fact(self, row: FactRow | Apart) -> str:
        """What the articles speak of: the kind of fact and its subject."""
        known = self.say.known(key := f"attribute.{row.attribute}")  # a later version may know more of them
        name = self.say(key) if known else row.attribute
        return self.say("colon", left=name, right=row.subject) if row.subject else name

    def source(self, article: ArticleSummary) -> str:
        """Who published an article, and when."""
        published = self.say.day(article.published) if article.published else self.say("event.unpublished")
        return f"{article.source}, {published}"

    def allows(self, side: Side) -> str:
        """What a side's wording allows where its value does not say it, and how many tell it; begins the rest."""
        say = self.say
        articles = len({mention.article for mention in side.mentions})
        told = say.count("count.articles", articles)
        if articles > 1:
            told += f", {say.count('count.origins', side.origins)}"
        allows = f", {say('allows', allows=side.allows)}" if side.allows and side.allows != side.value else ""
        return f"{allows} ({told})"

    def tellers(self, side: Side) -> str:
        """The sources of a side, which stand beside every mention of the others."""
        names = (self.articles[m.article].source if m.article in self.articles else m.article for m in side.mentions)
        return self.say.some(list(dict.fromkeys(names)))

    def teller(self, mention: Mention) -> str:
        """The source of a mention, its day, and who says so in it; with ``verbose`` the cues too."""
        say = self.say
        article = self.articles.get(mention.article)
        parts = [self.source(article) if article else mention.article]
        if mention.field == "title":
            parts.append(say("in_title"))
        if mention.attributed_to:
            parts.append(say("attributed", who=mention.attributed_to))
        if self._options.verbose and mention.cues:
            cues = ", ".join(cue_in_words(cue.kind, cue.text, say) for cue in mention.cues)
            parts.append(f"{say('cues')} {cues}")
        return ", ".join(parts)

    def questions(self, finding: Finding) -> list[str]:
        """What to ask about each side, of whoever is said to state it."""
        return questions(finding, self.say, lambda article: self.articles[article].source)

    def quotes(self, side: Side, room: int) -> dict[Excerpt, list[Mention]]:
        """The sentences of a side, each once, and the mentions that they quote (copies of a text share one).

        Args:
            side: one side of a disagreement.
            room: about how many characters of a sentence may be shown.
        """
        quotes: dict[Excerpt, list[Mention]] = {}
        for mention in side.mentions:
            quotes.setdefault(self._excerpt(mention, room), []).append(mention)
        return quotes

    def _excerpt(self, mention: Mention, room: int) -> Excerpt:
        start = mention.start - mention.sentence_start
        end = mention.end - mention.sentence_start
        sentence = mention.sentence
        if sentence[max(start, 0) : end] != mention.text:
            sentence, start, end = mention.text, 0, len(mention.text)
        return excerpt(sentence, start, end, room, self.say("cut"))
