"""Every service's migrations follow one another."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from chassis.migrations import alembic_config
from pricing.app import MIGRATIONS as PRICING
from quotes.app import MIGRATIONS as QUOTES
from summarizer.app import MIGRATIONS as SUMMARIZER


@pytest.mark.parametrize("folder", [SUMMARIZER, PRICING, QUOTES], ids=lambda f: f.parent.name)
def test_each_migration_has_a_number_of_its_own_and_one_before_it(folder: Path) -> None:
    script = ScriptDirectory.from_config(alembic_config(folder, "sqlite://"))
    revisions = [revision.revision for revision in script.walk_revisions()]
    files = [file for file in (folder / "versions").glob("*.py") if file.name[0].isdigit()]
    assert script.get_heads() == [max(revisions)]
    assert sorted(revisions) == [f"{number:04}" for number in range(1, len(files) + 1)]
