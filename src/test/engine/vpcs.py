"""AWS's rules for resources within a VPC that moto lacks: none moves to another VPC, a DB subnet group keeps the zones of its
instances, and an endpoint its routes.

https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSubnetGroup.html
https://repost.aws/knowledge-center/rds-db-subnet-group
"""
from moto.ec2.models import EC2Backend
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend
from moto.rds.exceptions import DBSubnetGroupNotFoundError, RDSClientError
from moto.rds.models import RDSBackend


def balancers_stay():
    groups, subnets = ELBv2Backend.set_security_groups, ELBv2Backend.set_subnets

    def set_security_groups(self, arn, sec_groups):
        for each in sec_groups:
            found = self.ec2_backend.get_security_group_from_id(each)
            if found and found.vpc_id != self.load_balancers[arn].vpc_id:
                raise ELBClientError("InvalidConfigurationRequest", "One or more security groups are invalid")
        groups(self, arn, sec_groups)

    def set_subnets(self, arn, names, mappings):
        for each in [*names, *(mapping["SubnetId"] for mapping in mappings)]:
            if self.ec2_backend.get_subnet(each).vpc_id != self.load_balancers[arn].vpc_id:
                raise ELBClientError("InvalidConfigurationRequest", "The subnet is not in the VPC of the load balancer")
        return subnets(self, arn, names, mappings)

    ELBv2Backend.set_security_groups, ELBv2Backend.set_subnets = set_security_groups, set_subnets


def subnet_groups_stay():
    """moto also loses a group that is changed."""

    def modify_db_subnet_group(self, subnet_name, description, subnets):
        group = self.subnet_groups.get(subnet_name)
        if not group:
            raise DBSubnetGroupNotFoundError(subnet_name)
        if any(subnet.vpc_id != group.vpc_id for subnet in subnets):
            raise RDSClientError(
                "InvalidParameterValue", "The new Subnets are not in the same Vpc as the existing subnet group")
        left = {subnet.availability_zone for subnet in subnets}
        for instance in self.databases.values():
            if getattr(instance, "db_subnet_group", None) is group and instance.availability_zone not in left:
                raise RDSClientError("SubnetAlreadyInUse", "Some of the subnets to be deleted are currently in use")
        group.subnets = subnets
        group.description = description or group.description
        return group

    RDSBackend.modify_db_subnet_group = modify_db_subnet_group


def endpoints_have_routes():
    """A gateway endpoint has a route in each of its tables, also in those that it gets and loses later."""
    modify = EC2Backend.modify_vpc_endpoint

    def modify_vpc_endpoint(self, vpc_id, add_route_tables, remove_route_tables, **others):
        modify(self, vpc_id=vpc_id, add_route_tables=add_route_tables, remove_route_tables=remove_route_tables, **others)
        prefixes = self.vpc_end_points[vpc_id].destination_prefix_list_id
        for table in add_route_tables or []:
            self.create_route(table, None, gateway_id=vpc_id, destination_prefix_list_id=prefixes)
        for table in remove_route_tables or []:
            self.delete_route(table, prefixes)

    EC2Backend.modify_vpc_endpoint = modify_vpc_endpoint


def install():
    endpoints_have_routes()
    balancers_stay()
    subnet_groups_stay()
