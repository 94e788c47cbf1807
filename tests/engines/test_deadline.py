"""Work that takes too long is stopped; what comes after it is not."""

import threading
import time

import pytest

from tawatur.engines.deadline import TooSlow, within


def spin(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_work_that_is_too_slow_is_stopped():
    with pytest.raises(TooSlow, match="more than"), within(0.05):
        spin(10)


def test_quick_work_is_let_be_and_so_is_what_follows():
    with within(0.05):
        pass
    spin(0.2)


def test_waiting_is_not_work():
    with within(0.05):
        time.sleep(0.2)


def test_in_a_thread_there_is_no_limit():
    done = []

    def work():
        with within(0.01):
            spin(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
