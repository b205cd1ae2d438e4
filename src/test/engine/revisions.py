"""Revisions of services and of task definitions, as far as moto does not play them: what a deployment was to bring, and
that nothing is started of a revision that is deregistered.

https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-definition-state.html
"""
from moto.core.responses import ActionResult
from moto.ecs.exceptions import EcsClientException
from moto.ecs.models import EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse

import deployments


def refuse_inactive(backend, definition):
    if definition and backend.describe_task_definition(definition).status != "ACTIVE":
        raise EcsClientException("TaskDefinition is inactive")


def install():
    """After the deployments: these begin when a revision may be deployed."""
    response, backend = EC2ContainerServiceResponse, EC2ContainerServiceBackend
    update, run, record = response.update_service, backend.run_task, deployments.Rollout.record

    def update_service(self):
        refuse_inactive(self.ecs_backend, self._get_param("taskDefinition"))
        return update(self)

    def run_task(self, cluster_str, task_definition_str, *args, **kwargs):
        refuse_inactive(self, task_definition_str)
        return run(self, cluster_str, task_definition_str, *args, **kwargs)

    def noted(self, deployment):
        record(self, deployment)
        self.history[0]["taskDefinition"] = deployment["taskDefinition"]

    def describe_service_revisions(self):
        wanted = self._get_param("serviceRevisionArns", [])
        found = [
            {
                "serviceRevisionArn": each["targetServiceRevisionArn"],
                "serviceArn": each["serviceArn"],
                "clusterArn": each["clusterArn"],
                "taskDefinition": each["taskDefinition"],
                "createdAt": each["createdAt"],
            }
            for service in self.ecs_backend.services.values()
            if hasattr(service, "rollout")
            for each in service.rollout.history
            if each["targetServiceRevisionArn"] in wanted
        ]
        return ActionResult({"serviceRevisions": found, "failures": []})

    listed = response.list_service_deployments

    def list_service_deployments(self):
        status = self._get_param("status", [])
        answer = listed(self)
        found = answer.result["serviceDeployments"]
        return ActionResult({"serviceDeployments": [each for each in found if not status or each["status"] in status]})

    response.update_service, backend.run_task = update_service, run_task
    response.describe_service_revisions = describe_service_revisions
    response.list_service_deployments = list_service_deployments
    deployments.Rollout.record = noted
