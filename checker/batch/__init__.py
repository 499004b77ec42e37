"""A whole archive at once: articles in files of many, findings, facts and events out as Parquet.

``work`` holds the pure functions that every engine calls; ``local`` runs them on the cores of this machine with
SQLite between them, ``spark`` on a cluster with shuffles between them.  ``tables`` says what the records and the
results look like, ``files`` where they are read and written.

An article is extracted once, to a compact record with its candidate keys.  Articles that share telling keys are
pairs, pairs with enough evidence are edges, what edges connect is a component; and each component is linked, judged
and settled as ``checker check`` does with the articles of a run.  Two groups without any such edge between them are
never joined by linking, so that its events are those of one run over everything, as far as keys find the pairs.
"""
