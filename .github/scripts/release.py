"""Deploys a stack: release.py STACK [--seconds N] [--test FILE] [--admit-runner URL]

Without services that are deployed blue/green this is `pulumi up`. A service whose stack file gives its new version more
requests than it has gets there step by step: the new version is deployed while shares are what they were, is tested at
its test address, and then gets 10 %, 50 % and what the file says, each share for some time in which none of its
deployment alarms may go on. If one does, or the test or an `up` fails, the requests go back and the script fails.

The stack file in the repository says where a release ends. The shares on the way are set in this checkout alone.
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
SIDES = {"primary": "alternate", "alternate": "primary"}


class Shift:
    """A service on its way from the share that its new version has to the one that it is to have."""

    def __init__(self, service, goal, now):
        self.service = service
        self.side = goal["release_side"][service]
        self.goal = self.percent(goal)
        self.now = self.percent(now)

    def percent(self, outputs):
        """What the side that is released gets; everything where only one revision runs yet."""
        alternate = int(outputs.get("alternate_share", {}).get(self.service, 0))
        return alternate if self.side == "alternate" else 100 - alternate

    def due(self):
        return self.goal > self.now

    def steps(self):
        return [step for step in STEPS if self.now < step < self.goal] + [self.goal]


class Stack:
    """The stack file of this checkout, changed for a while."""

    def __init__(self, name, root):
        self.name = name
        self.file = root / f"Pulumi.{name}.yaml"
        self.committed = self.file.read_bytes()
        self.admitted = None

    def up(self, shifts, shares):
        """Deploys with these shares; those of other services in shifts are what they were. Gives the exit code."""
        self.file.write_bytes(self.committed)
        for shift in shifts:
            share = shares.get(shift.service, shift.now)
            self.set(f"slipway:services.{shift.service}.deploy.{shift.side}", share)
            self.set(f"slipway:services.{shift.service}.deploy.{SIDES[shift.side]}", 100 - share)
        if self.admitted:
            self.set(*self.admitted)
        code, _ = pulumi.run("up", "--yes", stack=self.name)
        self.file.write_bytes(self.committed)
        return code

    def set(self, path, value):
        pulumi.must("config", "set", "--path", path, str(value), stack=self.name, show=False)

    def admit(self, address):
        """Lets this machine reach the test port, until the last deploy of the release."""
        known = (pulumi.settings(self.name).get("slipway:balancer") or {}).get("testCidrs", [])
        self.admitted = (f"slipway:balancer.testCidrs[{len(known)}]", address + "/32")


def goal_of(stack):
    """The outputs that the stack file asks for, without a cloud. What the guard rails refuse ends the script."""
    plan = pathlib.Path("target", f"release-{stack}.json")
    plan.parent.mkdir(exist_ok=True)
    done = subprocess.run(["./slipway", "preview", stack, "--json", str(plan)], check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return json.loads(plan.read_text(encoding="utf-8"))["outputs"]


def alarms_on(names):
    """Which of these CloudWatch alarms are on."""
    listed = subprocess.run(
        ["aws", "cloudwatch", "describe-alarms", "--alarm-names", *names]
        + ["--query", "MetricAlarms[?StateValue=='ALARM'].AlarmName", "--output", "json"],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(listed.stdout or "[]") or [])


def fault_within(seconds, names, ignored):
    """Watches alarms; what went on, or nothing. Those that were on before the release say nothing of it."""
    until = time.monotonic() + seconds
    while names:
        on = alarms_on(names) - ignored
        if on:
            return "went on: " + ", ".join(sorted(on))
        if time.monotonic() >= until:
            return ""
        time.sleep(min(POLL_SECONDS, max(0.0, until - time.monotonic())))
    time.sleep(seconds)
    return ""


def request_of(service, url):
    """What the new version is asked: its health path, or where that is not among its routes, the first of these.

    The test port leads to it by the service's own routes and hosts. Gives the request, and which answers are good.
    """
    routes = service.get("routes") or {}
    paths = routes.get("paths") or ["/*"]
    health = (service.get("health") or {}).get("path", "/")
    is_health = any(fnmatch.fnmatchcase(health, pattern) for pattern in paths)
    path = health if is_health else re.split(r"[*?]", paths[0])[0]
    hosts = [host for host in routes.get("hosts") or [] if "*" not in host]
    good = range(200, 400) if is_health else [status for status in range(200, 500) if status != 404]
    return urllib.request.Request(url + path, headers={"Host": hosts[0]} if hosts else {}), good


def answers(request, good):
    """Whether an address answers well, within some minutes: a listener takes a while to let somebody in."""
    until = time.monotonic() + float(os.environ.get("TEST_SECONDS", TEST_SECONDS))
    url = request.full_url
    while True:
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                print(f"{url} answers {response.status}")
                return True
        except urllib.error.HTTPError as error:
            print(f"{url} answers {error.code}", flush=True)
            if error.code in good:
                return True
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            print(f"{url}: {error}", flush=True)
        if time.monotonic() >= until:
            return False
        time.sleep(min(POLL_SECONDS, max(0.0, until - time.monotonic())))


def fault_of_test(stack, shift, outputs, test):
    """What is wrong with the new version at its test address, or nothing."""
    url = outputs["test_url"][shift.service]
    service = (pulumi.settings(stack).get("slipway:services") or {}).get(shift.service) or {}
    request, good = request_of(service, url)
    if not answers(request, good):
        return f"{request.full_url} does not answer well"
    if test and subprocess.run([test, shift.service, url], check=False).returncode != 0:
        return f"{test} {shift.service} {url} fails"
    return ""


def release(stack, shifts, arguments):
    """Shifts the requests of services, one after the other. Gives what went wrong, or nothing."""
    if stack.up(shifts, {}) != 0:
        return "the new version was not deployed"
    outputs = pulumi.read("stack", "output", stack=stack.name)
    done = {}
    for shift in shifts:
        names = outputs.get("deployment_alarms", {}).get(shift.service, "").split()
        ignored = alarms_on(names) if names else set()
        if ignored:
            print(f"on before the release, and so not looked at: {', '.join(sorted(ignored))}")
        fault = fault_of_test(stack.name, shift, outputs, arguments.test)
        for share in [] if fault else shift.steps():
            done[shift.service] = share
            print(f"{shift.service}: {share} % of the requests to {shift.side}", flush=True)
            if stack.up(shifts, done) != 0:
                fault = f"the up to {share} % failed"
            else:
                fault = fault_within(arguments.seconds, names, ignored)
            if fault:
                break
        if fault:
            return f"{shift.service}: {fault}"
    return ""


def main(*words):
    parser = argparse.ArgumentParser(description="Deploys a stack, blue/green services step by step.")
    parser.add_argument("stack")
    parser.add_argument("--seconds", type=float, default=300, help="how long each share is watched")
    parser.add_argument("--test", help="a program that tests the new version, given the service and its address")
    parser.add_argument("--admit-runner", help="where this machine is told its address, which the test port lets in")
    arguments = parser.parse_args(words)

    goal = goal_of(arguments.stack)
    now = pulumi.read("stack", "output", stack=arguments.stack)
    if now is None:
        first = "its first up is a person's, see docs/delivery.md"
        raise pulumi.Refused(f"there is no stack {arguments.stack} yet; {first}")
    running = [service for service in goal.get("release_side", {}) if service in now.get("service_name", {})]
    shifts = [shift for shift in (Shift(service, goal, now) for service in running) if shift.due()]
    if not shifts:
        pulumi.must("up", "--yes", stack=arguments.stack)
        return

    stack = Stack(arguments.stack, pathlib.Path())
    if arguments.admit_runner:
        with urllib.request.urlopen(arguments.admit_runner, timeout=30) as response:
            stack.admit(response.read().decode().strip())
    fault = release(stack, shifts, arguments)
    stack.admitted = None
    if not fault:
        # What the repository says: the shares are there, and the test port is closed again.
        pulumi.must("up", "--yes", stack=arguments.stack)
        return
    print(f"::error::{fault}; the requests go back", flush=True)
    if stack.up(shifts, {shift.service: 0 for shift in shifts}) != 0:
        sys.exit(f"release.py: {fault}; and going back failed: look at {arguments.stack} now")
    sys.exit(f"release.py: {fault}; the requests are where they were. Mend and push, or revert the commit")


if __name__ == "__main__":
    pulumi.main(main)
