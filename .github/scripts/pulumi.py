"""Calls of the Pulumi CLI."""

import json
import os
import re
import subprocess
import sys
import time

LOCKED = re.compile(r"the stack is currently locked|another update is currently in progress", re.IGNORECASE)

# Exit codes: https://www.pulumi.com/docs/iac/cli/
STACK_NOT_FOUND = 6
CHANGES = 7


class Refused(Exception):
    """An error in one line, with its fix."""


def run(*arguments, stack, show=True):
    """Runs Pulumi, and returns its exit code and output.

    Previews lock a state in a bucket too, so a command on a locked stack is repeated for up to LOCK_SECONDS.
    """
    command = ["pulumi", *arguments, "--stack", stack, "--non-interactive", "--color", "never"]
    until = time.monotonic() + float(os.environ.get("LOCK_SECONDS", "900"))
    while True:
        lines = []
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        ) as process:
            for line in process.stdout:
                lines.append(line)
                if show:
                    print(line, end="", flush=True)
        text = "".join(lines)
        if process.returncode == 0 or not LOCKED.search(text) or time.monotonic() >= until:
            return process.returncode, text
        print(f"{stack} is locked by another run; trying again", flush=True)
        time.sleep(min(float(os.environ.get("LOCK_PAUSE", "20")), max(0, until - time.monotonic())))


def must(*arguments, stack, show=True):
    """Runs Pulumi and returns its output; a failure ends the script with Pulumi's exit code."""
    code, text = run(*arguments, stack=stack, show=show)
    if code != 0:
        if not show:
            print(text, end="", file=sys.stderr)
        sys.exit(code)
    return text


def read(*arguments, stack=None):
    """The output of a Pulumi command as JSON; None if the stack does not exist."""
    done = subprocess.run(
        ["pulumi", *arguments, "--json", "--non-interactive", *(["--stack", stack] if stack else [])],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode == STACK_NOT_FOUND:
        return None
    if done.returncode != 0:
        sys.exit(done.returncode)
    return json.loads(done.stdout or "{}")


def settings(stack):
    """The settings in a stack file: objects as dictionaries, other values as text."""
    values = read("config", stack=stack) or {}
    return {key: value.get("objectValue", value.get("value")) for key, value in values.items()}


def main(script):
    """Runs a script. Refused ends it with one line on standard error and exit code 1."""
    try:
        script(*sys.argv[1:])
    except Refused as refusal:
        sys.exit(f"{os.path.basename(sys.argv[0])}: {refusal}")
