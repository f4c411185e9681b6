"""How long a handler may take."""

import pytest

from chassis.task_handler import time_limit
from support.services import task_request


@pytest.mark.parametrize(
    ("response_timeout_seconds", "longest_seconds", "limit"),
    [(0, 3600, 3600), (20, 3600, 18), (20, 5, 5)],
)
def test_a_handler_may_take_what_conductor_waits_and_never_more_than_its_service_allows(
    response_timeout_seconds: int, longest_seconds: float, limit: float
) -> None:
    request = task_request("x", {}, response_timeout_seconds=response_timeout_seconds)
    assert time_limit(request, longest_seconds) == limit
