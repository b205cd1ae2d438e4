"""KMS keys of log groups, which moto keeps as they were at the creation.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html
"""
from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.responses import LogsResponse


def replace(response, key):
    name = response._get_param("logGroupName")
    group = response.logs_backend.groups.get(name)
    if not group:
        raise ResourceNotFoundException()
    group.kms_key_id = key
    return "{}"


def install():
    LogsResponse.associate_kms_key = lambda self: replace(self, self._get_param("kmsKeyId"))
    LogsResponse.disassociate_kms_key = lambda self: replace(self, None)
