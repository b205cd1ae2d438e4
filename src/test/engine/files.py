"""What moto's EFS lacks: changes of a file system, the deletion of its policy, and backup policies that are on or off.

https://docs.aws.amazon.com/efs/latest/ug/API_UpdateFileSystem.html
https://docs.aws.amazon.com/efs/latest/ug/API_PutBackupPolicy.html
"""
import json

from moto.efs.models import FileSystem
from moto.efs.responses import EFSResponse


def files(response):
    return response.efs_backend.describe_file_systems(file_system_id=response._get_param("FileSystemId"))[1][0]


def update_file_system(response):
    found = files(response)
    found.throughput_mode = response._get_param("ThroughputMode") or found.throughput_mode
    return json.dumps(found.info_json())


def put_backup_policy(response):
    policy = response._get_param("BackupPolicy")
    files(response)._backup_status = policy["Status"]
    return json.dumps({"BackupPolicy": policy})


def delete_file_system_policy(response):
    files(response).file_system_policy = None
    return "{}"


def install():
    EFSResponse.update_file_system = update_file_system
    EFSResponse.put_backup_policy = put_backup_policy
    EFSResponse.delete_file_system_policy = delete_file_system_policy
    FileSystem.backup_policy = property(
        lambda self: {"Status": self._backup_status} if hasattr(self, "_backup_status") else None
    )
