"""What the wake function does, by boto3, for StartBenchmark."""
import json
import os
import sys

import boto3

ecs = boto3.client("ecs")


def handler(event):
    names = {"cluster": os.environ["CLUSTER"]}
    service = ecs.describe_services(services=[os.environ["SERVICE"]], **names)["services"][0]
    if service["desiredCount"] == 0:
        service = ecs.update_service(service=os.environ["SERVICE"], desiredCount=1, **names)["service"]
    return {"desired": service["desiredCount"], "running": service["runningCount"]}


print(json.dumps(handler(json.load(sys.stdin))))
