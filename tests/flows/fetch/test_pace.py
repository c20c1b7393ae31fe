import threading

import pytest

from flows.fetch.pace import Pace


class Waits(threading.Event):
    """An event that does not wait but notes for how long it was asked to, and moves the clock by it."""

    def __init__(self):
        super().__init__()
        self.now = 100.0
        self.waited = []

    def wait(self, timeout=None):
        self.waited.append(timeout)
        self.now += timeout
        return self.is_set()


@pytest.fixture
def stop():
    return Waits()


def test_one_host_is_asked_at_most_once_in_the_given_time(stop):
    pace = Pace(stop, clock=lambda: stop.now)
    assert all(pace.wait("a.example", 2.0, patience=100.0) for _ in range(3))
    assert stop.waited == [2.0, 2.0]


def test_time_that_passed_otherwise_is_not_waited_again(stop):
    pace = Pace(stop, clock=lambda: stop.now)
    pace.wait("a.example", 2.0, patience=100.0)
    stop.now += 1.5
    pace.wait("a.example", 2.0, patience=100.0)
    stop.now += 5.0
    pace.wait("a.example", 2.0, patience=100.0)
    assert stop.waited == [0.5]


def test_hosts_do_not_wait_for_each_other(stop):
    pace = Pace(stop, clock=lambda: stop.now)
    assert pace.wait("a.example", 60.0, patience=100.0)
    assert pace.wait("b.example", 60.0, patience=100.0)
    assert stop.waited == []


def test_a_turn_that_is_too_far_away_is_not_waited_for(stop):
    pace = Pace(stop, clock=lambda: stop.now)
    assert pace.wait("a.example", 3600.0, patience=60.0)
    assert not pace.wait("a.example", 3600.0, patience=60.0)
    stop.now += 3590.0
    assert pace.wait("a.example", 3600.0, patience=60.0)
    assert stop.waited == [10.0]


def test_a_stopped_run_gets_no_turn(stop):
    pace = Pace(stop, clock=lambda: stop.now)
    pace.wait("a.example", 60.0, patience=100.0)
    stop.set()
    assert not pace.wait("a.example", 60.0, patience=100.0)
    assert not pace.wait("b.example", 60.0, patience=100.0)
