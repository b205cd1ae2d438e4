"""Detects changes outside Pulumi and reports them in one issue: drift.py STACK"""

import github
import pulumi


def known_issue(marker):
    """The number of the open issue about this stack; None without one. GitHub lists pull requests among issues."""
    for issue in github.every("issues", state="open", creator="github-actions[bot]"):
        if "pull_request" not in issue and github.is_ours(issue, marker):
            return issue["number"]
    return None


def report(marker, stack, text):
    """Opens the issue, or updates it."""
    head = (
        f"{marker}\n`{stack}` differs from its last deployment ([run]({github.run_url()})):\n\n"
        "To keep a change, write it into the stack file or the program. To revert it, run\n"
        f"`pulumi refresh -s {stack}` and `pulumi up -s {stack}`; see docs/operations/state.md.\n\n"
    )
    body = head + github.shortened(github.fenced(text), github.MAX_LENGTH - len(head), github.run_url())
    number = known_issue(marker)
    if number is None:
        number = github.call("POST", "issues", {"title": f"Drift in {stack}", "body": body})["number"]
    else:
        github.call("PATCH", f"issues/{number}", {"body": body})
    print(f"::warning::{stack} has drifted: see issue {number}")


def close(marker, stack):
    """Closes the open issue, if there is one."""
    number = known_issue(marker)
    if number is not None:
        note = f"`{stack}` has no drift any more ([run]({github.run_url()}))."
        github.call("POST", f"issues/{number}/comments", {"body": note})
        github.call("PATCH", f"issues/{number}", {"state": "closed", "state_reason": "completed"})
    print(f"{stack} has no drift")


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
