"""An environment for a pull request: environment.py up | down | sweep

A stack pr-<number> from the settings of another one, with what can be there once only left out. `up` and `down` are
about the pull request of the event, `sweep` destroys what was left behind by those that are closed.
"""

import os
import re
import sys

import github
import pulumi

LABEL = "preview"
MARKER = "<!-- slipway environment -->"
NAME = re.compile(r"pr-([1-9]\d{0,8})")

# Names that the original has, what watches an account, which who deploys may not change, and who would be asked for a
# confirmation by e-mail each time.
ONCE = ("slipway:domain", "slipway:audit", "slipway:budget", "slipway:alarms")


def stack_of(number):
    return f"pr-{number}"


def copy_settings(original, stack):
    """Gives the stack the settings of the original."""
    every = pulumi.settings(original)
    if str(every.get("slipway:protected")).lower() == "true":
        raise pulumi.Refused(f"{original} is protected; copy a stack that may go away, such as dev")
    pulumi.must("stack", "select", "--create", stack=stack, show=False)
    pulumi.must("config", "cp", "--dest", stack, stack=original, show=False)
    for key in ONCE:
        if every.get(key):
            pulumi.must("config", "rm", key, stack=stack, show=False)
    if every.get("slipway:delivery"):
        pulumi.must("config", "set", "--path", "slipway:delivery.roles", "false", stack=stack, show=False)


def up(original):
    """Deploys the pull request's environment and says where it is."""
    number = github.event()["pull_request"]["number"]
    stack = stack_of(number)
    copy_settings(original, stack)
    code, _ = pulumi.run("up", "--yes", stack=stack)
    if code != 0:
        body = f"The environment `{stack}` was not deployed: see [the run]({github.run_url()})."
        github.comment(number, MARKER, body)
        sys.exit(code)
    outputs = pulumi.read("stack", "output", stack=stack)
    where = outputs.get("url") or outputs.get("api_url")
    answer = f"runs at {where}" if where else "runs; none of its services has an address"
    sha = github.event()["pull_request"]["head"]["sha"][:12]
    github.comment(
        number,
        MARKER,
        f"The environment `{stack}` of {sha} {answer}\n\nIt costs money until the pull request is closed or loses the"
        f" label `{LABEL}`.",
    )


def destroy(number):
    """Destroys an environment, if it is there, and forgets it. Gives Pulumi's exit code."""
    stack = stack_of(number)
    code, _ = pulumi.run("destroy", "--yes", "--remove", stack=stack)
    if code == pulumi.STACK_NOT_FOUND:
        print(f"there is no {stack}")
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
    """Whether a pull request is open and has the label."""
    request = github.call("GET", f"pulls/{number}")
    return request is not None and request["state"] == "open" and LABEL in [each["name"] for each in request["labels"]]


def sweep():
    """Destroys the environments that nobody wants any more; one that fails does not keep the others."""
    failed = 0
    for each in pulumi.read("stack", "ls"):
        found = NAME.fullmatch(each["name"].split("/")[-1])
        if found and not is_wanted(found.group(1)):
            failed = max(failed, destroy(found.group(1)))
    sys.exit(failed)


def main(what="", original=""):
    original = original or os.environ.get("ORIGINAL", "dev")
    commands = {"up": lambda: up(original), "down": down, "sweep": sweep}
    if what not in commands:
        raise pulumi.Refused("say up, down or sweep")
    commands[what]()


if __name__ == "__main__":
    pulumi.main(main)
