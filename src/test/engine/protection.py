"""Scale-in protection of tasks, which moto lacks: a protected task is stopped once it is no longer protected.

Deployments stop protected tasks here, where ECS would wait.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
"""
import threading
from datetime import timedelta

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ecs.responses import EC2ContainerServiceResponse

DEFAULT_MINUTES = 120
# Held while tasks are protected and while a service scales in, so that no task is stopped that has just been protected.
lock = threading.RLock()


def is_protected(task):
    expiry = getattr(task, "protected_until", None)
    return expiry is not None and expiry > utcnow()


def described(task):
    protected = is_protected(task)
    expiry = {"expirationDate": task.protected_until} if protected else {}
    return {"taskArn": task.task_arn, "protectionEnabled": protected, **expiry}


def install():
    def running(self):
        """The running tasks of those that a request names."""
        cluster = self.ecs_backend._get_cluster(self._get_param("cluster", "default")).name
        tasks = self.ecs_backend.tasks.get(cluster, {})
        return [tasks[arn] for arn in self._get_param("tasks", []) if arn in tasks and tasks[arn].status == "RUNNING"]

    def get_task_protection(self):
        found = running(self)
        failed = set(self._get_param("tasks", [])) - {task.task_arn for task in found}
        return ActionResult({
            "protectedTasks": [described(task) for task in found],
            "failures": [{"arn": arn, "reason": "TASK_NOT_VALID"} for arn in sorted(failed)],
        })

    def update_task_protection(self):
        until = utcnow() + timedelta(minutes=self._get_param("expiresInMinutes", DEFAULT_MINUTES))
        with lock:
            tasks = running(self)
            for task in tasks:
                task.protected_until = until if self._get_param("protectionEnabled") else None
            answer = get_task_protection(self)
            for service in self.ecs_backend.services.values():
                if any(task.group == f"service:{service.name}" for task in tasks):
                    service.rollout.scale()
        return answer

    EC2ContainerServiceResponse.get_task_protection = get_task_protection
    EC2ContainerServiceResponse.update_task_protection = update_task_protection
