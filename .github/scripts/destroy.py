"""Destroys a stack, if that is what was meant: destroy.py STACK CONFIRMATION"""

import re

import pulumi

# What the deploy role may not end: docs/decisions/0016-deploy-permissions-from-the-plan.md.
KEPT = ("slipway:delivery:**", "slipway:audit:**", "**aws:kms/key:Key::*")


def main(stack="", confirmation=""):
    if confirmation != stack or not stack:
        raise pulumi.Refused(f"'{confirmation}' is not the name of the stack; type {stack} to destroy it")
    every = pulumi.settings(stack)
    if str(every.get("slipway:protected")).lower() == "true":
        raise pulumi.Refused(f"{stack} is protected; set slipway:protected to false, deploy that, then destroy it")
    excluded = [word for kept in KEPT for word in ("--exclude", f"urn:pulumi:{stack}::*::{kept}")]
    text = pulumi.must("destroy", "--yes", *excluded, stack=stack)
    if re.search(r"^ +[1-9]\d* unchanged", text, re.MULTILINE):
        left = "what only people may end is left: roles of delivery, the audit, keys"
        print(f"::notice::{left}. pulumi destroy -s {stack} ends it")


if __name__ == "__main__":
    pulumi.main(main)
