"""The few calls of GitHub's API that the scripts beside this file need: https://docs.github.com/rest"""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

# The most characters that a comment or an issue may have.
MOST = 65_536


def event():
    """What started the run, as GitHub tells it in a file, so that no text of strangers goes through a shell."""
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        return json.load(file)


def run_url():
    """Where the run that this script is a part of shows."""
    server, repository = os.environ["GITHUB_SERVER_URL"], os.environ["GITHUB_REPOSITORY"]
    return f"{server}/{repository}/actions/runs/{os.environ['GITHUB_RUN_ID']}"


def call(method, path, body=None):
    """One call on this repository; None where what is asked for is not there."""
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
        raise SystemExit(f"GitHub refuses {method} {path}: {error.code} {error.read().decode()[:500]}") from error


def every(path, **query):
    """All pages of a list."""
    page = 1
    while True:
        found = call("GET", f"{path}?{urllib.parse.urlencode({**query, 'per_page': 100, 'page': page})}") or []
        yield from found
        if len(found) < 100:
            return
        page += 1


def is_ours(text, marker):
    """Whether a workflow wrote this, and not somebody who quotes it."""
    return text["user"]["type"] == "Bot" and (text["body"] or "").startswith(marker)


def comment(number, marker, body, only_update=False):
    """Writes the one comment with this marker: changes the one that is there, or adds it."""
    text = f"{marker}\n{body}"
    for known in every(f"issues/{number}/comments"):
        if is_ours(known, marker):
            call("PATCH", f"issues/comments/{known['id']}", {"body": text})
            return
    if not only_update:
        call("POST", f"issues/{number}/comments", {"body": text})


def fenced(text, language=""):
    """A block of code, whatever is in it."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def cut(text, most, link):
    """At most so many characters, by whole lines, with a link to the rest; no block of code stays open."""
    if len(text) <= most:
        return text
    kept, fence = [], ""
    room = most - len(link) - 60
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
