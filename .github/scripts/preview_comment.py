"""Writes the preview of a pull request as one comment: preview_comment.py FOLDER

Runs for the event workflow_run, with the rights to comment, on what a run without any rights has left: for each stack
<stack>.md, <stack>.mmd (the picture) and <stack>.txt (what Pulumi itself would do). All of that is text of whoever
opened the pull request; nothing of it is run, and which pull request it is about is asked of GitHub.
"""

import pathlib
import re

import github
import pulumi

MARKER = "<!-- slipway preview -->"
FILE = re.compile(r"([a-z0-9][a-z0-9-]{0,62})\.(md|mmd|txt)")


def pull_request(run):
    """The open pull request whose head the run previewed; None where there is a newer one or none."""
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    for each in github.every("pulls", state="open", head=head):
        if each["head"]["sha"] == run["head_sha"]:
            return each["number"]
    return None


def details(title, block):
    return f"\n<details><summary>{title}</summary>\n\n{block}\n</details>\n"


def section(folder, stack, pictures=True, plans=True):
    """One stack: the preview, and folded away the picture and the plan."""
    def content(ending):
        file = folder / f"{stack}{ending}"
        # A link would show a file of this machine.
        plain = file.is_file() and not file.is_symlink()
        return file.read_text(encoding="utf-8", errors="replace") if plain else ""

    text = f"## {stack}\n\n{content('.md').strip() or 'There is no preview: see the run.'}\n"
    if pictures and content(".mmd"):
        text += details("Picture", github.fenced(content(".mmd"), "mermaid"))
    if plans and content(".txt"):
        text += details("pulumi preview", github.fenced(content(".txt")))
    return text


def body(folder, link):
    """The whole comment. What is too long loses its pictures first, then its plans, then its ends."""
    stacks = sorted({file.stem for file in folder.iterdir() if FILE.fullmatch(file.name)})
    if not stacks:
        raise pulumi.Refused(f"there is no preview in {folder}; see the run {link}")
    note = f"\n*From [this run]({link}), which keeps all of it for some days.*\n"
    most = github.MOST - len(MARKER) - 1 - len(note)
    for pictures, plans in ((True, True), (False, True), (False, False)):
        sections = [section(folder, stack, pictures, plans) for stack in stacks]
        if len("\n".join(sections)) <= most:
            break
    share = most // len(sections) - 1
    return "\n".join(github.cut(each, share, link) for each in sections) + note


def main(folder):
    run = github.event()["workflow_run"]
    number = pull_request(run)
    if number is None:
        print("no open pull request has this head any more; nothing to comment")
        return
    github.comment(number, MARKER, body(pathlib.Path(folder), run["html_url"]))
    print(f"commented pull request {number}")


if __name__ == "__main__":
    pulumi.main(main)
