"""An emulated AWS on loopback, for the engine tests: moto's server, and what the AWS provider needs beyond it.

usage: python3 cloud.py PORT

needs moto[server] 5.2. Everything is kept in memory; credentials are not looked at.
"""
import json
import os
import sys
from inspect import signature

# Before moto is imported: AWS's own policies are there.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.awslambda.models import ImageConfig, LambdaFunction
from moto.cloudfront.models import DefaultCacheBehaviour, ViewerCertificate
from moto.cloudtrail.models import CloudTrailBackend
from moto.ec2.models.nat_gateways import NatGatewayBackend
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.elb.exceptions import CertificateNotFoundException
from moto.elbv2 import models as elbv2
from moto.elbv2.models import ELBv2Backend
from moto.iam.models import IAMBackend
from moto.rds.models import DBCluster, DBInstance
from moto.server import main

import alarms
import audit
import balancers
import buckets
import caches
import calls
import clock
import connections
import deployments
import edge
import failures
import files
import functions
import gateways
import images
import keys
import machines
import models
import protection
import queues
import revisions
import rules
import scaling
import sessions
import stacks
import streams
import tasks
import vpcs


def scaling_has_tags():
    """moto has no tags of scalable targets; the provider asks for them at every read."""
    response = ApplicationAutoScalingResponse
    register, tags = response.register_scalable_target, {}

    def register_scalable_target(self):
        answer = register(self)
        if self._get_param("Tags"):
            tags[json.loads(answer)["ScalableTargetARN"]] = dict(self._get_param("Tags"))
        return answer

    def list_tags_for_resource(self):
        return json.dumps({"Tags": tags.get(self._get_param("ResourceARN"), {})})

    def tag_resource(self):
        tags.setdefault(self._get_param("ResourceARN"), {}).update(self._get_param("Tags"))
        return "{}"

    def untag_resource(self):
        for key in self._get_param("TagKeys"):
            tags.get(self._get_param("ResourceARN"), {}).pop(key, None)
        return "{}"

    response.register_scalable_target = register_scalable_target
    response.list_tags_for_resource = list_tags_for_resource
    response.tag_resource, response.untag_resource = tag_resource, untag_resource


def any_certificate_of_acm_exists():
    """A stack file names a certificate that an account has; an empty cloud has none."""
    exists, register = ELBv2Backend._certificate_exists, elbv2.register_certificate

    def lenient(**names):
        try:
            register(**names)
        except CertificateNotFoundException:
            pass

    ELBv2Backend._certificate_exists = lambda self, certificate_arn: (
        ":acm:" in certificate_arn or exists(self, certificate_arn)
    )
    elbv2.register_certificate = lenient


def rules_between_groups_keep_descriptions():
    """moto tells the description of a security group's rule only where its other side is an address."""
    SecurityGroupRule.description = property(
        lambda self: self.ip_range.get("Description")
        or self.source_group.get("Description")
        or getattr(self, "list_description", None)
    )
    start = SecurityGroupRule.__init__

    def with_list(self, *args, **kwargs):
        start(self, *args, **kwargs)
        prefix_list = signature(start).bind(self, *args, **kwargs).arguments.get("prefix_list_id")
        self.list_description = (prefix_list or {}).get("Description")

    SecurityGroupRule.__init__ = with_list


def rules_move_between_groups():
    """moto keeps the other group of a rule that is changed."""
    modify = SecurityGroupBackend.modify_security_group_rules

    def modify_security_group_rules(self, group_id, rules):
        modify(self, group_id, rules)
        group = self.get_security_group_by_name_or_id(group_id)
        for rule_id, changed in rules.items():
            if changed.get("ReferencedGroupId"):
                group.get_rule(rule_id).source_group["GroupId"] = changed["ReferencedGroupId"]

    SecurityGroupBackend.modify_security_group_rules = modify_security_group_rules


def deleted_nat_gateways_free_their_addresses():
    """moto keeps the association of an Elastic IP address with a NAT gateway that is deleted."""
    delete = NatGatewayBackend.delete_nat_gateway

    def delete_nat_gateway(self, nat_gateway_id):
        gateway = delete(self, nat_gateway_id)
        for address in gateway.address_set:
            if address.get("associationId"):
                self.disassociate_address(association_id=address["associationId"])
        return gateway

    NatGatewayBackend.delete_nat_gateway = delete_nat_gateway


def roles_are_listed_while_others_are_created():
    """moto iterates over its roles, which fails if another request adds one; the list is a copy."""
    IAMBackend.get_roles = lambda self: list(self.roles.values())


def trails_are_found_by_arn():
    """moto keeps trails by name; the provider asks by ARN."""

    def name(name_or_arn):
        return name_or_arn.rsplit("trail/", 1)[-1]

    class ByNameOrArn(dict):
        def __getitem__(self, key):
            return super().__getitem__(name(key) if key.startswith("arn:") else key)

    start, get = CloudTrailBackend.__init__, CloudTrailBackend.get_trail

    def with_arns(self, *args, **kwargs):
        start(self, *args, **kwargs)
        self.trails = ByNameOrArn()

    CloudTrailBackend.__init__ = with_arns
    CloudTrailBackend.get_trail = lambda self, name_or_arn: get(self, name(name_or_arn))


def functions_keep_snap_start_and_logging():
    """moto reports SnapStart as off and logging as text, whatever was asked for."""
    start, configuration = LambdaFunction.__init__, LambdaFunction.get_configuration

    def with_spec(self, account_id, spec, *args, **kwargs):
        self.asked_snap_start = (spec.get("SnapStart") or {}).get("ApplyOn", "None")
        self.asked_logging = spec.get("LoggingConfig")
        start(self, account_id, spec, *args, **kwargs)

    def as_asked(self, *args, **kwargs):
        answer = configuration(self, *args, **kwargs)
        answer["SnapStart"] = {"ApplyOn": getattr(self, "asked_snap_start", "None"), "OptimizationStatus": "Off"}
        if getattr(self, "asked_logging", None):
            answer["LoggingConfig"] = self.asked_logging
        return answer

    LambdaFunction.__init__, LambdaFunction.get_configuration = with_spec, as_asked


def functions_of_images_are_as_asked():
    """moto tells an image's configuration where none was given, and never changes it."""
    configuration, update = LambdaFunction.get_configuration, LambdaFunction.update_configuration

    def get_configuration(self, *args, **kwargs):
        answer = configuration(self, *args, **kwargs)
        if not any(answer.get("ImageConfigResponse", {}).get("ImageConfig", {}).values()):
            answer.pop("ImageConfigResponse", None)
        return answer

    def update_configuration(self, config_updates):
        if "ImageConfig" in config_updates:
            self.image_config = ImageConfig(config_updates["ImageConfig"])
        if "LoggingConfig" in config_updates:
            self.asked_logging = config_updates["LoggingConfig"]
        return update(self, config_updates)

    LambdaFunction.get_configuration, LambdaFunction.update_configuration = get_configuration, update_configuration


def only_serverless_v1_has_its_scaling():
    """moto reports the scaling of Serverless v1 for every cluster."""
    scaling = DBCluster.scaling_configuration_info.fget
    DBCluster.scaling_configuration_info = property(
        lambda self: scaling(self) if self.engine_mode == "serverless" else None
    )


def database_instances_keep_performance_insights():
    """moto forgets Performance Insights."""
    start = DBInstance.__init__

    def with_insights(self, *args, **kwargs):
        start(self, *args, **kwargs)
        for name in ("enabled", "kms_key_id", "retention_period"):
            setattr(self, f"performance_insights_{name}", kwargs.get(f"performance_insights_{name}"))
        if kwargs.get("enable_performance_insights") is not None:
            self.performance_insights_enabled = kwargs["enable_performance_insights"]

    DBInstance.__init__ = with_insights


def services_always_have_their_tags():
    """moto leaves out the tags of a service for all requests that it answers at the time, where one does not ask for them."""
    EC2ContainerServiceResponse._exclude_from_response = EC2ContainerServiceResponse._include_in_response


def distributions_keep_behaviours():
    """moto forwards values where a cache policy stands instead, forgets edge functions, and gives CloudFront's own
    certificate the SNI of a custom one."""
    behaviour, certificate = DefaultCacheBehaviour.__init__, ViewerCertificate.__init__

    def as_asked(self, config, *args, **kwargs):
        behaviour(self, config, *args, **kwargs)
        if not config.get("ForwardedValues"):
            self.forwarded_values = None
        functions = (config.get("FunctionAssociations") or {}).get("Items") or {}
        functions = functions.get("FunctionAssociation") or [] if isinstance(functions, dict) else functions
        functions = functions if isinstance(functions, list) else [functions]
        self.function_associations = {"Quantity": len(functions), "Items": functions}

    def own_certificate(self, *args, **kwargs):
        certificate(self, *args, **kwargs)
        if not self.acm_certificate_arn and not self.iam_certificate_id:
            self.ssl_support_method = None

    DefaultCacheBehaviour.__init__, ViewerCertificate.__init__ = as_asked, own_certificate


if __name__ == "__main__":
    alarms.install()
    audit.install()
    balancers.install()
    buckets.install()
    caches.install()
    calls.install()
    clock.install()
    connections.install()
    deployments.install()
    edge.install()
    files.install()
    functions.install()
    gateways.install()
    images.install()
    keys.install()
    machines.install()
    models.install()
    protection.install()
    queues.install()
    rules.install()
    scaling.install()
    sessions.install()
    stacks.install()
    streams.install()
    tasks.install()
    vpcs.install()
    revisions.install()
    failures.install()
    scaling_has_tags()
    any_certificate_of_acm_exists()
    rules_between_groups_keep_descriptions()
    rules_move_between_groups()
    deleted_nat_gateways_free_their_addresses()
    roles_are_listed_while_others_are_created()
    trails_are_found_by_arn()
    functions_keep_snap_start_and_logging()
    functions_of_images_are_as_asked()
    only_serverless_v1_has_its_scaling()
    database_instances_keep_performance_insights()
    distributions_keep_behaviours()
    services_always_have_their_tags()
    main(["-H", "127.0.0.1", "-p", sys.argv[1]])
