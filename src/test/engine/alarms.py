"""The alarms that scale services, evaluated by a request instead of every minute: POST /moto-api/evaluate-alarms.

An alarm whose action is a step scaling policy gets the value that its metric, or its metric math, has now, as if it had been that
value in all evaluation periods. In the state ALARM it runs the policy, which sets the desired count of the service; the cooldown of
the policy is over. The answer is a JSON array with the alarm's description, value and state, and the desired count after it.

Metrics are those of SQS: the messages in flight have no value while there are none.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
"""
import ast
import json
import operator

from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.cloudwatch.models import cloudwatch_backends
from moto.ecs.models import ecs_backends
from moto.moto_api._internal import urls
from moto.sqs.models import sqs_backends

ARITHMETIC = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
COMPARISONS = {
    "GreaterThanThreshold": operator.gt, "GreaterThanOrEqualToThreshold": operator.ge,
    "LessThanThreshold": operator.lt, "LessThanOrEqualToThreshold": operator.le,
}
MISSING = {"breaching": "ALARM", "notBreaching": "OK"}


def metric(account, region, namespace, name, dimensions):
    """The value of a metric; None if it has none."""
    if namespace != "AWS/SQS":
        return None
    named = {dimension.name: dimension.value for dimension in dimensions}
    queue = sqs_backends[account][region].queues[named["QueueName"]]
    if name == "ApproximateNumberOfMessagesVisible":
        return queue.approximate_number_of_messages
    if name == "ApproximateNumberOfMessagesNotVisible":
        return queue.approximate_number_of_messages_not_visible or None
    raise NotImplementedError(f"alarms.py does not know the metric {name}")


def calculated(node, values):
    """The value of a metric math expression; None if a metric in it has none."""
    if isinstance(node, ast.Expression):
        return calculated(node.body, values)
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Call) and node.func.id == "FILL":
        value, filling = (calculated(part, values) for part in node.args)
        return filling if value is None else value
    if isinstance(node, ast.BinOp):
        left, right = calculated(node.left, values), calculated(node.right, values)
        return None if left is None or right is None else ARITHMETIC[type(node.op)](left, right)
    raise NotImplementedError(f"alarms.py does not know the expression {ast.unparse(node)}")


def value_of(account, region, alarm):
    if not alarm.metric_data_queries:
        return metric(account, region, alarm.namespace, alarm.metric_name, alarm.dimensions)
    queries, values, result = alarm.metric_data_queries, {}, None
    for query in sorted(queries, key=lambda query: bool(query.expression)):
        if query.expression:
            values[query.id] = calculated(ast.parse(query.expression, mode="eval"), values)
        else:
            found = query.metric_stat.metric
            values[query.id] = metric(account, region, found.namespace, found.metric_name, found.dimensions)
        if str(query.return_data).lower() == "true":
            result = values[query.id]
    return result


def state(alarm, value):
    if value is None:
        return MISSING.get(alarm.treat_missing_data, "INSUFFICIENT_DATA")
    return "ALARM" if COMPARISONS[alarm.comparison_operator](value, float(alarm.threshold)) else "OK"


def adjustment(configuration, alarm, value):
    """The adjustment of the step for a value; without a value it is that of the threshold. None without such a step."""
    difference = 0 if value is None else value - float(alarm.threshold)
    below = alarm.comparison_operator.startswith("Less")
    for step in configuration["StepAdjustments"]:
        lower = float(step.get("MetricIntervalLowerBound", "-inf"))
        upper = float(step.get("MetricIntervalUpperBound", "inf"))
        if lower < difference <= upper if below else lower <= difference < upper:
            return step["ScalingAdjustment"]
    return None


def run(policy, target, alarm, value):
    """Sets the desired count of the service of a policy, and returns it."""
    cluster, name = policy.resource_id.split("/")[1:]
    service = ecs_backends[policy.account_id][policy.region_name]._get_service(cluster, name)
    configuration = policy.step_scaling_policy_configuration
    step = adjustment(configuration, alarm, value) if state(alarm, value) == "ALARM" else None
    if step is not None:
        wanted = {
            "ExactCapacity": step,
            "ChangeInCapacity": service.desired_count + step,
        }[configuration["AdjustmentType"]]
        service.desired_count = min(max(wanted, target.min_capacity), target.max_capacity)
        service.rollout.scale()
    return service.desired_count


def evaluate(account, region, scaling):
    """Yields the result of each alarm of a region that runs a step scaling policy."""
    policies = {policy.policy_arn: policy for policy in scaling.policies.values() if policy.step_scaling_policy_configuration}
    for alarm in list(cloudwatch_backends[account][region].alarms.values()):
        for policy in (policies[arn] for arn in alarm.alarm_actions if arn in policies and alarm.actions_enabled):
            target = scaling.targets[policy.scalable_dimension][policy.resource_id]
            value = value_of(account, region, alarm)
            yield {
                "alarm": alarm.description,
                "value": value,
                "state": state(alarm, value),
                "desiredCount": run(policy, target, alarm, value),
            }


def evaluate_alarms(request, full_url, headers):
    results = [
        result
        for account, regions in applicationautoscaling_backends.items()
        for region, scaling in regions.items()
        for result in evaluate(account, region, scaling)
    ]
    return 200, {}, json.dumps(results)


def install():
    urls.url_paths["{0}/moto-api/evaluate-alarms"] = evaluate_alarms
