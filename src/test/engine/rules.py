"""Rules of EventBridge that deliver to queues: moto ignores the policy of the queue, that of its key, and the state of the rule.

AWS counts an event that it may not deliver as a failed invocation, and its sender does not learn of it.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services
"""
import json
from fnmatch import fnmatchcase

from moto.events.models import Rule
from moto.kms.models import kms_backends
from moto.sqs.models import sqs_backends

SERVICE = "events.amazonaws.com"
OPERATORS = {"ArnEquals": fnmatchcase, "ArnLike": fnmatchcase, "StringLike": fnmatchcase, "StringEquals": str.__eq__}


def many(value):
    return value if isinstance(value, list) else [value]


def holds(condition, context):
    """True if a condition of a policy holds; one on another key does not."""
    return all(
        key in context and operator in OPERATORS and any(OPERATORS[operator](context[key], value) for value in many(values))
        for operator, keys in condition.items()
        for key, values in keys.items()
    )


def permits(policy, action, resource, context):
    """True if a statement of the policy allows an action to EventBridge."""
    return any(
        statement["Effect"] == "Allow"
        and isinstance(statement.get("Principal"), dict)
        and SERVICE in many(statement["Principal"].get("Service", []))
        and any(fnmatchcase(action, name) for name in many(statement["Action"]))
        and any(fnmatchcase(resource, name) for name in many(statement["Resource"]))
        and holds(statement.get("Condition", {}), context)
        for statement in json.loads(policy or "{}").get("Statement", [])
    )


def may_send(rule, queue):
    context = {"aws:SourceArn": rule.arn, "aws:SourceAccount": rule.account_id}
    if not permits(queue.policy, "sqs:SendMessage", queue.queue_arn, context):
        return False
    if not queue.kms_master_key_id:
        return True
    keys = kms_backends[rule.account_id][rule.region_name]
    key = keys.keys[keys.any_id_to_key_id(queue.kms_master_key_id)]
    return all(permits(key.policy, action, key.arn, context) for action in ("kms:GenerateDataKey", "kms:Decrypt"))


def install():
    send, match = Rule._send_to_sqs_queue, Rule.send_to_targets

    def send_to_sqs_queue(self, resource_id, *args, **kwargs):
        queue = sqs_backends[self.account_id][self.region_name].get_queue(resource_id)
        if may_send(self, queue):
            send(self, resource_id, *args, **kwargs)

    def send_to_targets(self, *args, **kwargs):
        if self.state == "ENABLED":
            match(self, *args, **kwargs)

    Rule._send_to_sqs_queue, Rule.send_to_targets = send_to_sqs_queue, send_to_targets
