"""Tasks of their own, started by RunTask: moto lets them run for ever.

A task goes on by a step at each DescribeTasks: PENDING, RUNNING, STOPPED. It stops as its first container does, or the one
that is overridden, which logs a line and exits with 0, or with N where the last word of its command ends with
"exit N"; with "exit 1,0" the first task of a revision exits with 1, and all others with 0. A command "sleep infinity" runs
until StopTask ends it, without an exit code where it had not begun to run. Tasks on capacity providers run on Fargate.
"""
import re
import threading

from moto.core.utils import utcnow
from moto.ecs.models import EC2ContainerServiceBackend

import deployments

EXIT = re.compile(r"exit (\d+(?:,\d+)*)$")
# The code of the containers that run when an essential one ends: ECS sends them SIGTERM.
KILLED = 143

# Several may describe a task at a time, and each sees a whole step.
stepping = threading.Lock()


def command_of(task, definition):
    """The place of the container that the task is about, and its command."""
    overrides = task.overrides.get("containerOverrides") or []
    overridden = {each["name"]: each.get("command") for each in overrides}
    for position, container in enumerate(definition.container_definitions):
        if container["name"] in overridden:
            return position, overridden[container["name"]] or container.get("command") or [""]
    return 0, definition.container_definitions[0].get("command") or [""]


def exit_code(backend, task, command):
    """The code of the task among those of its revision, in the order of their start."""
    found = EXIT.search(command[-1])
    codes = [int(code) for code in found.group(1).split(",")] if found else [0]
    tasks = backend.tasks[task.cluster_name].values()
    earlier = [each for each in tasks if each.task_definition_arn == task.task_definition_arn]
    return codes[min(earlier.index(task), len(codes) - 1)]


def ended_before(definition):
    """The names of containers that end with 0 before another one starts."""
    conditions = [each for container in definition.container_definitions for each in container.get("dependsOn") or []]
    return {each["containerName"] for each in conditions if each["condition"] in ("COMPLETE", "SUCCESS")}


def begin(task, definition):
    task._transitions = []
    task.status, task.created_at = "PROVISIONING", utcnow()
    task.cpu, task.memory = definition.cpu, definition.memory
    task.containers = [
        {"name": container["name"], "image": container["image"], "lastStatus": "PENDING", "networkInterfaces": []}
        for container in definition.container_definitions
    ]
    task.started_at = None
    endless = command_of(task, definition)[1][-2:] == ["sleep", "infinity"]
    task.steps = ["PENDING", "RUNNING"] + ([] if endless else ["STOPPED"])


def advance(backend, task):
    if not getattr(task, "steps", None):
        return
    task.status = task.steps.pop(0)
    if task.status == "RUNNING":
        task.started_at = utcnow()
    if task.status == "STOPPED":
        definition = backend.describe_task_definition(task.task_definition_arn)
        position, command = command_of(task, definition)
        code = exit_code(backend, task, command)
        deployments.write_log(backend, task, definition, f"the command exits with {code}")
        deployments.stop_task(backend, task, "EssentialContainerExited", "Essential container in task exited", KILLED)
        for container in task.containers:
            if container["name"] in ended_before(definition):
                container["exitCode"] = 0
        task.containers[position]["exitCode"] = code


def install():
    backend = EC2ContainerServiceBackend
    run, describe = backend.run_task, backend.describe_tasks

    def run_task(self, cluster_str, task_definition_str, count, overrides, started_by, tags, launch_type, *args):
        kind = launch_type or "FARGATE"
        tasks = run(self, cluster_str, task_definition_str, count, overrides, started_by, tags, kind, *args)
        for task in tasks:
            begin(task, self.describe_task_definition(task_definition_str))
        return tasks

    def describe_tasks(self, cluster_str, tasks):
        found = describe(self, cluster_str, tasks)
        for task in found:
            with stepping:
                advance(self, task)
        return found

    def stop_task(self, cluster_str, task_str, reason):
        task = next(
            each
            for each in self.tasks[self._get_cluster(cluster_str).name].values()
            if task_str in (each.task_arn, each.id)
        )
        with stepping:
            began = task.status == "RUNNING"
            task.steps = []
            deployments.stop_task(self, task, "UserInitiated", reason, KILLED if began else None)
        return task

    backend.run_task, backend.describe_tasks, backend.stop_task = run_task, describe_tasks, stop_task
    # On Fargate a task takes no room of an instance, which moto reckons from the memory of each container.
    backend._calculate_task_resource_requirements = lambda self, definition: {}
