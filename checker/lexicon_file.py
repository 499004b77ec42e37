"""A file of words of one's own, as its YAML states it; strict, so that a typing error is an error."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _word(text: str) -> str:
    if not any(c.isalnum() for c in text) or text != " ".join(text.split()) or len(text) > 200:
        raise ValueError(f"{text[:40]!r} is no word or name")
    return text


Word = Annotated[str, AfterValidator(_word)]
Words = Annotated[list[Word], Field(min_length=1)]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Nouns(_Strict):
    """Nouns that stand for one another when they are counted.

    Attributes:
        words: singular; regular plurals are found by themselves.
        people: whether they are persons, who can be hurt, arrested or present.
    """

    words: Words
    people: bool | None = None


class Office(_Strict):
    """An office and what it is called.

    Attributes:
        words: its names, feminines too.
        single: whether one person holds it in a story, so that two names contradict each other.
    """

    words: Words
    single: bool = False


class Holder(_Strict):
    """Who holds an office, and when.

    Attributes:
        office: its key, or one of its names.
        of: the country, town or body that it is of, as the language names it.
        person: full name.
        from_, until: first and last day; open where one is not given.
    """

    office: Word
    of: Word | None = None
    person: Word
    from_: date | None = Field(None, alias="from")
    until: date | None = None


class LexiconFile(_Strict):
    """One file.

    Attributes:
        lang: the language of the words, which has a pack.
        people: a person's full name to the other names that the papers use.
        organisations: key, shared by all languages, to names.
        countries: ISO 3166 code to names and adjectives.
        cities: another name to the one that GeoNames gives first.
        nouns: class to nouns; a class of the pack gets them too.
        offices: key, shared by all languages, to names.
        holders: who holds which office, for texts in every language.
        speakers: kind of source, as police or union, to words for it.
    """

    lang: str
    people: dict[Word, Words] = {}
    organisations: dict[Key, Words] = {}
    countries: dict[Country, Words] = {}
    cities: dict[Word, Word] = {}
    nouns: dict[Key, Nouns] = {}
    offices: dict[Key, Office] = {}
    holders: list[Holder] = []
    speakers: dict[Key, Words] = {}

    def additions(self) -> dict[str, dict[str, Any]]:
        """What is added to the files of the language pack, by their names."""
        single = [key for key, office in self.offices.items() if office.single]
        return {
            "names": {
                "people": self.people,
                "organisations": self.organisations,
                "countries": self.countries,
                "cities": self.cities,
            },
            "nouns": {"classes": {key: nouns.model_dump(exclude_none=True) for key, nouns in self.nouns.items()}},
            "relations": {
                "offices": {key: office.words for key, office in self.offices.items()},
                "single": single,
                "one_in_a_story": single,
            },
            "attribution": {"bodies": self.speakers},
        }
