"""Firehose delivery streams, as far as moto does not play them: encryption is turned on and off, after the creation. And
the log router that sends to them.

https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html
"""
import json

from moto.core.responses import EmptyResult
from moto.core.utils import unix_time_millis
from moto.firehose.exceptions import InvalidArgumentException, ResourceNotFoundException
from moto.firehose.models import DeliveryStream, firehose_backends
from moto.firehose.responses import FirehoseResponse
from moto.kms.models import kms_backends
from moto.logs.models import logs_backends


def encrypt(stream, asked):
    """Enabled at once; the key must be there, of the two kinds that AWS has."""
    kind, key = asked.get("KeyType"), asked.get("KeyARN")
    if kind not in ("AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK") or (kind == "CUSTOMER_MANAGED_CMK") != bool(key):
        raise InvalidArgumentException(f"KeyType {kind} with KeyARN {key}")
    if key:
        region, account = key.split(":")[3:5]
        kms_backends[account][region].describe_key(key)
    stream.delivery_stream_encryption_configuration = {"KeyType": kind, "Status": "ENABLED"}
    if key:
        stream.delivery_stream_encryption_configuration["KeyARN"] = key


def route(ecs, task, definition, container, line):
    """What Fluent Bit does with a container's line, by the options of the container and the file of the router."""
    account, region = ecs.account_id, ecs.region_name
    tag = f"{container['name']}-firelens-{task.id}"
    record = {"container_name": container["name"], "ecs_task_arn": task.task_arn, "log": line}
    stream = container["logConfiguration"]["options"]["delivery_stream"]
    data = {"Data": json.dumps(record).encode() + b"\n"}
    firehose_backends[account][region].put_record_batch(stream, [data])
    router = next(each for each in definition.container_definitions if each.get("firelensConfiguration"))
    text = next(each["value"] for each in router["environment"] if each["name"] == "SLIPWAY_FLUENT_BIT")
    for output in text.split("[OUTPUT]")[1:]:
        keys = dict(entry.split(None, 1) for entry in output.strip().splitlines())
        group = logs_backends[account][keys["region"]].groups[keys["log_group_name"]]
        name = keys["log_stream_prefix"] + tag
        group.create_log_stream(name)
        group.put_log_events(name, [{"timestamp": int(unix_time_millis()), "message": record[keys["log_key"]]}])


def install():
    start = DeliveryStream.__init__

    def with_encryption(self, *args, **kwargs):
        start(self, *args, **kwargs)
        asked = self.delivery_stream_encryption_configuration
        if asked:
            encrypt(self, asked)

    def named(self):
        name = self._get_param("DeliveryStreamName")
        if name not in self.firehose_backend.delivery_streams:
            raise ResourceNotFoundException(f"Firehose {name} under account {self.current_account} not found.")
        return self.firehose_backend.delivery_streams[name]

    def start_delivery_stream_encryption(self):
        encrypt(named(self), self._get_param("DeliveryStreamEncryptionConfigurationInput") or {})
        return EmptyResult()

    def stop_delivery_stream_encryption(self):
        named(self).delivery_stream_encryption_configuration = {"Status": "DISABLED"}
        return EmptyResult()

    DeliveryStream.__init__ = with_encryption
    FirehoseResponse.start_delivery_stream_encryption = start_delivery_stream_encryption
    FirehoseResponse.stop_delivery_stream_encryption = stop_delivery_stream_encryption
