"""Writes the preview of a pull request as one comment: preview_comment.py FOLDER

Runs for the event workflow_run, with permission to comment, on the files of a run without permissions: for each stack
<stack>.md, <stack>.mmd (the diagram) and <stack>.txt (the output of pulumi preview). All of them are untrusted text of
the pull request: nothing of it is executed, and GitHub's API identifies the pull request.
"""

import pathlib
import re

import github
import pulumi

MARKER = "<!-- slipway preview -->"
FILE = re.compile(r"([a-z0-9][a-z0-9-]{0,62})\.(md|mmd|txt)")


def pull_request(run):
    """The number of the open pull request whose head the run previewed; None if its head is newer or it is closed."""
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    for request in github.every("pulls", state="open", head=head):
        if request["head"]["sha"] == run["head_sha"]:
            return request["number"]
    return None


def details(title, block):
    return f"\n<details><summary>{title}</summary>\n\n{block}\n</details>\n"


def section(folder, stack, diagrams=True, plans=True):
    """The section of a stack: the preview, then the diagram and the plan, both collapsed."""
    def content(ending):
        file = folder / f"{stack}{ending}"
        # A symbolic link could show a file of this machine.
        plain = file.is_file() and not file.is_symlink()
        return file.read_text(encoding="utf-8", errors="replace") if plain else ""

    text = f"## {stack}\n\n{content('.md').strip() or 'There is no preview: see the run.'}\n"
    if diagrams and content(".mmd"):
        text += details("Diagram", github.fenced(content(".mmd"), "mermaid"))
    if plans and content(".txt"):
        text += details("pulumi preview", github.fenced(content(".txt")))
    return text


def body(folder, link):
    """The whole comment. A comment that is too long omits diagrams, then plans, then its sections are shortened."""
    stacks = sorted({file.stem for file in folder.iterdir() if FILE.fullmatch(file.name)})
    if not stacks:
        raise pulumi.Refused(f"there is no preview in {folder}; see the run {link}")
    note = f"\n*From [this run]({link}), which keeps the complete files for 14 days.*\n"
    max_length = github.MAX_LENGTH - len(MARKER) - 1 - len(note)
    for diagrams, plans in ((True, True), (False, True), (False, False)):
        sections = [section(folder, stack, diagrams, plans) for stack in stacks]
        if len("\n".join(sections)) <= max_length:
            break
    share = max_length // len(sections) - 1
    return "\n".join(github.shortened(text, share, link) for text in sections) + note


def main(folder):
    run = github.event()["workflow_run"]
    number = pull_request(run)
    if number is None:
        print("no open pull request has this head any more: no comment is written")
        return
    github.comment(number, MARKER, body(pathlib.Path(folder), run["html_url"]))
    print(f"wrote the comment of pull request {number}")


if __name__ == "__main__":
    pulumi.main(main)
