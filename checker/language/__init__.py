"""Analysis: from an article's text to sentences, values, names and speakers, by language pack and spaCy."""
