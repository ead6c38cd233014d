#!/usr/bin/env python3
"""Verifies the journal of a Plumbline case file without Plumbline: Python 3 and its own library alone.

    python3 verify-journal.py CASE.plumb [--head HASH]

Exit 0: whole. 1: something is wrong; the first broken entry is named. 2: wrong use. 3: not a case file.
What is checked, and what that proves, stands in journal.md beside this file.
"""

import hashlib
import json
import pathlib
import sqlite3
import sys

APPLICATION_ID = 0x504C4D42
COLUMNS = "seq, at, analyst, kind, command, target, prev_hash, hash, label, changes"


def hash_of(entry, prev_hash):
    """SHA-256 over the UTF-8 of the JSON array that journal.md describes."""
    array = [prev_hash] + [
        entry[name] for name in ("seq", "at", "analyst", "kind", "command", "label", "target", "changes")
    ]
    text = json.dumps(array, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def chain_problem(entry, expected_seq, prev_hash):
    if entry["seq"] != expected_seq:
        return f"entry {expected_seq} is missing"
    if entry["prev_hash"] != prev_hash:
        return f"entry {expected_seq} does not follow from the entry before it"
    if hash_of(entry, prev_hash) != entry["hash"]:
        return f"entry {expected_seq} was changed after it was written"
    return None


def replay(state, entry):
    """Applies an entry's changes to the rows as they should be, each kept with the entry that touched it last."""
    for change in json.loads(entry["changes"]):
        rows = state.setdefault(change["table"], {})
        key = tuple(change["key"])
        if change["after"] is None:
            rows.pop(key, None)
        else:
            row = dict(rows[key][0]) if key in rows else {}
            row.update(change["after"])
            rows[key] = (row, entry["seq"])


def row_problems(db, state):
    """Compares every row that the journal made with the row that is there; (entry, sentence) each."""
    for table, expected in state.items():
        if not table.isidentifier():
            yield 0, f"the journal names a strange table: {table!r}"
            continue
        found = {}
        keys = [r["name"] for r in db.execute(f'PRAGMA table_info("{table}")') if r["pk"] > 0]
        for row in db.execute(f'SELECT * FROM "{table}"'):
            found[tuple(row[name] for name in keys)] = row
        for key, (said, seq) in expected.items():
            row = found.pop(key, None)
            name = f"{table} {' '.join(map(str, key))}"
            if row is None:
                yield seq, f"a record is gone that entry {seq} left there: {name}"
            elif any(row[column] != value for column, value in said.items()):
                yield seq, f"a record is not as entry {seq} left it: {name}"
        for key in found:
            yield 0, f"a record was not made through the journal: {table} {' '.join(map(str, key))}"


def verify(db, wanted_head):
    """Returns (problem or None, number of entries, head hash)."""
    state, prev_hash, count, has_wanted = {}, "", 0, False
    for entry in db.execute(f"SELECT {COLUMNS} FROM journal ORDER BY seq"):
        problem = chain_problem(entry, count + 1, prev_hash)
        if problem:
            return problem, count, prev_hash
        count, prev_hash = count + 1, entry["hash"]
        has_wanted = has_wanted or prev_hash == wanted_head
        try:
            replay(state, entry)
        except (ValueError, KeyError, TypeError):
            return f"entry {count} can't be read", count, prev_hash
    if count == 0:
        return "the journal is empty", count, prev_hash
    rows = sorted(row_problems(db, state), key=lambda found: (found[0] == 0, found))
    if rows:
        return rows[0][1], count, prev_hash
    if wanted_head is not None and not has_wanted:
        return f"no entry has the hash {wanted_head}: entries were cut off, or the journal is another one", count, prev_hash
    return None, count, prev_hash


def open_case(path):
    db = sqlite3.connect(pathlib.Path(path).resolve().as_uri() + "?mode=ro", uri=True)
    # A file can hold bytes that are no UTF-8: they must lead to another hash, not to a crash.
    db.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    db.row_factory = sqlite3.Row
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise sqlite3.DatabaseError("it has another application id")
    return db


def main(args):
    head = None
    if len(args) == 3 and args[1] == "--head":
        head = args[2].lower()
    elif len(args) != 1 or args[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        db = open_case(args[0])
    except sqlite3.Error as error:
        print(f"not a case file: {error}", file=sys.stderr)
        return 3
    try:
        problem, count, last = verify(db, head)
    except sqlite3.Error as error:
        problem, count, last = f"the file can't be read: {error}", 0, ""
    print(f"{count} entries, head {last}")
    print("whole" if problem is None else f"BROKEN: {problem}")
    return 0 if problem is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
