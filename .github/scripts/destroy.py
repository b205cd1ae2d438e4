"""Destroys a stack, but for what people alone may end: destroy.py STACK CONFIRMATION"""

import pulumi

# What the deploy role may read and not delete: see docs/decisions/0016-the-right-to-deploy-is-made-from-the-plan.md.
KEPT = ("slipway:delivery:**", "slipway:audit:**", "**aws:budgets/**", "slipway:key:**")


def main(stack="", confirmation=""):
    if confirmation != stack or not stack:
        raise pulumi.Refused(f"'{confirmation}' is not the name of the stack; type {stack} to destroy it")
    every = pulumi.settings(stack)
    if str(every.get("slipway:protected")).lower() == "true":
        raise pulumi.Refused(f"{stack} is protected; set slipway:protected to false, deploy that, then destroy it")
    pulumi.must("destroy", "--yes", stack=stack)


if __name__ == "__main__":
    pulumi.main(main)
