"""The archive: one SQLite file that keeps articles, what was read in them, and an index to find them again.

``schema`` opens and upgrades the file, ``codec`` writes and reads what an article tells, ``store`` adds, finds and
removes, ``retrieve`` finds what may tell the event of a new article, ``compare`` checks new articles against it,
``verify`` and ``copies`` look after it.
"""
