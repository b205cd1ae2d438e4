"""Deploys a stack: release.py STACK [--seconds N] [--test FILE] [--admit-runner URL]

Without blue/green services this is `pulumi up`. If the stack file increases the share of a new version, the release has
these steps: the new version is deployed with the current shares, is tested at its test URL, and gets 10 %, 50 % and the
share in the file, each for --seconds, during which none of its deployment alarms may become active. After an alarm, a
failed test or a failed `up` the former shares are restored and the script fails.

The stack file in the repository contains the shares at the end of the release. The shares in between are set in this
checkout only.
"""

import argparse
import fnmatch
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pulumi

STEPS = (10, 50)
POLL_SECONDS = 15
TEST_SECONDS = 300
OTHER_SLOT = {"primary": "alternate", "alternate": "primary"}


class Shift:
    """The current and the final share of requests for the new version of a service."""

    def __init__(self, service, final, current):
        self.service = service
        self.slot = final["release_side"][service]
        self.final = self.percent(final)
        self.current = self.percent(current)

    def percent(self, outputs):
        """The share of the released slot; 100 for the primary if there is only one revision."""
        alternate = int(outputs.get("alternate_share", {}).get(self.service, 0))
        return alternate if self.slot == "alternate" else 100 - alternate

    def is_increase(self):
        return self.final > self.current

    def steps(self):
        return [step for step in STEPS if self.current < step < self.final] + [self.final]


class Stack:
    """The stack file of this checkout, which is changed temporarily."""

    def __init__(self, name, root):
        self.name = name
        self.file = root / f"Pulumi.{name}.yaml"
        self.committed = self.file.read_bytes()
        self.admitted = None

    def up(self, shifts, shares):
        """Deploys with these shares; other services in shifts keep their current shares. Returns the exit code."""
        self.file.write_bytes(self.committed)
        for shift in shifts:
            share = shares.get(shift.service, shift.current)
            self.set(f"slipway:services.{shift.service}.deploy.{shift.slot}", share)
            self.set(f"slipway:services.{shift.service}.deploy.{OTHER_SLOT[shift.slot]}", 100 - share)
        if self.admitted:
            self.set(*self.admitted)
        code, _ = pulumi.run("up", "--yes", stack=self.name)
        self.file.write_bytes(self.committed)
        return code

    def set(self, path, value):
        pulumi.must("config", "set", "--path", path, str(value), stack=self.name, show=False)

    def admit(self, address):
        """Admits the address of this machine to the test port until the last deployment of the release."""
        known = (pulumi.settings(self.name).get("slipway:balancer") or {}).get("testCidrs", [])
        self.admitted = (f"slipway:balancer.testCidrs[{len(known)}]", address + "/32")


def planned_outputs(stack):
    """The outputs of the plan of the stack file, without AWS. A rejected plan ends the script."""
    plan = pathlib.Path("target", f"release-{stack}.json")
    plan.parent.mkdir(exist_ok=True)
    done = subprocess.run(["./slipway", "preview", stack, "--json", str(plan)], check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return json.loads(plan.read_text(encoding="utf-8"))["outputs"]


def active_alarms(names):
    """The names of the active alarms among these CloudWatch alarms."""
    listed = subprocess.run(
        ["aws", "cloudwatch", "describe-alarms", "--alarm-names", *names]
        + ["--query", "MetricAlarms[?StateValue=='ALARM'].AlarmName", "--output", "json"],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(listed.stdout or "[]") or [])


def alarm_within(seconds, names, ignored):
    """Monitors alarms. Returns the error after an alarm, otherwise an empty text; ignored alarms were active before."""
    until = time.monotonic() + seconds
    while names:
        active = active_alarms(names) - ignored
        if active:
            return "active alarms: " + ", ".join(sorted(active))
        if time.monotonic() >= until:
            return ""
        time.sleep(min(POLL_SECONDS, max(0.0, until - time.monotonic())))
    time.sleep(seconds)
    return ""


def test_request(service, url):
    """The request that tests a new version: its health path, or if that is not among its routes, the first route.

    The test listener has the routes and hosts of the service. Returns the request and the accepted status codes.
    """
    routes = service.get("routes") or {}
    paths = routes.get("paths") or ["/*"]
    health = (service.get("health") or {}).get("path", "/")
    is_health = any(fnmatch.fnmatchcase(health, pattern) for pattern in paths)
    path = health if is_health else re.split(r"[*?]", paths[0])[0]
    hosts = [host for host in routes.get("hosts") or [] if "*" not in host]
    accepted = range(200, 400) if is_health else [status for status in range(200, 500) if status != 404]
    return urllib.request.Request(url + path, headers={"Host": hosts[0]} if hosts else {}), accepted


def responds(request, accepted):
    """True after an accepted response within some minutes, since a new security-group rule takes a while to apply."""
    until = time.monotonic() + float(os.environ.get("TEST_SECONDS", TEST_SECONDS))
    url = request.full_url
    while True:
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                print(f"{url} responds with {response.status}")
                return True
        except urllib.error.HTTPError as error:
            print(f"{url} responds with {error.code}", flush=True)
            if error.code in accepted:
                return True
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            print(f"{url}: {error}", flush=True)
        if time.monotonic() >= until:
            return False
        time.sleep(min(POLL_SECONDS, max(0.0, until - time.monotonic())))


def test_failure(stack, shift, outputs, test):
    """Tests the new version at its test URL. Returns the error, or an empty text after a successful test."""
    url = outputs["test_url"][shift.service]
    service = (pulumi.settings(stack).get("slipway:services") or {}).get(shift.service) or {}
    request, accepted = test_request(service, url)
    if not responds(request, accepted):
        return f"{request.full_url} has no successful response"
    if test and subprocess.run([test, shift.service, url], check=False).returncode != 0:
        return f"{test} {shift.service} {url} fails"
    return ""


def release(stack, shifts, arguments):
    """Shifts the requests of services, one after the other. Returns the error, or an empty text after a success."""
    if stack.up(shifts, {}) != 0:
        return "the new version was not deployed"
    outputs = pulumi.read("stack", "output", stack=stack.name)
    done = {}
    for shift in shifts:
        names = outputs.get("deployment_alarms", {}).get(shift.service, "").split()
        ignored = active_alarms(names) if names else set()
        if ignored:
            print(f"ignored, since they were active before the release: {', '.join(sorted(ignored))}")
        error = test_failure(stack.name, shift, outputs, arguments.test)
        for share in [] if error else shift.steps():
            done[shift.service] = share
            print(f"{shift.service}: {share} % of the requests to {shift.slot}", flush=True)
            if stack.up(shifts, done) != 0:
                error = f"the up to {share} % failed"
            else:
                error = alarm_within(arguments.seconds, names, ignored)
            if error:
                break
        if error:
            return f"{shift.service}: {error}"
    return ""


def main(*words):
    parser = argparse.ArgumentParser(description="Deploys a stack, blue/green services step by step.")
    parser.add_argument("stack")
    parser.add_argument("--seconds", type=float, default=300, help="duration of each share")
    parser.add_argument("--test", help="program that tests the new version, called with service and test URL")
    parser.add_argument("--admit-runner", help="URL that returns this machine's address, to admit to the test port")
    arguments = parser.parse_args(words)

    final = planned_outputs(arguments.stack)
    current = pulumi.read("stack", "output", stack=arguments.stack)
    if current is None:
        first = "an administrator runs the first up, see docs/delivery.md"
        raise pulumi.Refused(f"there is no stack {arguments.stack} yet; {first}")
    running = [service for service in final.get("release_side", {}) if service in current.get("service_name", {})]
    shifts = [shift for shift in (Shift(service, final, current) for service in running) if shift.is_increase()]
    if not shifts:
        pulumi.must("up", "--yes", stack=arguments.stack)
        return

    stack = Stack(arguments.stack, pathlib.Path())
    if arguments.admit_runner:
        with urllib.request.urlopen(arguments.admit_runner, timeout=30) as response:
            stack.admit(response.read().decode().strip())
    error = release(stack, shifts, arguments)
    stack.admitted = None
    if not error:
        # The settings of the repository: the same shares, and the test port without this machine.
        pulumi.must("up", "--yes", stack=arguments.stack)
        return
    print(f"::error::{error}; restoring the former shares", flush=True)
    if stack.up(shifts, {shift.service: 0 for shift in shifts}) != 0:
        sys.exit(f"release.py: {error}; the former shares could not be restored: check {arguments.stack} now")
    sys.exit(f"release.py: {error}; the former shares are restored. Fix it and push, or revert the commit")


if __name__ == "__main__":
    pulumi.main(main)
