"""Destroys a stack whose name is confirmed: destroy.py STACK CONFIRMATION"""

import re

import pulumi

# Resources that the deploy role may not delete: docs/decisions/0016-deploy-permissions-from-the-plan.md.
KEPT = ("slipway:delivery:**", "slipway:audit:**", "**aws:kms/key:Key::*")


def main(stack="", confirmation=""):
    if confirmation != stack or not stack:
        raise pulumi.Refused(f"'{confirmation}' is not the name of the stack; type {stack} to destroy it")
    settings = pulumi.settings(stack)
    if str(settings.get("slipway:protected")).lower() == "true":
        raise pulumi.Refused(f"{stack} is protected; set slipway:protected to false, deploy that, then destroy it")
    excluded = [word for kept in KEPT for word in ("--exclude", f"urn:pulumi:{stack}::*::{kept}")]
    text = pulumi.must("destroy", "--yes", *excluded, stack=stack)
    if re.search(r"^ +[1-9]\d* unchanged", text, re.MULTILINE):
        kept = "the deploy role may not delete its own roles, the audit and KMS keys"
        print(f"::notice::{kept}: an administrator deletes them by pulumi destroy -s {stack}")


if __name__ == "__main__":
    pulumi.main(main)
