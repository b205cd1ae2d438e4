"""Destroys a stack, if that is what was meant: destroy.py STACK CONFIRMATION"""

import pulumi


def main(stack="", confirmation=""):
    if confirmation != stack or not stack:
        raise pulumi.Refused(f"'{confirmation}' is not the name of the stack; type {stack} to destroy it")
    every = pulumi.settings(stack)
    if str(every.get("slipway:protected")).lower() == "true":
        raise pulumi.Refused(f"{stack} is protected; set slipway:protected to false, deploy that, then destroy it")
    pulumi.must("destroy", "--yes", stack=stack)


if __name__ == "__main__":
    pulumi.main(main)
