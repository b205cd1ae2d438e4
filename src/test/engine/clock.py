"""Time that passes at once, for who would have to wait: POST /moto-api/an-hour-passes.

Everything that runs has started an hour earlier, and every metric is an hour older.
"""
from datetime import datetime, timedelta, timezone

from moto.cloudwatch.models import cloudwatch_backends
from moto.ecs.models import ecs_backends
from moto.moto_api._internal import urls

HOUR = timedelta(hours=1)
passed = []


def now():
    """The time, with the hours that passed at once."""
    return datetime.now(timezone.utc) + len(passed) * HOUR


def all_of(backends):
    return [backend for regions in backends.values() for backend in regions.values()]


def an_hour_passes(request, full_url, headers):
    passed.append(HOUR)
    for backend in all_of(ecs_backends):
        for tasks in backend.tasks.values():
            for task in tasks.values():
                task.created_at -= HOUR
                if task.started_at:
                    task.started_at -= HOUR
    for backend in all_of(cloudwatch_backends):
        for datum in backend.metric_data:
            datum.timestamp -= HOUR
    return 200, {}, "{}"


def install():
    urls.url_paths["{0}/moto-api/an-hour-passes"] = an_hour_passes
