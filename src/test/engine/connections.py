"""ECS Service Connect, as far as Pulumi sees it: the names that ECS enters into a namespace of Cloud Map, and takes out.
The proxies in the tasks are not played.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
"""
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.servicediscovery.models import servicediscovery_backends


def namespace(arn):
    """A namespace by its ARN."""
    region, account = arn.split(":")[3:5]
    backend = servicediscovery_backends[account][region]
    found = backend.namespaces.get(arn.rsplit("/", 1)[-1])
    if not found:
        raise InvalidParameterException(f"The namespace {arn} does not exist.")
    return backend, found


def check(ecs, configuration, task_definition):
    """What AWS refuses before it makes or changes the service."""
    if not (configuration or {}).get("enabled"):
        return
    namespace(configuration["namespace"])
    definition = ecs.describe_task_definition(task_definition)
    ports = {
        port.get("name")
        for container in definition.container_definitions
        for port in container.get("portMappings") or []
    }
    for service in configuration.get("services") or []:
        if service["portName"] not in ports:
            raise InvalidParameterException(
                f"portName({service['portName']}) does not refer to any named PortMapping in the task definition."
            )


def present(response):
    """The task definition of a service, which an update that leaves it out keeps."""
    services, _ = response.ecs_backend.describe_services(
        response._get_param("cluster", "default"), [response._get_param("service")])
    return services[0].task_definition


def enter(service, configuration):
    """Enters the names that a service has now, and takes out those that it had."""
    take_out(service)
    if not (configuration or {}).get("enabled"):
        return
    backend, found = namespace(configuration["namespace"])
    for each in configuration.get("services") or []:
        name = each.get("discoveryName") or each["portName"]
        if any(other.name == name and other.namespace_id == found.id for other in backend.services.values()):
            raise InvalidParameterException(f"SC service is already used by {found.arn}")
        entry = backend.create_service(name, found.id, "", "Managed by ECS", {}, {}, {}, [], "HTTP")
        service.names = [*getattr(service, "names", []), (backend, entry.id)]


def take_out(service):
    for backend, identity in getattr(service, "names", []):
        backend.services.pop(identity, None)
    service.names = []


def install():
    """After the deployments: these keep what a service was asked."""
    response = EC2ContainerServiceResponse
    create, update, delete = response.create_service, response.update_service, response.delete_service

    def create_service(self):
        configuration = self._get_param("serviceConnectConfiguration")
        check(self.ecs_backend, configuration, self._get_param("taskDefinition"))
        answer = create(self)
        enter(answer.result["service"], configuration)
        return answer

    def update_service(self):
        configuration = self._get_param("serviceConnectConfiguration")
        if configuration is not None:
            check(self.ecs_backend, configuration, self._get_param("taskDefinition") or present(self))
        answer = update(self)
        if configuration is not None:
            enter(answer.result["service"], configuration)
        return answer

    def delete_service(self):
        answer = delete(self)
        take_out(answer.result["service"])
        return answer

    response.create_service, response.update_service = create_service, update_service
    response.delete_service = delete_service
