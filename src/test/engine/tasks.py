"""Tasks of their own, started by RunTask: moto lets them run for ever.

A task goes on by a step at each DescribeTasks: PENDING, RUNNING, STOPPED. It stops as its first container does, or the one
whose command is overridden, which logs a line and exits with 0, or with N where the last word of its command ends with
"exit N". StopTask ends it before, without an exit code where it had not begun to run.
"""
import re

from moto.core.utils import utcnow
from moto.ecs.models import EC2ContainerServiceBackend

import deployments

EXIT = re.compile(r"exit (\d+)$")


def command_of(task, definition):
    """The place of the container that the task is about, and its command."""
    overrides = task.overrides.get("containerOverrides") or []
    overridden = {each["name"]: each["command"] for each in overrides if each.get("command")}
    for position, container in enumerate(definition.container_definitions):
        if container["name"] in overridden:
            return position, overridden[container["name"]]
    return 0, definition.container_definitions[0].get("command") or [""]


def begin(task, definition):
    task._transitions = []
    task.status, task.created_at = "PROVISIONING", utcnow()
    task.cpu, task.memory = definition.cpu, definition.memory
    task.containers = [
        {"name": container["name"], "image": container["image"], "lastStatus": "PENDING", "networkInterfaces": []}
        for container in definition.container_definitions
    ]
    task.steps = ["PENDING", "RUNNING", "STOPPED"]


def advance(backend, task):
    if not getattr(task, "steps", None):
        return
    task.status = task.steps.pop(0)
    if task.status == "RUNNING":
        task.started_at = utcnow()
    if task.status == "STOPPED":
        definition = backend.describe_task_definition(task.task_definition_arn)
        position, command = command_of(task, definition)
        found = EXIT.search(command[-1])
        code = int(found.group(1)) if found else 0
        deployments.write_log(backend, task, definition, f"the command exits with {code}")
        deployments.stop_task(backend, task, "EssentialContainerExited", "Essential container in task exited", 0)
        task.containers[position]["exitCode"] = code


def install():
    backend = EC2ContainerServiceBackend
    run, describe = backend.run_task, backend.describe_tasks

    def run_task(self, cluster_str, task_definition_str, *args, **kwargs):
        tasks = run(self, cluster_str, task_definition_str, *args, **kwargs)
        for task in tasks:
            begin(task, self.describe_task_definition(task_definition_str))
        return tasks

    def describe_tasks(self, cluster_str, tasks):
        found = describe(self, cluster_str, tasks)
        for task in found:
            advance(self, task)
        return found

    def stop_task(self, cluster_str, task_str, reason):
        task = next(
            each
            for each in self.tasks[self._get_cluster(cluster_str).name].values()
            if task_str in (each.task_arn, each.id)
        )
        began = task.status == "RUNNING"
        task.steps = []
        deployments.stop_task(self, task, "UserInitiated", reason, 143 if began else None)
        return task

    backend.run_task, backend.describe_tasks, backend.stop_task = run_task, describe_tasks, stop_task
    # On Fargate a task takes no room of an instance, which moto reckons from the memory of each container.
    backend._calculate_task_resource_requirements = lambda self, definition: {}
