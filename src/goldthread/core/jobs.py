"""Background jobs: each says when it is written who it acts as.

    @job(service="loader")
    def apply_load(load: int) -> None: ...

    apply_load.defer(load=7)

A job deferred within a transaction is queued when it commits. Its arguments are ids only:
the queue's tables carry no policies, so nothing of a case or a person may stand in them.
"""

import functools
from collections.abc import Callable
from typing import Any, cast

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.tasks import Task

from goldthread.core.context import Actor, acting

JobFunction = Callable[..., Any]


class NobodyActs(TypeError):
    """A job was defined that does not say who it acts as."""


def job(
    *, service: str = "", as_person: bool = False, queue: str = "default", **options: Any
) -> Callable[[JobFunction], Task[Any, Any, Any]]:
    """Define a job that acts as a named service, or as the person it is deferred for.

    With `as_person` the job is deferred with `person=` (an id), under whose context the function
    runs; it is not handed to the function. Each run is one transaction. Other options are
    procrastinate's (retry, lock, priority). Raises NobodyActs when neither or both are
    declared, UnknownService for a service nobody declared.
    """
    if bool(service) == as_person:
        raise NobodyActs("a job declares who acts: service='...' or as_person=True, one of the two")
    actor = Actor(service=service)

    def define(function: JobFunction) -> Task[Any, Any, Any]:
        @functools.wraps(function)
        def run(**arguments: Any) -> Any:
            acts = Actor(person=_person(function, arguments)) if as_person else actor
            with acting(acts):
                return function(**arguments)

        name = f"{function.__module__}.{function.__qualname__}"
        task: Task[Any, Any, Any] = app.task(name=name, queue=queue, **options)(run)
        return task

    return define


def run_worker(**options: Any) -> None:
    """Work off the queue until stopped by SIGINT or SIGTERM, or, with `wait=False`, until empty."""
    connector = cast(DjangoConnector, app.connector).get_worker_connector()
    with app.replace_connector(connector):
        app.run_worker(**options)


def _person(function: JobFunction, arguments: dict[str, Any]) -> int:
    person = arguments.pop("person", None)
    if not isinstance(person, int):
        raise NobodyActs(f"{function.__qualname__} acts as a person: defer it with person=<id>")
    return person
