"""The notebook's database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chassis.database import Database
from support.notebook import notes_database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty one, of this test's own."""
    database = await notes_database(tmp_path)
    yield database
    await database.close()
