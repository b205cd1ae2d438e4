"""The deployments of ECS services, which moto does not play: it keeps a service's record and runs nothing.

A deployment goes on by a step at each DescribeServices, as somebody who waits for it would see it. It ends with the
desired number of running tasks, unless an image cannot be pulled (see images.py), or a container of the task definition
has this in its environment:

    SLIPWAY_EMULATE=rollback    every task stops with exit code 1, a line in its log, and the circuit breaker decides:
                                back to the last completed deployment, or FAILED where there is none or no rollback
    SLIPWAY_EMULATE=alarm       every task runs, and while ECS still watches the alarms of the deployment one goes off:
                                back to the last completed deployment. Without alarms that roll back nobody notices

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
"""
import uuid

from moto.core.responses import ActionResult
from moto.core.utils import unix_time_millis, utcnow
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend, Task
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.elbv2.models import elbv2_backends
from moto.logs.models import logs_backends
from moto.moto_api._internal import mock_random

import balancers
import gateways
import images
import protection
import sessions
import streams

FAILURE = "SLIPWAY_EMULATE"
FAILURES_UNTIL_BREAK = 3
LOG_LINE = "Exception in thread \"main\" java.lang.IllegalStateException: emulated failure at start"
ALARMED = "ECS deployment failed: alarm(s) in ALARM state."
BROKEN = "ECS deployment circuit breaker: tasks failed to start."

# moto forgets these parameters of a service, and answers with its defaults.
KEPT = {
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
    "capacityProviderStrategy": "capacity_provider_strategy",
    "deploymentConfiguration": "deployment_configuration",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "enableExecuteCommand": "enable_execute_command",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
    "placementConstraints": "placement_constraints",
    "placementStrategy": "placement_strategy",
    "serviceConnectConfiguration": "service_connect_configuration",
    "serviceRegistries": "service_registries",
    "volumeConfigurations": "volume_configurations",
}


def emulates(definition, failure):
    return any(
        variable.get("name") == FAILURE and variable.get("value") == failure
        for container in definition.container_definitions
        for variable in container.get("environment") or []
    )


def event(service, message):
    service.events.insert(
        0, {"id": str(uuid.uuid4()), "createdAt": utcnow(), "message": f"(service {service.name}) {message}"}
    )


def tasks_of(backend, service, status="RUNNING"):
    return [
        task
        for task in backend.tasks.get(service.cluster_name, {}).values()
        if task.group == f"service:{service.name}" and task.desired_status == status
    ]


def start_task(backend, service, definition, deployment, position):
    """A task as Fargate runs it: an interface in one of the subnets, turn by turn, and every container."""
    network = (service.network_configuration or {}).get("awsvpcConfiguration")
    if network:
        subnets = network["subnets"]
        first = position % len(subnets)
        network = {**network, "subnets": subnets[first:] + subnets[:first]}
        network.setdefault("securityGroups", [])
    task = Task(
        cluster=backend._get_cluster(service.cluster_name),
        task_definition=definition,
        container_instance_arn=None,
        resource_requirements=None,
        backend=backend,
        group=f"service:{service.name}",
        launch_type="FARGATE",
        started_by=deployment["id"],
        tags=list(service.tags) if service.propagate_tags == "SERVICE" else [],
        networking_configuration={"awsvpcConfiguration": network} if network else None,
        platform_version="1.4.0",
    )
    task._transitions = []  # it runs until the service stops it
    task.started_at = task.created_at = utcnow()
    task.cpu, task.memory = definition.cpu, definition.memory
    task.enable_execute_command = getattr(service, "enable_execute_command", False)
    task.health_status = "HEALTHY"
    task.containers = [
        {
            "containerArn": f"{task.task_arn}/{uuid.uuid4()}",
            "taskArn": task.task_arn,
            "name": container["name"],
            "image": container["image"],
            "lastStatus": "RUNNING",
            "healthStatus": "HEALTHY" if container.get("healthCheck") else "UNKNOWN",
            "networkInterfaces": [],
        }
        for container in definition.container_definitions
    ]
    sessions.enable(task)
    if network:
        interface = interface_of(backend, task)
        task.availability_zone = interface.subnet.availability_zone
        balancers.register(backend, service, task, interface.private_ip_address)
        gateways.register(service, task, interface.private_ip_address)
        if network.get("assignPublicIp") == "ENABLED":
            interface.public_ip_auto_assign = True
            interface.check_auto_public_ip()
    backend.tasks.setdefault(service.cluster_name, {})[task.task_arn] = task
    return task


def scale_in(backend, task, deployment):
    reason = f"Scaling activity initiated by (deployment {deployment})"
    stop_task(backend, task, "ServiceSchedulerInitiated", reason, 143)


def interface_of(backend, task):
    details = {detail["name"]: detail["value"] for detail in task.attachments[0]["details"]}
    return ec2_backends[backend.account_id][backend.region_name].enis[details["networkInterfaceId"]]


def stop_task(backend, task, code, reason, exit_code):
    """A stopped task, as AWS shows it for an hour; its interface is gone at once."""
    task.status = task.desired_status = "STOPPED"
    task.stop_code, task.stopped_reason, task.stopped_at = code, reason, utcnow()
    for container in task.containers:
        container.update(lastStatus="STOPPED", exitCode=exit_code)
    balancers.deregister(backend, task)
    gateways.deregister(task)
    if task.attachments:
        ec2_backends[backend.account_id][backend.region_name].delete_network_interface(interface_of(backend, task).id)
        task.attachments[0]["status"] = "DELETED"


def write_log(backend, task, definition, line=LOG_LINE):
    for container in definition.container_definitions:
        log = container.get("logConfiguration") or {}
        options = log.get("options") or {}
        logs = logs_backends[backend.account_id][backend.region_name]
        if log.get("logDriver") == "awslogs" and options.get("awslogs-group") in logs.groups:
            stream = f"{options.get('awslogs-stream-prefix')}/{container['name']}/{task.id}"
            group = logs.groups[options["awslogs-group"]]
            group.create_log_stream(stream)
            group.put_log_events(stream, [{"timestamp": int(unix_time_millis()), "message": line}])
        elif log.get("logDriver") == "awsfirelens":
            streams.route(backend, task, definition, container, line)


class Rollout:
    """The deployments of one service: what DescribeServices answers now, and the steps still to come."""

    def __init__(self, backend, service):
        self.backend, self.service = backend, service
        self.steps, self.history = [], []
        self.completed = None  # the last deployment that ended well
        service.deployments = []

    def deployment(self, definition, status="PRIMARY"):
        now = utcnow()
        identity = f"ecs-svc/{mock_random.randint(10**18, 10**19 - 1)}"
        return {
            "id": identity,
            "status": status,
            "taskDefinition": definition.arn,
            "desiredCount": self.service.desired_count,
            "pendingCount": 0,
            "runningCount": 0,
            "failedTasks": 0,
            "createdAt": now,
            "updatedAt": now,
            "capacityProviderStrategy": getattr(self.service, "capacity_provider_strategy", None) or [],
            "launchType": self.service.launch_type,
            "platformVersion": "1.4.0",
            "platformFamily": "Linux",
            "networkConfiguration": self.service.network_configuration,
            "serviceConnectConfiguration": self.connections(),
            "rolloutState": "IN_PROGRESS",
            "rolloutStateReason": f"ECS deployment {identity} in progress.",
        }

    def connections(self):
        """The configuration of Service Connect; ECS has none where it is disabled.

        https://github.com/hashicorp/terraform-provider-aws/pull/43871
        """
        configuration = getattr(self.service, "service_connect_configuration", None) or {}
        return configuration if configuration.get("enabled") else None

    def arn(self, kind, deployment):
        return self.service.arn.replace(":service/", f":{kind}/") + "/" + deployment["id"].split("/")[1]

    def record(self, deployment):
        self.history.insert(
            0,
            {
                "serviceDeploymentArn": self.arn("service-deployment", deployment),
                "serviceArn": self.service.arn,
                "clusterArn": self.service.cluster_arn,
                "createdAt": utcnow(),
                "startedAt": utcnow(),
                "updatedAt": utcnow(),
                "status": "IN_PROGRESS",
                "targetServiceRevisionArn": self.arn("service-revision", deployment),
                "deploymentCircuitBreaker": {
                    "status": "MONITORING",
                    "failureCount": 0,
                    "threshold": FAILURES_UNTIL_BREAK,
                },
            },
        )

    def begin(self):
        """A new deployment of the service's task definition; what is seen until the first step is its start."""
        definition = self.backend.describe_task_definition(self.service.task_definition)
        deployment = self.deployment(definition)
        self.record(deployment)
        old = [d for d in self.service.deployments if d is self.completed]
        for previous in old:
            previous["status"] = "ACTIVE"
        self.service.deployments = [deployment, *old]
        deployment["pendingCount"] = self.service.desired_count
        self.count()
        if self.service.desired_count and (emulates(definition, "rollback") or images.missing(definition)):
            self.steps = self.failure(deployment, definition)
        elif emulates(definition, "alarm") and self.completed and self.alarms().get("rollback"):
            self.steps = [lambda: self.bake(deployment, definition), lambda: self.alarm(deployment), self.rolled_back]
        else:
            self.steps = [lambda: self.complete(deployment, definition)]

    def advance(self):
        if self.steps:
            self.steps[0]()
            self.steps = self.steps[1:]

    def count(self):
        self.service.running_count = len(tasks_of(self.backend, self.service))
        self.service.pending_count = self.service.deployments[0]["pendingCount"]

    def alarms(self):
        return (getattr(self.service, "deployment_configuration", None) or {}).get("alarms") or {}

    def bake(self, deployment, definition):
        """All tasks run, and the deployment is in progress until its alarms have been watched long enough."""
        self.replace_tasks(deployment, definition)
        self.service.deployments = [deployment]
        self.count()

    def alarm(self, deployment):
        event(self.service, f"(deployment {deployment['id']}) deployment failed: alarm detected.")
        for task in tasks_of(self.backend, self.service):
            scale_in(self.backend, task, deployment["id"])
        self.roll_back(deployment, ALARMED)
        back = self.backend.describe_task_definition(self.completed["taskDefinition"])
        for position in range(self.service.desired_count):
            start_task(self.backend, self.service, back, self.service.deployments[0], position)
        self.count()

    def replace_tasks(self, deployment, definition):
        for task in tasks_of(self.backend, self.service):
            scale_in(self.backend, task, deployment["id"])
        for position in range(self.service.desired_count):
            start_task(self.backend, self.service, definition, deployment, position)
        deployment.update(pendingCount=0, runningCount=self.service.desired_count)

    def complete(self, deployment, definition):
        self.replace_tasks(deployment, definition)
        deployment.update(
            rolloutState="COMPLETED",
            rolloutStateReason=f"ECS deployment {deployment['id']} completed.",
            updatedAt=utcnow(),
        )
        self.completed = deployment
        self.service.deployments = [deployment]
        self.service.task_definition = definition.arn
        self.end("SUCCESSFUL")
        event(self.service, f"(deployment {deployment['id']}) deployment completed.")
        event(self.service, "has reached a steady state.")
        self.count()

    def end(self, status, **more):
        if self.history and self.history[0]["status"] in ("IN_PROGRESS", "ROLLBACK_IN_PROGRESS"):
            self.history[0].update(status=status, updatedAt=utcnow(), finishedAt=utcnow(), **more)

    def failure(self, deployment, definition):
        breaker = (getattr(self.service, "deployment_configuration", None) or {}).get("deploymentCircuitBreaker") or {}
        steps = [lambda: self.fail_tasks(deployment, definition)]
        if breaker.get("enable") and breaker.get("rollback") and self.completed:
            steps += [lambda: self.roll_back(deployment), self.rolled_back]
        elif breaker.get("enable"):
            steps += [lambda: self.halt(deployment)]
        return steps

    def fail_tasks(self, deployment, definition):
        for position in range(FAILURES_UNTIL_BREAK):
            task = start_task(self.backend, self.service, definition, deployment, position)
            event(self.service, f"has started 1 tasks: (task {task.id}).")
            image = images.missing(definition)
            if image:
                reason = f"CannotPullContainerError: pull image manifest has been retried 1 time(s): {image}: not found"
                stop_task(self.backend, task, "TaskFailedToStart", reason, None)
            else:
                write_log(self.backend, task, definition)
                stop_task(self.backend, task, "EssentialContainerExited", "Essential container in task exited", 1)
        deployment.update(failedTasks=FAILURES_UNTIL_BREAK, updatedAt=utcnow())

    def broken(self, deployment):
        deployment.update(pendingCount=0, rolloutState="FAILED", rolloutStateReason=BROKEN, updatedAt=utcnow())
        event(self.service, f"(deployment {deployment['id']}) deployment failed: tasks failed to start.")
        self.history[0]["deploymentCircuitBreaker"].update(status="TRIGGERED", failureCount=FAILURES_UNTIL_BREAK)

    def halt(self, deployment):
        """Without a deployment to go back to, the failed one stays and starts no more tasks."""
        self.broken(deployment)
        self.end("STOPPED", statusReason=BROKEN)
        self.count()

    def roll_back(self, deployment, why=BROKEN):
        if why == BROKEN:
            self.broken(deployment)
        deployment.update(rolloutState="FAILED", rolloutStateReason=why, updatedAt=utcnow())
        back = self.backend.describe_task_definition(self.completed["taskDefinition"])
        reason = f"ECS deployment circuit breaker: rolling back to deploymentId {self.completed['id']}."
        event(self.service, f"rolling back to deployment {self.completed['id']}.")
        again = self.deployment(back)
        again.update(rolloutStateReason=reason, runningCount=self.service.desired_count)
        deployment["status"] = "ACTIVE"
        self.service.task_definition = back.arn
        self.service.deployments = [again, deployment]
        self.history[0].update(
            status="ROLLBACK_IN_PROGRESS",
            statusReason=why,
            rollback={
                "reason": "Service deployment rolled back because the circuit breaker threshold was exceeded.",
                "startedAt": utcnow(),
                "serviceRevisionArn": self.arn("service-revision", self.completed),
            },
        )
        self.count()

    def rolled_back(self):
        again = self.service.deployments[0]
        again.update(
            rolloutState="COMPLETED", rolloutStateReason=f"ECS deployment {again['id']} completed.", updatedAt=utcnow()
        )
        self.completed = again
        self.service.deployments = [again]
        self.end("ROLLBACK_SUCCESSFUL")
        event(self.service, f"(deployment {again['id']}) deployment completed.")
        event(self.service, "has reached a steady state.")
        self.count()

    def scale(self):
        """A new desired count is no deployment: tasks start, or those that are not protected stop."""
        if self.steps or not self.completed:
            return
        with protection.lock:
            self.stop_or_start()

    def stop_or_start(self):
        running = tasks_of(self.backend, self.service)
        definition = self.backend.describe_task_definition(self.service.task_definition)
        surplus = max(0, len(running) - self.service.desired_count)
        for task in [task for task in reversed(running) if not protection.is_protected(task)][:surplus]:
            scale_in(self.backend, task, self.completed["id"])
        for position in range(len(running), self.service.desired_count):
            start_task(self.backend, self.service, definition, self.completed, position)
        running_count = len(tasks_of(self.backend, self.service))
        self.completed.update(desiredCount=self.service.desired_count, runningCount=running_count)
        self.count()

    def drain(self):
        self.steps = []
        for task in tasks_of(self.backend, self.service):
            scale_in(self.backend, task, task.started_by)
        self.service.deployments = []
        self.service.running_count = 0


def refuse_unattached(backend, balancers):
    """A service may use a target group once a listener forwards to it; moto does not look."""
    groups = elbv2_backends[backend.account_id][backend.region_name].target_groups
    for balancer in balancers or []:
        arn = balancer.get("targetGroupArn")
        if arn and (arn not in groups or not groups[arn].load_balancer_arns):
            raise InvalidParameterException(
                f"The target group with targetGroupArn {arn} does not have an associated load balancer."
            )


def install():
    NetworkInterface.private_dns_name = None  # moto sets it in a VPC with host names only, and reads it in any
    response, backend = EC2ContainerServiceResponse, EC2ContainerServiceBackend
    create, update, delete = response.create_service, response.update_service, response.delete_service

    def keep(self, service, deployed=None):
        for parameter, attribute in KEPT.items():
            value = self._get_param(parameter)
            if value is not None and parameter == "deploymentConfiguration":
                # What an update leaves out of it stays: alarms have to be turned off.
                value = {**(deployed or {}), **value}
            if value is not None:
                setattr(service, attribute, value)
        if self._get_param("capacityProviderStrategy"):
            service.launch_type = None

    def create_service(self):
        refuse_unattached(self.ecs_backend, self._get_param("loadBalancers"))
        answer = create(self)
        service = answer.result["service"]
        keep(self, service)
        service.rollout = Rollout(self.ecs_backend, service)
        service.rollout.begin()
        return answer

    def update_service(self):
        name, cluster = self._get_param("service"), self._get_param("cluster", "default")
        before = self.ecs_backend._get_service(cluster, name)
        definition = before.task_definition
        deployed = getattr(before, "deployment_configuration", None)
        answer = update(self)
        service = answer.result["service"]
        keep(self, service, deployed)
        if service.task_definition != definition or self._get_param("forceNewDeployment"):
            service.rollout.begin()
        else:
            service.rollout.scale()
        return answer

    def delete_service(self):
        answer = delete(self)
        answer.result["service"].rollout.drain()
        return answer

    described = backend.describe_services

    def describe_services(self, cluster_str, service_names_or_arns):
        services, failures = described(self, cluster_str, service_names_or_arns)
        for service in services:
            service.rollout.advance()
        return services, failures

    listed = backend.list_tasks

    def list_tasks(self, cluster_str=None, container_instance=None, family=None, started_by=None,
                   service_name=None, desiredStatus=None):
        # Without a status AWS lists the running ones; with a service name, moto lists everybody's.
        status = desiredStatus or "RUNNING"
        tasks = listed(self, cluster_str, container_instance, family, started_by, None, status)
        name = (service_name or "").split("/")[-1]
        return [task for task in tasks if not name or task.group == f"service:{name}"]

    def rollouts(self):
        return [service.rollout for service in self.ecs_backend.services.values() if hasattr(service, "rollout")]

    def list_service_deployments(self):
        name = self._get_param("service").split("/")[-1]
        found = [d for r in rollouts(self) if r.service.name == name for d in r.history]
        return ActionResult({"serviceDeployments": found})

    def describe_service_deployments(self):
        wanted = self._get_param("serviceDeploymentArns", [])
        found = [d for r in rollouts(self) for d in r.history if d["serviceDeploymentArn"] in wanted]
        return ActionResult({"serviceDeployments": found, "failures": []})

    response.create_service, response.update_service = create_service, update_service
    response.delete_service = delete_service
    response.list_service_deployments = list_service_deployments
    response.describe_service_deployments = describe_service_deployments
    backend.describe_services, backend.list_tasks = describe_services, list_tasks
