"""For how many tasks the bridge polls, and whether it waits."""

from bridge.domain.capacity import Wish
from bridge.domain.polling import DRAIN_MS, MANY, SURE_AFTER, AnswersAtOnce, Poll, PollPlan

ALL, HALF, ONE = Wish(MANY), Wish(MANY, share=2), Wish(1)


def at_once() -> AnswersAtOnce:
    server = AnswersAtOnce()
    server.learn(Poll(5, 1_000), 2, 3)
    return server


def batches_held_back() -> AnswersAtOnce:
    server = AnswersAtOnce()
    for _ in range(SURE_AFTER):
        server.learn(Poll(5, 100), 2, 105)
    return server


def test_of_a_server_that_nothing_is_known_of_one_task_is_waited_for() -> None:
    plan = PollPlan(AnswersAtOnce(), 1_000)
    assert plan.wish() == ONE
    assert plan.poll(1) == Poll(1, 1_000)


def test_after_one_task_the_rest_is_drained_and_tells_how_the_server_answers() -> None:
    server = AnswersAtOnce()
    plan = PollPlan(server, 1_000)
    plan.answered(Poll(1, 1_000), 1, 700)
    assert plan.wish() == ALL
    assert plan.poll(9) == Poll(9, DRAIN_MS)
    plan.answered(Poll(9, DRAIN_MS), 4, 5)
    assert server.known is True


def test_a_server_that_holds_batches_back_is_never_waited_for_with_many() -> None:
    plan = PollPlan(batches_held_back(), 1_000)
    assert plan.wish() == ONE
    plan.answered(Poll(1, 1_000), 1, 700)
    assert plan.poll(9) == Poll(9, 0)
    plan.answered(Poll(9, 0), 4, 100)
    assert plan.wish() == ONE


def test_a_server_that_answers_at_once_is_asked_for_half_the_room() -> None:
    plan = PollPlan(at_once(), 1_000)
    assert plan.wish() == HALF
    assert plan.poll(4) == Poll(4, 1_000)
    plan.answered(Poll(4, 1_000), 2, 10)
    assert plan.wish() == HALF


def test_who_gets_all_that_they_asked_for_asks_for_all_there_is() -> None:
    plan = PollPlan(at_once(), 1_000)
    plan.answered(Poll(4, 1_000), 4, 10)
    assert plan.wish() == ALL
    assert plan.poll(8) == Poll(8, 0)


def test_one_slow_answer_is_no_proof() -> None:
    server = at_once()
    server.learn(Poll(5, 1_000), 2, 1_010)
    assert server.known is True


def test_whole_batches_and_empty_ones_teach_nothing() -> None:
    server = AnswersAtOnce()
    server.learn(Poll(5, 100), 5, 2)
    server.learn(Poll(5, 100), 0, 105)
    assert server.known is None


def test_after_a_failure_it_begins_by_waiting_for_one() -> None:
    plan = PollPlan(AnswersAtOnce(), 1_000)
    plan.answered(Poll(1, 1_000), 1, 700)
    plan.failed()
    assert plan.wish() == ONE
