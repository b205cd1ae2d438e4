"""Lambda functions that run: as processes of this machine, from the jar that was uploaded. moto runs containers only.

A function calls the emulated AWS itself. What it prints before its answer, the last line, is its log.
"""
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from moto.awslambda.models import LambdaFunction, lambda_backends
from moto.events.models import events_backends

INVOKE = Path(__file__).with_name("Invoke.java")


def run(function, event):
    """The answer of a function, or its error, and its log."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(io.BytesIO(function.code_bytes)) as jar:
            jar.extractall(folder)
        environment = {
            **os.environ,
            **function.environment_vars,
            "AWS_REGION": function.region,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{sys.argv[1]}",
        }
        path = os.pathsep.join([folder, f"{folder}/lib/*"])
        done = subprocess.run(
            ["java", "-cp", path, str(INVOKE), function.handler],
            input=event,
            env=environment,
            capture_output=True,
            text=True,
        )
    log, _, answer = done.stdout.strip().rpartition("\n")
    if done.returncode:
        return json.dumps({"errorMessage": done.stderr[-2000:]}), True, log
    return answer, False, log


def permits(backend, target, rule):
    """Whether the policy of a function lets EventBridge call it, by the name in the target, for a rule."""
    return any(
        statement["Principal"] == {"Service": "events.amazonaws.com"}
        and statement["Resource"] == target
        and rule in (statement.get("Condition") or {}).get("ArnLike", {}).values()
        for function in backend.list_versions_by_function(target.split(":")[6])
        for statement in function.policy.statements
    )


def publish(account, region, event):
    """An event of AWS on the default bus: every rule that it matches calls its functions, before this ends."""
    for rule in events_backends[account][region].event_buses["default"].rules.values():
        if rule.state == "ENABLED" and rule.event_pattern.matches_event(event):
            for target in rule.targets:
                backend = lambda_backends[account][region]
                if not permits(backend, target["Arn"], rule.arn):
                    raise PermissionError(f"{rule.arn} may not call {target['Arn']}")
                function = backend.get_function(*target["Arn"].split(":")[6:8])
                answer, failed, log = run(function, json.dumps(event))
                if failed:
                    raise RuntimeError(f"{target['Arn']} failed: {answer} {log}")


def install():
    LambdaFunction._invoke_lambda = lambda self, event=None: run(
        self, event if isinstance(event, str) else json.dumps(event or {})
    )
