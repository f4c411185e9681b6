"""Quotes that were made before there were states keep their numbers, and have one."""

import json
import sqlite3
from pathlib import Path

from alembic import command

from chassis.migrations import alembic_config
from chassis.settings import sqlite_url
from quotes.app import MIGRATIONS


def test_what_was_issued_before_states_is_approved_or_superseded(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    config = alembic_config(MIGRATIONS, sqlite_url(file))
    command.upgrade(config, "0001")
    document = json.dumps({"status": "issued", "valid_until": "2026-02-28"})
    with sqlite3.connect(file) as old:
        old.execute("INSERT INTO quote_counters VALUES ('2026-01-29', 7)")
        old.execute(
            "INSERT INTO quotes VALUES ('Q-20260129-007', 'workflow:w', 2, 1, '2026-01-29')"
        )
        for revision in (1, 2):
            old.execute(
                "INSERT INTO quote_revisions VALUES ('Q-20260129-007', ?, ?)", (revision, document)
            )
    old.close()

    command.upgrade(config, "head")

    with sqlite3.connect(file) as new:
        states = new.execute(
            "SELECT revision, status, origin, expires_at FROM quote_states ORDER BY revision"
        ).fetchall()
        counters = new.execute("SELECT counter, last_count FROM number_counters").fetchall()
    new.close()
    assert [state[:3] for state in states] == [
        (1, "superseded", "workflow:w"),
        (2, "approved", "workflow:w"),
    ]
    assert {state[3][:10] for state in states} == {"2026-03-01"}
    assert counters == [("Q-{YYYY}{MM}{DD}-{NNN}|2026-01-29", 7)]
