"""Calls of GitHub's REST API: https://docs.github.com/rest"""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

# The maximum number of characters of a comment or an issue.
MAX_LENGTH = 65_536


def event():
    """The event that started the run, from GitHub's file, so that no untrusted text is in a shell command."""
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        return json.load(file)


def run_url():
    """The URL of the current run."""
    server, repository = os.environ["GITHUB_SERVER_URL"], os.environ["GITHUB_REPOSITORY"]
    return f"{server}/{repository}/actions/runs/{os.environ['GITHUB_RUN_ID']}"


def call(method, path, body=None):
    """Calls the API of the repository. Returns None if a requested resource does not exist."""
    request = urllib.request.Request(
        f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        if error.code == 404 and method == "GET":
            return None
        raise SystemExit(f"GitHub rejects {method} {path}: {error.code} {error.read().decode()[:500]}") from error


def every(path, **query):
    """The items of a list, from all of its pages."""
    page = 1
    while True:
        found = call("GET", f"{path}?{urllib.parse.urlencode({**query, 'per_page': 100, 'page': page})}") or []
        yield from found
        if len(found) < 100:
            return
        page += 1


def is_ours(text, marker):
    """True if a workflow wrote the text; false for a person who quotes the marker."""
    return text["user"]["type"] == "Bot" and (text["body"] or "").startswith(marker)


def comment(number, marker, body, only_update=False):
    """Updates the comment with the marker, or adds it if there is none."""
    text = f"{marker}\n{body}"
    for known in every(f"issues/{number}/comments"):
        if is_ours(known, marker):
            call("PATCH", f"issues/comments/{known['id']}", {"body": text})
            return
    if not only_update:
        call("POST", f"issues/{number}/comments", {"body": text})


def fenced(text, language=""):
    """A code block, whose fence is longer than any fence in the text."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def shortened(text, max_length, link):
    """The text; if it is too long, its first lines and a link to the rest. A code block at the end is closed."""
    if len(text) <= max_length:
        return text
    kept, fence = [], ""
    room = max_length - len(link) - 60
    for line in text.splitlines():
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
        ticks = line[: len(line) - len(line.lstrip("`"))]
        if len(ticks) >= 3:
            fence = ticks if not fence else "" if line == fence else fence
    if fence:
        kept.append(fence)
    return "\n".join(kept) + f"\n\n*[Shortened: the rest is in the run]({link})*\n"
