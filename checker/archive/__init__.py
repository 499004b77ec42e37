"""The archive: one SQLite file that keeps articles, what was read in them, and an index to find them again.

``schema`` opens and upgrades the file, ``codec`` writes and reads what an article tells, ``keys`` says under which
keys it is found, ``store`` adds, finds and removes, ``compare`` checks new articles against it, ``verify``
and ``copies`` look after it.
"""
