"""A task that went to another process is the task that was sent."""

from __future__ import annotations

import pickle

from qa_service.batch.task import Task
from qa_service.checks.consistency import Earlier
from qa_service.model import Location, Segment, Span, Unit


def test_a_task_arrives_as_it_was_sent() -> None:
    segment = Segment("a\ufffcb", "k", "a{0}b", (Span(1, 2),), ("<x/>",), ("{0}",), 9)
    unit = Unit(segment, Location("f.xlf", 3, "u"), "fr", None, "menu")
    task = Task(unit, 7, (Earlier("c", "f.xlf:1"),), "a/f.xlf")
    arrived = pickle.loads(pickle.dumps(task))
    assert arrived == task and arrived.unit.segment.protected == (Span(1, 2),)
