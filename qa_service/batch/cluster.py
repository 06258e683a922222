"""Shards on a Dask cluster: one that runs somewhere, or one of this machine. Needs the extra ``dask``."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from ..errors import InputError
from .options import Answer, Defaults
from .pool import AHEAD, Pending, Workers
from .shard import Item, check_shard, check_shard_sharing

SHARD = 2048  # texts a task: a cluster pays some milliseconds for each
# What a worker does fifty to a hundred times a second for a page that nobody opens, on the cores that check.
_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.scheduler.work-stealing-interval": "1s",
}
_RETRIES = 3  # times that a task is tried again elsewhere when its worker is lost


@dataclass
class _Cluster:
    client: Any
    ahead: int
    check: Callable[[Sequence[Item], Defaults], list[Answer]] = check_shard

    def submit(self, items: Sequence[Item], defaults: Defaults) -> Pending:
        data = pickle.dumps((items, defaults), pickle.HIGHEST_PROTOCOL)
        return _Task(self.client.submit(_checked, self.check, data, pure=False, retries=_RETRIES))


def _checked(check: Callable[[Sequence[Item], Defaults], list[Answer]], data: bytes) -> bytes:
    """Answer a shard. It comes and goes as one piece of bytes: the cluster looks into every list that it carries."""
    items, defaults = pickle.loads(data)
    return pickle.dumps(check(items, defaults), pickle.HIGHEST_PROTOCOL)


@dataclass(frozen=True)
class _Task:
    future: Any

    def result(self) -> list[Answer]:
        killed = import_module("distributed").KilledWorker
        try:
            answered: list[Answer] = pickle.loads(self.future.result())
        except killed as error:
            raise InputError(f"workers of the cluster died on a shard, perhaps for want of memory: {error}") from error
        self.future.release()  # else the cluster keeps every answer
        return answered


@contextmanager
def cluster(jobs: int, scheduler: str | None, folder: Path) -> Iterator[Workers]:
    """Connect to the scheduler at an address, or start one with ``jobs`` workers that listens on this machine only,
    and that leave files for each other in ``folder``, which is empty.

    Raises InputError when Dask is not installed or the scheduler does not answer.
    """
    try:
        dask: Any = import_module("distributed")
    except ImportError as error:
        raise InputError("--engine dask needs its extra: pip install 'qa-service[dask]'") from error
    if scheduler:
        try:
            client = dask.Client(scheduler, timeout=10)
        except (OSError, ValueError, TimeoutError) as error:
            raise InputError(f"the scheduler at {scheduler} does not answer: {error}", "scheduler") from error
        with client:
            yield _Cluster(client, AHEAD * max(1, sum(client.ncores().values())))
        return
    quiet = import_module("dask").config.set(_QUIET)
    with (
        quiet,
        dask.LocalCluster(
            n_workers=jobs, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs="ERROR"
        ) as local,
        dask.Client(local) as client,
    ):
        yield _Cluster(client, AHEAD * jobs, partial(check_shard_sharing, folder))
