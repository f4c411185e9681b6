"""Which executions are looked at for lost tasks."""

from bridge.domain.standstill import SELDOM, Standstill


def quiet(standstill: Standstill, looks: int) -> list[bool]:
    """Whether an execution is due, look after look, while nothing is found in it."""
    seen = []
    for _ in range(looks):
        due = standstill.due(["w"])
        seen.append(bool(due))
        if due:
            standstill.looked("w", suspicious=False)
    return seen


def test_one_that_moves_is_not_looked_at() -> None:
    standstill = Standstill()
    for _ in range(5):
        standstill.moved("w")
        assert standstill.due(["w"]) == []


def test_one_that_begins_to_stand_still_is_looked_at_at_the_next_look() -> None:
    standstill = Standstill()
    standstill.moved("w")
    assert standstill.due(["w"]) == []
    assert standstill.due(["w"]) == ["w"]


def test_one_that_nobody_here_has_moved_is_looked_at_once_it_was_seen_twice() -> None:
    assert quiet(Standstill(), 2) == [False, True]


def test_one_that_stands_still_for_long_is_looked_at_seldom_but_for_ever() -> None:
    seen = quiet(Standstill(), 40)
    gaps = [later - sooner for sooner, later in zip(_at(seen), _at(seen)[1:], strict=False)]
    assert gaps[0] == 2
    assert set(gaps[1:]) == {SELDOM}


def test_what_may_have_lost_something_is_looked_at_again_at_once() -> None:
    standstill = Standstill()
    quiet(standstill, 10)
    standstill.looked("w", suspicious=True)
    assert standstill.due(["w"]) == ["w"]


def test_movement_begins_it_all_anew() -> None:
    standstill = Standstill()
    quiet(standstill, 20)
    standstill.moved("w")
    assert quiet(standstill, 2) == [False, True]


def test_after_an_outage_all_are_looked_at() -> None:
    standstill = Standstill()
    standstill.moved("w")
    assert standstill.due(["w", "v"], all_of_them=True) == ["w", "v"]


def test_what_has_ended_is_forgotten() -> None:
    standstill = Standstill()
    quiet(standstill, 10)
    standstill.due([])
    assert quiet(standstill, 2) == [False, True]


def _at(seen: list[bool]) -> list[int]:
    return [number for number, due in enumerate(seen) if due]
