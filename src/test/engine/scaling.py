"""Scaling policies: moto answers with all of a target where AWS filters by name, and makes a new policy of a changed one.

https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingPolicies.html
https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
"""
import json

from moto.applicationautoscaling.models import ApplicationAutoscalingBackend, FakeApplicationAutoscalingPolicy
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse


def policies_are_found_by_name():
    describe = ApplicationAutoScalingResponse.describe_scaling_policies

    def describe_scaling_policies(self):
        names, answer = self._get_param("PolicyNames"), json.loads(describe(self))
        if names:
            answer["ScalingPolicies"] = [
                policy for policy in answer["ScalingPolicies"] if policy["PolicyName"] in names
            ]
        return json.dumps(answer)

    ApplicationAutoScalingResponse.describe_scaling_policies = describe_scaling_policies


def a_changed_policy_keeps_its_arn():
    put = ApplicationAutoscalingBackend.put_scaling_policy

    def put_scaling_policy(self, policy_name, service_namespace, resource_id, scalable_dimension, *rest, **body):
        key = FakeApplicationAutoscalingPolicy.formulate_key(
            service_namespace, resource_id, scalable_dimension, policy_name
        )
        former = self.policies.get(key)
        policy = put(self, policy_name, service_namespace, resource_id, scalable_dimension, *rest, **body)
        if former:
            former.delete_alarms(self.account_id, self.region_name)
            policy.policy_arn = former.policy_arn
        return policy

    ApplicationAutoscalingBackend.put_scaling_policy = put_scaling_policy


def install():
    policies_are_found_by_name()
    a_changed_policy_keeps_its_arn()
