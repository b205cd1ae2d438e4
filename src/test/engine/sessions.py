"""Sessions of Systems Manager with containers: ECS Exec, and ports forwarded through a task. moto has none.

A session opens where the task runs and was started with ECS Exec. Its stream leads nowhere.

https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommand.html
https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html
"""
import json
import uuid

from moto.core.responses import ActionResult
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import ecs_backends
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.ssm.exceptions import SSMException
from moto.ssm.responses import SimpleSystemManagerResponse

DISABLED = (
    "The execute command failed because execute command was not enabled when the task was run or the execute command"
    " agent isn't running. Wait and try again or run a new task with execute command enabled and try again."
)


class TargetNotConnected(SSMException):
    code = "TargetNotConnected"


def enable(task):
    """The agent that ECS puts into each container of a task with ECS Exec."""
    for position, container in enumerate(task.containers):
        container["runtimeId"] = f"{task.id}-{position}"
        if task.enable_execute_command:
            container["managedAgents"] = [{"name": "ExecuteCommandAgent", "lastStatus": "RUNNING"}]


def session(kind, region):
    identity = f"{kind}-{uuid.uuid4().hex[:17]}"
    return identity, f"wss://ssmmessages.{region}.amazonaws.com/v1/data-channel/{identity}", uuid.uuid4().hex


def open_containers(backend):
    """The containers that sessions may be had with, by the names that Systems Manager has for them."""
    return {
        f"ecs:{cluster}_{task.id}_{container['runtimeId']}": (task, container)
        for cluster, tasks in backend.tasks.items()
        for task in tasks.values()
        if task.desired_status == "RUNNING" and getattr(task, "enable_execute_command", False)
        for container in task.containers
    }


def execute_command(self):
    backend = self.ecs_backend
    name, arn = self._get_param("container"), self._get_param("task")
    found = [
        container
        for task, container in open_containers(backend).values()
        if arn in (task.task_arn, task.id) and name in (None, container["name"])
    ]
    if not found or not self._get_param("interactive"):
        raise InvalidParameterException(DISABLED)
    identity, url, token = session("ecs-execute-command", self.region)
    return ActionResult(
        {
            "clusterArn": backend._get_cluster(self._get_param("cluster", "default")).arn,
            "containerArn": found[0]["containerArn"],
            "containerName": found[0]["name"],
            "interactive": True,
            "session": {"sessionId": identity, "streamUrl": url, "tokenValue": token},
            "taskArn": found[0]["taskArn"],
        }
    )


def start_session(self):
    target = self._get_param("Target")
    if target not in open_containers(ecs_backends[self.current_account][self.region]):
        raise TargetNotConnected(f"{target} is not connected.")
    identity, url, token = session("operator", self.region)
    return json.dumps({"SessionId": identity, "StreamUrl": url, "TokenValue": token})


def install():
    EC2ContainerServiceResponse.execute_command = execute_command
    SimpleSystemManagerResponse.start_session = start_session
