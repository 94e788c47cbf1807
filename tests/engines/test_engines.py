"""One body of tests over every engine: the same work gives the same results, in order, anywhere."""

import os

import pytest

from tawatur.engines import InProcess, LocalProcesses, Lost


@pytest.fixture(params=[InProcess, lambda: LocalProcesses(2)], ids=["in-process", "local-processes"])
def engine(request):
    return request.param()


def double(number):
    return 2 * number


def fail_at_seven(number):
    if number == 7:
        raise ValueError("seven")
    return number


def die_at_five(number):
    if number == 5:
        os._exit(9)
    return number


def total(key, numbers):
    return f"{key}{sum(numbers)}"


def test_map_keeps_order_and_batch_size(engine):
    batches = list(engine.map_batches(double, range(50), size=4))
    assert [n for batch in batches for n in batch] == [2 * n for n in range(50)]
    assert all(len(batch) <= 4 for batch in batches)


def test_map_of_nothing_is_nothing(engine):
    assert list(engine.map_batches(double, [])) == []


def test_items_are_drawn_no_faster_than_needed(engine):
    drawn = []

    def source():
        for number in range(10_000):
            drawn.append(number)
            yield number

    next(engine.map_batches(double, source(), size=2))
    assert len(drawn) < 100


def test_an_exception_of_the_work_is_raised(engine):
    with pytest.raises(ValueError, match="seven"):
        list(engine.map_batches(fail_at_seven, range(20), size=2))


def test_groups_come_by_sorted_key_with_items_in_order(engine):
    keyed = [("b", 1), ("a", 2), ("b", 3), *((f"c{n:02}", n) for n in range(30))]
    found = list(engine.group_by_key(total, keyed))
    assert found[:2] == [("a", "a2"), ("b", "b4")]
    assert [key for key, _ in found] == sorted({key for key, _ in keyed})


def test_a_killed_process_loses_its_item_alone():
    found = [n for batch in LocalProcesses(2).map_batches(die_at_five, range(12), size=3) for n in batch]
    assert found == [Lost(n) if n == 5 else n for n in range(12)]
