"""AWS's rules for resources within a VPC that moto lacks: none moves to another VPC, and a DB subnet group keeps the zones of its
instances.

https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSubnetGroup.html
https://repost.aws/knowledge-center/rds-db-subnet-group
"""
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


def install():
    balancers_stay()
    subnet_groups_stay()
