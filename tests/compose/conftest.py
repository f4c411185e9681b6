"""The stack, started cold once for all tests of this folder and removed with its data after."""

from collections.abc import AsyncIterator, Iterator

import pytest

from compose.project import Product, Project


@pytest.fixture(scope="session")
def project() -> Iterator[Project]:
    """Everything up on empty volumes, with the sample data."""
    project = Project("quotewright-check")
    project.run("down", "-v", "--remove-orphans")
    try:
        project.run("build")
        project.up()
        project.guide(
            "docker-compose exec -T postgres psql -U postgres -d hackathon_db"
            " -f /docker-entrypoint-initdb.d/sample_data.sql"
        )
        yield project
    finally:
        project.run("down", "-v", "--remove-orphans")


@pytest.fixture
async def product(project: Project) -> AsyncIterator[Product]:
    """The running product, healthy when a test begins."""
    product = Product()
    await product.healthy()
    yield product
    await product.close()
