"""HTTP APIs and Cloud Map, as far as moto does not play them: stages change, and ECS registers its tasks.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
"""
import json
from urllib.parse import unquote

from moto.apigatewayv2 import urls
from moto.apigatewayv2.exceptions import APIGatewayV2Error
from moto.apigatewayv2.models import ApiGatewayV2Backend, Stage
from moto.apigatewayv2.responses import ApiGatewayV2Response
from moto.core.exceptions import JsonRESTError
from moto.servicediscovery.models import ServiceDiscoveryBackend, servicediscovery_backends


class UnknownRoute(APIGatewayV2Error):
    code = 404

    def __init__(self, key):
        super().__init__("NotFoundException", f"Unable to find Route by key {key} within the provided RouteSettings")


class IntegrationInUse(APIGatewayV2Error):
    code = 409

    def __init__(self, integration, route):
        super().__init__(
            "ConflictException", f"Cannot delete Integration {integration}. Referenced by the route {route}"
        )


def check_route_settings(api, config):
    keys = {route.route_key for route in api.routes.values()}
    for key in config.get("routeSettings") or {}:
        if key not in keys:
            raise UnknownRoute(key)


def stages_change():
    """moto makes a stage and never changes it, and takes settings of routes that are not there."""
    create = ApiGatewayV2Backend.create_stage

    def create_stage(self, api_id, config):
        check_route_settings(self.get_api(api_id), config)
        return create(self, api_id, config)

    def update_stage(self):
        _, api_id, _, name = self.path.rsplit("/", 3)
        api = self.apigatewayv2_backend.get_api(api_id)
        stage, change = api.get_stage(unquote(name)), json.loads(self.body)
        check_route_settings(api, change)
        settings = {**stage.route_settings, **change.pop("routeSettings", {})}
        if change.get("accessLogSettings") == {}:
            stage.config.pop("accessLogSettings", None)
            del change["accessLogSettings"]
        changed = Stage(api, {**stage.config, **change, "stageName": stage.name, "routeSettings": settings})
        changed.created = stage.created
        api.stages[stage.name] = changed
        return 200, {}, json.dumps(changed.to_json())

    def delete_route_settings(self):
        _, api_id, _, name, _, key = self.raw_path.rsplit("/", 5)
        settings = self.apigatewayv2_backend.get_api(api_id).get_stage(unquote(name)).route_settings
        if settings.pop(unquote(key), None) is None:
            raise UnknownRoute(unquote(key))
        return 204, {}, ""

    ApiGatewayV2Backend.create_stage = create_stage
    ApiGatewayV2Response.update_stage = update_stage
    ApiGatewayV2Response.delete_route_settings = delete_route_settings
    stage = r"{0}/v2/apis/(?P<api_id>[^/]+)/stages/(?P<stage_name>[^/]+)"
    urls.url_paths[stage + "/routesettings/(?P<route_key>.+)$"] = ApiGatewayV2Response.dispatch


def registry(arn):
    region, account = arn.split(":")[3:5]
    return servicediscovery_backends[account][region], arn.rsplit("/", 1)[-1]


def register(service, task, address):
    """What ECS registers of a task that has started; the port where the registry has SRV records."""
    for entry in service.service_registries:
        backend, identity = registry(entry["registryArn"])
        types = {record["Type"] for record in backend.get_service(identity).dns_config["DnsRecords"]}
        attributes = {"AWS_INSTANCE_IPV4": address, "ECS_SERVICE_NAME": service.name}
        if "SRV" in types:
            attributes["AWS_INSTANCE_PORT"] = str(entry.get("port") or entry["containerPort"])
        backend.register_instance(identity, task.id, None, attributes)
    task.registries = [entry["registryArn"] for entry in service.service_registries]


def deregister(task):
    for arn in getattr(task, "registries", []):
        backend, identity = registry(arn)
        backend.deregister_instance(identity, task.id)


def what_is_in_use_stays():
    """moto deletes a service with its instances, and a namespace with its services."""
    delete_service, delete_namespace = ServiceDiscoveryBackend.delete_service, ServiceDiscoveryBackend.delete_namespace

    def refuse(found, what):
        if found:
            raise JsonRESTError("ResourceInUse", f"{what} still in use: {', '.join(found)}")

    def delete_unused_service(self, service_id):
        refuse([instance.instance_id for instance in self.list_instances(service_id)], "instances")
        delete_service(self, service_id)

    def delete_unused_namespace(self, namespace_id):
        refuse([each.name for each in self.services.values() if each.namespace_id == namespace_id], "services")
        return delete_namespace(self, namespace_id)

    ServiceDiscoveryBackend.delete_service = delete_unused_service
    ServiceDiscoveryBackend.delete_namespace = delete_unused_namespace


def a_vpc_has_several_namespaces():
    """moto allows one private namespace in a VPC; AWS one of a name."""
    create = ServiceDiscoveryBackend.create_private_dns_namespace

    def create_private_dns_namespace(self, name, *args, **kwargs):
        everything = self.namespaces
        self.namespaces = {each.id: each for each in everything.values() if each.name == name}
        try:
            return create(self, name, *args, **kwargs)
        finally:
            self.namespaces = {**everything, **self.namespaces}

    ServiceDiscoveryBackend.create_private_dns_namespace = create_private_dns_namespace


def integrations_of_routes_stay():
    """moto deletes an integration that routes lead to."""
    delete = ApiGatewayV2Backend.delete_integration

    def delete_unused(self, api_id, integration_id):
        for route in self.get_api(api_id).routes.values():
            if route.target == f"integrations/{integration_id}":
                raise IntegrationInUse(integration_id, route.route_key)
        delete(self, api_id, integration_id)

    ApiGatewayV2Backend.delete_integration = delete_unused


def install():
    a_vpc_has_several_namespaces()
    integrations_of_routes_stay()
    stages_change()
    what_is_in_use_stays()
