"""Load balancers in front of ECS tasks and Lambda functions, beyond what moto plays.

ECS registers the tasks of a service in its target groups, where every one that runs is healthy. A function becomes a
target where its policy lets the balancer call it for that group.

https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
"""
from moto.awslambda.models import lambda_backends
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer, elbv2_backends


def register(backend, service, task, address):
    """What ECS registers of a task that has started."""
    task.targets = [
        (entry["targetGroupArn"], {"Id": address, "Port": entry["containerPort"]})
        for entry in service.load_balancers or []
        if entry.get("targetGroupArn")
    ]
    for group, target in task.targets:
        elbv2_backends[backend.account_id][backend.region_name].register_targets(group, [target])


def deregister(backend, task):
    balancers = elbv2_backends[backend.account_id][backend.region_name]
    for group, target in getattr(task, "targets", []):
        if group in balancers.target_groups:
            balancers.deregister_targets(group, [target])


def may_call(function, group):
    return any(
        statement["Principal"] == {"Service": "elasticloadbalancing.amazonaws.com"}
        and group in str(statement.get("Condition"))
        for statement in function.policy.statements
    )


def functions_let_balancers_in():
    """moto takes any text for a function's ARN."""
    register_targets = ELBv2Backend.register_targets

    def register_permitted(self, target_group_arn, instances):
        group = self.target_groups.get(target_group_arn)
        if group and group.target_type == "lambda":
            for target in instances:
                function = lambda_backends[self.account_id][self.region_name].get_function(target["Id"])
                if not may_call(function, target_group_arn):
                    raise ELBClientError(
                        "AccessDenied",
                        f"elasticloadbalancing principal does not have permission to invoke {target['Id']} "
                        f"from target group {target_group_arn}",
                    )
        register_targets(self, target_group_arn, instances)

    ELBv2Backend.register_targets = register_permitted


def network_balancers_enforce_their_groups():
    """moto does not know whether the security groups of a network load balancer hold for traffic of AWS PrivateLink.

    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html
    """
    construct = FakeLoadBalancer.__init__

    def constructed(self, *arguments, **named):
        construct(self, *arguments, **named)
        if self.type == "network" and self.security_groups:
            self.enforce_security_group_inbound_rules_on_private_link_traffic = "on"

    FakeLoadBalancer.__init__ = constructed


def network_balancers_have_their_addresses():
    """moto forgets the Elastic IP addresses of the subnets.

    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AvailabilityZone.html
    """
    create = ELBv2Backend.create_load_balancer
    zones = FakeLoadBalancer.availability_zones.fget

    def create_load_balancer(self, *arguments, **named):
        balancer = create(self, *arguments, **named)
        balancer.addresses = {
            mapping["SubnetId"]: mapping["AllocationId"]
            for mapping in named.get("subnet_mappings") or []
            if mapping.get("AllocationId")
        }
        return balancer

    def availability_zones(self):
        found = zones(self)
        for zone in found:
            allocation = getattr(self, "addresses", {}).get(zone.subnet_id)
            zone.load_balancer_addresses = [{"AllocationId": allocation}] if allocation else []
        return found

    ELBv2Backend.create_load_balancer = create_load_balancer
    FakeLoadBalancer.availability_zones = property(availability_zones)


def install():
    functions_let_balancers_in()
    network_balancers_have_their_addresses()
    network_balancers_enforce_their_groups()
