"""Looks for what was changed outside of Pulumi, and keeps one issue about it: drift.py STACK"""

import github
import pulumi


def known_issue(marker):
    """The open issue about this stack, None where there is none. GitHub lists pull requests among issues."""
    for issue in github.every("issues", state="open", creator="github-actions[bot]"):
        if "pull_request" not in issue and github.is_ours(issue, marker):
            return issue["number"]
    return None


def report(marker, stack, text):
    """Opens the issue, or brings it up to date."""
    head = (
        f"{marker}\n`{stack}` differs from what was deployed ([run]({github.run_url()})):\n\n"
        "What is right in the cloud goes into the stack file or the program; what is wrong there goes with\n"
        f"`pulumi refresh -s {stack}` and `pulumi up -s {stack}`, see docs/operations.md.\n\n"
    )
    body = head + github.cut(github.fenced(text), github.MOST - len(head), github.run_url())
    number = known_issue(marker)
    if number is None:
        number = github.call("POST", "issues", {"title": f"Drift in {stack}", "body": body})["number"]
    else:
        github.call("PATCH", f"issues/{number}", {"body": body})
    print(f"::warning::{stack} has drifted: see issue {number}")


def close(marker, stack):
    """Closes the issue where there is one."""
    number = known_issue(marker)
    if number is not None:
        note = f"`{stack}` is as it was deployed ([run]({github.run_url()}))."
        github.call("POST", f"issues/{number}/comments", {"body": note})
        github.call("PATCH", f"issues/{number}", {"state": "closed", "state_reason": "completed"})
    print(f"{stack} has not drifted")


def main(stack):
    marker = f"<!-- slipway drift {stack} -->"
    code, text = pulumi.run("refresh", "--preview-only", "--expect-no-changes", "--diff", stack=stack)
    if code == pulumi.CHANGES:
        report(marker, stack, text)
    elif code == 0:
        close(marker, stack)
    else:
        raise SystemExit(code)


if __name__ == "__main__":
    pulumi.main(main)
