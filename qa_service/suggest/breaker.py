"""Leave a server alone that has failed: a circuit breaker."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3  # in a row, after which the server is left alone
REST = 60.0  # seconds; then one call tries again, and a failure leaves it alone for as long


class Breaker:
    """Counts failures in a row. ``clock`` gives seconds. Threads may share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_at = 0.0  # when calls may be made again

    def allows(self) -> bool:
        """Say whether a call may be made. After a rest only the first who asks is allowed, until that call is told."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._closed_at:
                return False
            self._closed_at = self._clock() + REST
            return True

    def succeeded(self) -> None:
        """Tell that a call was answered."""
        with self._lock:
            self._failures = 0

    def failed(self) -> bool:
        """Tell that a call was not answered; return whether the server is left alone from now on."""
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._closed_at = self._clock() + REST
            return self._failures == FAILURES
