"""Queues, as far as moto does not play them: the redrive allow policy, attributes that outlive the change of another, and a
redrive policy without blanks.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
"""
import json

from moto.sqs.models import Queue


def install():
    change = Queue._set_attributes

    def set_attributes(self, attributes, now=None):
        """moto forgets the policy when another attribute is set."""
        kept = {} if "Policy" in attributes else {"Policy": getattr(self, "policy", None)}
        change(self, {**attributes, **kept}, now)

    Queue._set_attributes = set_attributes
    Queue.redrive_allow_policy = None
    Queue.BASE_ATTRIBUTES = [*Queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]
    written = Queue.attributes.fget

    def attributes(self):
        """AWS returns no redrive allow policy that is empty, and redrive policies without blanks; the provider compares texts."""
        result = written(self)
        if not result.get("RedriveAllowPolicy"):
            result.pop("RedriveAllowPolicy", None)
        if result.get("RedrivePolicy"):
            result["RedrivePolicy"] = json.dumps(json.loads(result["RedrivePolicy"]), separators=(",", ":"))
        return result

    Queue.attributes = property(attributes)
