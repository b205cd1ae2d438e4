"""ElastiCache, of which moto knows a part: serverless caches, replication groups with changes, users, user groups, subnet
groups and tags, as AWS answers them. A change that AWS refuses is refused.

https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/Welcome.html
"""
from collections import defaultdict

from moto.core.responses import ActionResult, EmptyResult
from moto.ec2 import ec2_backends
from moto.elasticache.exceptions import ElastiCacheException
from moto.elasticache.responses import ElastiCacheResponse

PORT, READER_PORT = 6379, 6380
CHANGEABLE = (
    "CacheUsageLimits", "Description", "DailySnapshotTime", "SecurityGroupIds", "SnapshotRetentionLimit", "UserGroupId",
)


class Store:
    """All caches of an account in a region, by kind and name."""

    def __init__(self):
        self.kinds = defaultdict(dict)
        self.tags = {}


STORES = defaultdict(Store)


def refuse(code, message):
    error = ElastiCacheException(message)
    error.code = code
    return error


def store(response):
    return STORES[response.current_account, response.region]


def arn(response, kind, name):
    return f"arn:aws:elasticache:{response.region}:{response.current_account}:{kind}:{name}"


def add(response, kind, name, entry, tags, exists):
    if name in store(response).kinds[kind]:
        raise refuse(exists, f"{name} exists already")
    entry["ARN"] = arn(response, kind, name)
    store(response).kinds[kind][name] = entry
    store(response).tags[entry["ARN"]] = {tag["Key"]: tag.get("Value", "") for tag in tags or []}
    return entry


def find(response, kind, name, missing):
    found = store(response).kinds[kind]
    if name is None:
        return list(found.values())
    if name not in found:
        raise refuse(missing, f"{name} does not exist")
    return [found[name]]


def remove(response, kind, name, missing):
    entry = find(response, kind, name, missing)[0]
    del store(response).kinds[kind][name]
    store(response).tags.pop(entry["ARN"], None)
    return dict(entry, Status="deleting")


# Users: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html
def authentication(mode, name, user_id):
    if mode["Type"] == "iam" and name != user_id:
        raise refuse("InvalidParameterCombination", "User Id and User name must be same for authentication type: iam")
    passwords = mode.get("Passwords") or []
    if mode["Type"] == "password" and not all(16 <= len(password) <= 128 for password in passwords):
        raise refuse("InvalidParameterValue", "Passwords length must be between 16-128 characters.")
    answer = {"Type": mode["Type"]}
    return dict(answer, PasswordCount=len(passwords)) if passwords else answer


def create_user(self):
    asked = self._get_params()
    user = {
        "UserId": asked["UserId"],
        "UserName": asked["UserName"],
        "Status": "active",
        "Engine": asked["Engine"],
        "MinimumEngineVersion": "6.0",
        "AccessString": asked["AccessString"],
        "UserGroupIds": [],
        "Authentication": authentication(asked["AuthenticationMode"], asked["UserName"], asked["UserId"]),
    }
    return ActionResult(add(self, "user", asked["UserId"], user, asked.get("Tags"), "UserAlreadyExists"))


def describe_users(self):
    return ActionResult({"Users": find(self, "user", self._get_params().get("UserId"), "UserNotFound")})


def modify_user(self):
    asked = self._get_params()
    user = find(self, "user", asked["UserId"], "UserNotFound")[0]
    if asked.get("AccessString"):
        user["AccessString"] = asked["AccessString"]
    if asked.get("AuthenticationMode"):
        user["Authentication"] = authentication(asked["AuthenticationMode"], user["UserName"], user["UserId"])
    return ActionResult(user)


def delete_user(self):
    user_id = self._get_params()["UserId"]
    if any(user_id in group["UserIds"] for group in store(self).kinds["usergroup"].values()):
        raise refuse("InvalidUserState", f"{user_id} is in a user group")
    return ActionResult(remove(self, "user", user_id, "UserNotFound"))


# User groups: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html
def create_user_group(self):
    asked = self._get_params()
    users = [find(self, "user", user, "UserNotFound")[0] for user in asked.get("UserIds") or []]
    if asked["Engine"] == "redis" and not any(user["UserName"] == "default" for user in users):
        raise refuse("DefaultUserRequired", "User group needs to contain a user with the user name default.")
    group = {
        "UserGroupId": asked["UserGroupId"],
        "Status": "active",
        "Engine": asked["Engine"],
        "UserIds": [user["UserId"] for user in users],
        "MinimumEngineVersion": "6.0",
        "ReplicationGroups": [],
    }
    return ActionResult(add(self, "usergroup", asked["UserGroupId"], group, asked.get("Tags"), "UserGroupAlreadyExists"))


def describe_user_groups(self):
    name = self._get_params().get("UserGroupId")
    return ActionResult({"UserGroups": find(self, "usergroup", name, "UserGroupNotFound")})


def modify_user_group(self):
    asked = self._get_params()
    group = find(self, "usergroup", asked["UserGroupId"], "UserGroupNotFound")[0]
    removed = asked.get("UserIdsToRemove") or []
    group["UserIds"] = [user for user in group["UserIds"] if user not in removed] + (asked.get("UserIdsToAdd") or [])
    return ActionResult(group)


def delete_user_group(self):
    name = self._get_params()["UserGroupId"]
    kinds = store(self).kinds
    if any(name in cache["UserGroupIds"] for cache in kinds["replicationgroup"].values()) or any(
        name == cache.get("UserGroupId") for cache in kinds["serverlesscache"].values()
    ):
        raise refuse("InvalidUserGroupState", f"{name} is associated with a cache")
    return ActionResult(remove(self, "usergroup", name, "UserGroupNotFound"))


# Subnet groups: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
def subnets(response, ids):
    backend = ec2_backends[response.current_account][response.region]
    found = [backend.get_subnet(subnet) for subnet in ids]
    if len({subnet.vpc_id for subnet in found}) > 1:
        raise refuse("InvalidSubnet", "The subnets are in several VPCs")
    return found


def in_group(found):
    return {
        "VpcId": found[0].vpc_id,
        "Subnets": [
            {"SubnetIdentifier": subnet.id, "SubnetAvailabilityZone": {"Name": subnet.availability_zone}}
            for subnet in found
        ],
    }


def create_cache_subnet_group(self):
    asked = self._get_params()
    name = asked["CacheSubnetGroupName"].lower()
    group = dict(
        in_group(subnets(self, asked["SubnetIds"])),
        CacheSubnetGroupName=name,
        CacheSubnetGroupDescription=asked["CacheSubnetGroupDescription"],
    )
    add(self, "subnetgroup", name, group, asked.get("Tags"), "CacheSubnetGroupAlreadyExists")
    return ActionResult({"CacheSubnetGroup": group})


def describe_cache_subnet_groups(self):
    name = self._get_params().get("CacheSubnetGroupName")
    return ActionResult({"CacheSubnetGroups": find(self, "subnetgroup", name, "CacheSubnetGroupNotFoundFault")})


def modify_cache_subnet_group(self):
    asked = self._get_params()
    group = find(self, "subnetgroup", asked["CacheSubnetGroupName"], "CacheSubnetGroupNotFoundFault")[0]
    changed = in_group(subnets(self, asked["SubnetIds"]))
    if changed["VpcId"] != group["VpcId"]:
        raise refuse("InvalidSubnet", "A subnet group stays in its VPC")
    group.update(changed, CacheSubnetGroupDescription=asked["CacheSubnetGroupDescription"])
    return ActionResult({"CacheSubnetGroup": group})


def delete_cache_subnet_group(self):
    name = self._get_params()["CacheSubnetGroupName"]
    if any(cache["subnets"] == name for cache in store(self).kinds["replicationgroup"].values()):
        raise refuse("CacheSubnetGroupInUse", f"{name} is in use")
    remove(self, "subnetgroup", name, "CacheSubnetGroupNotFoundFault")
    return EmptyResult()


# Serverless caches: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html
def create_serverless_cache(self):
    asked = self._get_params()
    name = asked["ServerlessCacheName"]
    zones = [subnet.availability_zone for subnet in subnets(self, asked["SubnetIds"])]
    if len(zones) < 2 or len(zones) != len(set(zones)):
        raise refuse("InvalidParameterValue", "Subnets of two zones or more are required, one of each zone")
    find(self, "usergroup", asked["UserGroupId"], "UserGroupNotFound")
    host = f"{name}-a1b2c3.serverless.euw1.cache.amazonaws.com"
    cache = {key: asked[key] for key in asked if key != "Tags"}
    cache.update(
        Status="available",
        FullEngineVersion=asked["MajorEngineVersion"] + ".0",
        DailySnapshotTime=asked.get("DailySnapshotTime", "03:00"),
        Endpoint={"Address": host, "Port": PORT},
        ReaderEndpoint={"Address": host, "Port": READER_PORT},
    )
    add(self, "serverlesscache", name, cache, asked.get("Tags"), "ServerlessCacheAlreadyExistsFault")
    return ActionResult({"ServerlessCache": cache})


def describe_serverless_caches(self):
    name = self._get_params().get("ServerlessCacheName")
    return ActionResult({"ServerlessCaches": find(self, "serverlesscache", name, "ServerlessCacheNotFoundFault")})


def modify_serverless_cache(self):
    asked = self._get_params()
    cache = find(self, "serverlesscache", asked["ServerlessCacheName"], "ServerlessCacheNotFoundFault")[0]
    changes = [key for key in CHANGEABLE if asked.get(key) is not None]
    if len(changes) > 1:
        raise refuse(
            "InvalidParameterCombination", "Serverless Cache modifications only support modifying one field per request."
        )
    cache.update({key: asked[key] for key in changes})
    return ActionResult({"ServerlessCache": cache})


def delete_serverless_cache(self):
    name = self._get_params()["ServerlessCacheName"]
    return ActionResult({"ServerlessCache": remove(self, "serverlesscache", name, "ServerlessCacheNotFoundFault")})


# Replication groups: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
def shape(cache, shards, nodes):
    """Gives a replication group its nodes, shards and endpoints."""
    name, partitioned = cache["ReplicationGroupId"], cache["ClusterEnabled"]
    cache["NodeGroups"], cache["MemberClusters"] = [], []
    for shard in range(1, shards + 1):
        members = []
        for node in range(1, nodes + 1):
            cluster = f"{name}-{shard:04}-{node:03}" if partitioned else f"{name}-{node:03}"
            cache["MemberClusters"].append(cluster)
            members.append({"CacheClusterId": cluster, "CacheNodeId": "0001", "PreferredAvailabilityZone": "eu-west-1a"})
        group = {"NodeGroupId": f"{shard:04}", "Status": "available", "NodeGroupMembers": members}
        if partitioned:
            group["Slots"] = f"{(shard - 1) * 16384 // shards}-{shard * 16384 // shards - 1}"
        else:
            group["PrimaryEndpoint"] = {"Address": f"master.{name}.a1b2c3.euw1.cache.amazonaws.com", "Port": PORT}
            group["ReaderEndpoint"] = {"Address": f"replica.{name}.a1b2c3.euw1.cache.amazonaws.com", "Port": PORT}
        cache["NodeGroups"].append(group)
    if partitioned:
        cache["ConfigurationEndpoint"] = {"Address": f"clustercfg.{name}.a1b2c3.euw1.cache.amazonaws.com", "Port": PORT}


def sizes(cache):
    return len(cache["NodeGroups"]), len(cache["NodeGroups"][0]["NodeGroupMembers"])


def check_failover(cache):
    shards, nodes = sizes(cache)
    if cache["ClusterEnabled"] and cache["AutomaticFailover"] != "enabled":
        raise refuse("InvalidParameterCombination", "Automatic failover must be enabled with cluster mode")
    if not cache["ClusterEnabled"] and nodes < 2 and cache["AutomaticFailover"] == "enabled":
        raise refuse("InvalidParameterCombination", "Automatic failover needs a replica")
    if cache["MultiAZ"] == "enabled" and nodes < 2:
        raise refuse("InvalidParameterCombination", "Multi-AZ needs a replica")


def switched(value):
    return "enabled" if value else "disabled"


def create_replication_group(self):
    asked = self._get_params()
    name = asked["ReplicationGroupId"]
    family = f"default.{asked['Engine']}{asked['EngineVersion'][0]}"
    partitioned = asked["ClusterMode"] == "enabled"
    if asked["CacheParameterGroupName"] != family + (".cluster.on" if partitioned else ""):
        raise refuse("InvalidParameterCombination", f"{asked['CacheParameterGroupName']} is of another family")
    cache = {
        "ReplicationGroupId": name,
        "Description": asked["ReplicationGroupDescription"],
        "Status": "available",
        "AutomaticFailover": switched(asked.get("AutomaticFailoverEnabled")),
        "MultiAZ": switched(asked.get("MultiAZEnabled")),
        "SnapshotRetentionLimit": asked.get("SnapshotRetentionLimit", 0),
        "SnapshotWindow": "03:00-04:00",
        "ClusterEnabled": partitioned,
        "ClusterMode": asked["ClusterMode"],
        "CacheNodeType": asked["CacheNodeType"],
        "AuthTokenEnabled": False,
        "TransitEncryptionEnabled": asked["TransitEncryptionEnabled"],
        "TransitEncryptionMode": asked["TransitEncryptionMode"],
        "AtRestEncryptionEnabled": asked["AtRestEncryptionEnabled"],
        "KmsKeyId": asked["KmsKeyId"],
        "UserGroupIds": asked["UserGroupIds"],
        "LogDeliveryConfigurations": [],
        "DataTiering": "disabled",
        "AutoMinorVersionUpgrade": asked["AutoMinorVersionUpgrade"],
        "NetworkType": "ipv4",
        "IpDiscovery": "ipv4",
        "Engine": asked["Engine"],
        "version": asked["EngineVersion"],
        "parameters": asked["CacheParameterGroupName"],
        "subnets": find(self, "subnetgroup", asked["CacheSubnetGroupName"], "CacheSubnetGroupNotFoundFault")[0][
            "CacheSubnetGroupName"
        ],
        "groups": asked["SecurityGroupIds"],
    }
    for group in asked["UserGroupIds"]:
        find(self, "usergroup", group, "UserGroupNotFound")
    shape(cache, asked.get("NumNodeGroups", 1), asked.get("NumCacheClusters") or asked.get("ReplicasPerNodeGroup", 0) + 1)
    check_failover(cache)
    add(self, "replicationgroup", name, cache, asked.get("Tags"), "ReplicationGroupAlreadyExists")
    return ActionResult({"ReplicationGroup": cache})


def describe_replication_groups(self):
    name = self._get_params().get("ReplicationGroupId")
    return ActionResult({"ReplicationGroups": find(self, "replicationgroup", name, "ReplicationGroupNotFoundFault")})


def describe_cache_clusters(self):
    name = self._get_params().get("CacheClusterId")
    found = [
        {
            "CacheClusterId": cluster,
            "CacheClusterStatus": "available",
            "ReplicationGroupId": cache["ReplicationGroupId"],
            "CacheNodeType": cache["CacheNodeType"],
            "Engine": cache["Engine"],
            "EngineVersion": cache["version"] + ".0",
            "NumCacheNodes": 1,
            "CacheParameterGroup": {"CacheParameterGroupName": cache["parameters"]},
            "CacheSubnetGroupName": cache["subnets"],
            "SecurityGroups": [{"SecurityGroupId": group, "Status": "active"} for group in cache["groups"]],
            "CacheSecurityGroups": [],
            "PreferredMaintenanceWindow": "sun:05:00-sun:06:00",
            "AutoMinorVersionUpgrade": cache["AutoMinorVersionUpgrade"],
            "AuthTokenEnabled": False,
            "AtRestEncryptionEnabled": cache["AtRestEncryptionEnabled"],
            "TransitEncryptionEnabled": cache["TransitEncryptionEnabled"],
            "TransitEncryptionMode": cache["TransitEncryptionMode"],
            "NetworkType": "ipv4",
            "IpDiscovery": "ipv4",
        }
        for cache in store(self).kinds["replicationgroup"].values()
        for cluster in cache["MemberClusters"]
        if name in (None, cluster)
    ]
    if name and not found:
        raise refuse("CacheClusterNotFound", f"{name} does not exist")
    return ActionResult({"CacheClusters": found})


def modify_replication_group(self):
    asked = self._get_params()
    cache = find(self, "replicationgroup", asked["ReplicationGroupId"], "ReplicationGroupNotFoundFault")[0]
    snapshotting = asked.get("SnapshottingClusterId")
    if snapshotting and snapshotting not in cache["MemberClusters"]:
        raise refuse("InvalidParameterValue", f"{snapshotting} is no node of the replication group")
    for key in ("SnapshotRetentionLimit", "SnapshotWindow", "CacheNodeType", "AutoMinorVersionUpgrade"):
        if asked.get(key) is not None:
            cache[key] = asked[key]
    for key, name in (("AutomaticFailoverEnabled", "AutomaticFailover"), ("MultiAZEnabled", "MultiAZ")):
        if asked.get(key) is not None:
            cache[name] = switched(asked[key])
    for key, name in (
        ("EngineVersion", "version"), ("CacheParameterGroupName", "parameters"), ("SecurityGroupIds", "groups"),
        ("ReplicationGroupDescription", "Description"),
    ):
        if asked.get(key):
            cache[name] = asked[key]
    if not cache["parameters"].startswith(f"default.{cache['Engine']}{cache['version'][0]}"):
        raise refuse("InvalidParameterCombination", f"{cache['parameters']} is of another family")
    check_failover(cache)
    return ActionResult({"ReplicationGroup": cache})


def change_replicas(self):
    asked = self._get_params()
    cache = find(self, "replicationgroup", asked["ReplicationGroupId"], "ReplicationGroupNotFoundFault")[0]
    shape(cache, sizes(cache)[0], asked["NewReplicaCount"] + 1)
    check_failover(cache)
    return ActionResult({"ReplicationGroup": cache})


def modify_replication_group_shard_configuration(self):
    asked = self._get_params()
    cache = find(self, "replicationgroup", asked["ReplicationGroupId"], "ReplicationGroupNotFoundFault")[0]
    if not cache["ClusterEnabled"]:
        raise refuse("InvalidParameterValue", "Cluster mode is disabled")
    shape(cache, asked["NodeGroupCount"], sizes(cache)[1])
    return ActionResult({"ReplicationGroup": cache})


def delete_replication_group(self):
    name = self._get_params()["ReplicationGroupId"]
    return ActionResult({"ReplicationGroup": remove(self, "replicationgroup", name, "ReplicationGroupNotFoundFault")})


# Tags: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_AddTagsToResource.html
def tag_list(response, name):
    return ActionResult({"TagList": [{"Key": key, "Value": value} for key, value in store(response).tags[name].items()]})


def list_tags_for_resource(self):
    return tag_list(self, self._get_params()["ResourceName"])


def add_tags_to_resource(self):
    asked = self._get_params()
    store(self).tags[asked["ResourceName"]].update({tag["Key"]: tag.get("Value", "") for tag in asked["Tags"]})
    return tag_list(self, asked["ResourceName"])


def remove_tags_from_resource(self):
    asked = self._get_params()
    for key in asked["TagKeys"]:
        store(self).tags[asked["ResourceName"]].pop(key, None)
    return tag_list(self, asked["ResourceName"])


ACTIONS = (
    create_user, describe_users, modify_user, delete_user, create_user_group, describe_user_groups, modify_user_group,
    delete_user_group, create_cache_subnet_group, describe_cache_subnet_groups, modify_cache_subnet_group,
    delete_cache_subnet_group, create_serverless_cache, describe_serverless_caches, modify_serverless_cache,
    delete_serverless_cache, create_replication_group, describe_replication_groups, describe_cache_clusters,
    modify_replication_group, modify_replication_group_shard_configuration, delete_replication_group,
    list_tags_for_resource, add_tags_to_resource, remove_tags_from_resource,
)


def install():
    for action in ACTIONS:
        setattr(ElastiCacheResponse, action.__name__, action)
    ElastiCacheResponse.increase_replica_count = change_replicas
    ElastiCacheResponse.decrease_replica_count = change_replicas
