"""Environments for pull requests: environment.py up | down | sweep

An environment is a stack pr-<number> with the settings of another stack, except those that can exist only once. `up`
deploys and `down` destroys the environment of the event's pull request; `sweep` destroys environments whose pull
request is closed or has lost the label.
"""

import os
import re
import sys

import github
import pulumi

LABEL = "preview"
MARKER = "<!-- slipway environment -->"
NAME = re.compile(r"pr-([1-9]\d{0,8})")

# Settings that are not copied: domain names belong to the original, the deploy role may not change the audit and the
# budget of the account, and a new alarm topic would send a confirmation e-mail for each environment.
ONCE = ("slipway:domain", "slipway:audit", "slipway:budget", "slipway:alarms")


def stack_of(number):
    return f"pr-{number}"


def copy_settings(original, stack):
    """Copies the settings of the original to the stack, which is created if it does not exist."""
    settings = pulumi.settings(original)
    if str(settings.get("slipway:protected")).lower() == "true":
        raise pulumi.Refused(f"{original} is protected; copy an unprotected stack, such as dev")
    pulumi.must("stack", "select", "--create", stack=stack, show=False)
    pulumi.must("config", "cp", "--dest", stack, stack=original, show=False)
    for key in ONCE:
        if settings.get(key):
            pulumi.must("config", "rm", key, stack=stack, show=False)
    if settings.get("slipway:delivery"):
        pulumi.must("config", "set", "--path", "slipway:delivery.roles", "false", stack=stack, show=False)


def up(original):
    """Deploys the environment of the pull request and comments its URL."""
    number = github.event()["pull_request"]["number"]
    stack = stack_of(number)
    copy_settings(original, stack)
    code, _ = pulumi.run("up", "--yes", stack=stack)
    if code != 0:
        body = f"The environment `{stack}` was not deployed: see [the run]({github.run_url()})."
        github.comment(number, MARKER, body)
        sys.exit(code)
    outputs = pulumi.read("stack", "output", stack=stack)
    url = outputs.get("url") or outputs.get("api_url")
    answer = f"runs at {url}" if url else "runs; none of its services has a URL"
    sha = github.event()["pull_request"]["head"]["sha"][:12]
    github.comment(
        number,
        MARKER,
        f"The environment `{stack}` of {sha} {answer}\n\nIt costs money until the pull request is closed or loses the"
        f" label `{LABEL}`.",
    )


def destroy(number):
    """Destroys an environment, if it exists, with its stack. Returns Pulumi's exit code."""
    stack = stack_of(number)
    code, _ = pulumi.run("destroy", "--yes", "--remove", stack=stack)
    if code == pulumi.STACK_NOT_FOUND:
        print(f"there is no stack {stack}")
        return 0
    github.comment(
        number,
        MARKER,
        f"The environment `{stack}` is destroyed."
        if code == 0
        else f"The environment `{stack}` was not destroyed, and costs money: see [the run]({github.run_url()}).",
        only_update=True,
    )
    return code


def down():
    sys.exit(destroy(github.event()["pull_request"]["number"]))


def is_wanted(number):
    """True if the pull request is open and has the label."""
    request = github.call("GET", f"pulls/{number}")
    labels = [label["name"] for label in request["labels"]] if request else []
    return LABEL in labels and request["state"] == "open"


def sweep():
    """Destroys the environments without an open, labelled pull request. After a failure it continues with the next."""
    failed = 0
    for stack in pulumi.read("stack", "ls"):
        found = NAME.fullmatch(stack["name"].split("/")[-1])
        if found and not is_wanted(found.group(1)):
            failed = max(failed, destroy(found.group(1)))
    sys.exit(failed)


def main(command="", original=""):
    original = original or os.environ.get("ORIGINAL", "dev")
    commands = {"up": lambda: up(original), "down": down, "sweep": sweep}
    if command not in commands:
        raise pulumi.Refused(f"'{command}' is not a command; use up, down or sweep")
    commands[command]()


if __name__ == "__main__":
    pulumi.main(main)
