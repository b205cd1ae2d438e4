"""Lists stacks as the matrix of a job: stacks.py deploy | preview | drift [--check FILE | --only STACK]

A stack is a file Pulumi.<stack>.yaml. It is listed if the variable with its role is set, such as PROD_DEPLOY_ROLE_ARN for
deploy; VARIABLES has all variables as JSON. The output of the step is `stacks`, a list of objects with the stack and the
name of the variable; with the file that ./slipway check --json has written, it is two lists, `unprotected` and `protected`.
"""

import json
import os
import pathlib
import re

import pulumi

FILE = re.compile(r"Pulumi\.(.+)\.yaml")
PURPOSES = ("deploy", "preview", "drift")


def stacks():
    """The names of the stacks that have a file, sorted."""
    return sorted(found.group(1) for file in pathlib.Path().iterdir() if (found := FILE.fullmatch(file.name)))


def role(stack, purpose):
    """The name of the variable with the role of a stack."""
    return re.sub(r"\W", "_", f"{stack}_{purpose}_role_arn").upper()


def matrix(names, purpose):
    """The stacks whose role is set."""
    variables = json.loads(os.environ.get("VARIABLES") or "{}")
    listed = []
    for stack in names:
        if variables.get(role(stack, purpose)):
            listed.append({"stack": stack, "role": role(stack, purpose)})
        else:
            print(f"{stack} is left out: the variable {role(stack, purpose)} is not set")
    return listed


def known(stack):
    if stack not in stacks():
        raise pulumi.Refused(f"there is no Pulumi.{stack}.yaml; name one of: {', '.join(stacks())}")
    return stack


def lists(purpose, option="", value=""):
    """The outputs of the step by name."""
    if option == "--only":
        return {"stacks": matrix([known(value)], purpose)}
    if option == "--check":
        checked = json.loads(pathlib.Path(value).read_text(encoding="utf-8"))["stacks"]
        return {
            name: matrix([check["stack"] for check in checked if check["protected"] == protected], purpose)
            for name, protected in (("unprotected", False), ("protected", True))
        }
    return {"stacks": matrix(stacks(), purpose)}


def main(purpose="", *options):
    if purpose not in PURPOSES:
        raise pulumi.Refused(f"'{purpose}' is not a purpose; use {', '.join(PURPOSES)}")
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as output:
        for name, listed in lists(purpose, *options).items():
            output.write(f"{name}={json.dumps(listed)}\n")


if __name__ == "__main__":
    pulumi.main(main)
