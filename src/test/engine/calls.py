"""Records the calls to the emulated AWS: an action of IAM with its region, the access key, the values and tags of the request, and
the names in the answer, as a JSON object per line of the file CALLS_FILE."""
import json
import os
import re
import sys
import threading

from moto.core.responses import BaseResponse
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.s3.responses import S3Response

# Services whose actions have another prefix than the name that their calls are signed for.
PREFIXES = {"monitoring": "cloudwatch"}
# Services of the whole account: AWS answers their calls in us-east-1, whatever region the emulator's calls are signed for.
GLOBAL = {"iam", "cloudfront", "route53", "budgets"}
# What identifies a resource: its ARN, or the id of a resource of EC2.
NAME = re.compile(r"arn:aws[a-z-]*:[^\s\"'<>,{}\\]+|\b[a-z]{2,12}-[0-9a-f]{17}\b|\b[a-z]{2,12}-[0-9a-f]{8}\b")

# The longest member and value that are recorded, which is more than a policy document; code and files are longer.
MAX_VALUE = 20_000

# The records of a change of Route 53; the target of an alias is another element.
RECORD = re.compile(r"<ResourceRecordSet>.*?<Name>([^<]*)</Name>", re.DOTALL)
# The members of API Gateway's answers that complete the path of a new resource.
IDENTIFIERS = ("id", "apiId", "vpcLinkId", "stageName", "domainName")

XML_TAG = re.compile(r"<Key>([^<]*)</Key>\s*<Value>([^<]*)</Value>")

local, lock = threading.local(), threading.Lock()


def flat(value, path=""):
    """Yields the leaves of a parsed request with the names of their members."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from flat(part, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from flat(part, path)
    elif value is not None and not isinstance(value, bool) and len(path) + len(str(value)) <= MAX_VALUE:
        yield path, str(value)


def tags_of_structure(value):
    """Returns the tags within a JSON request: an object of tags, or a list of keys and values."""
    found = {}
    for key, part in value.items() if isinstance(value, dict) else ():
        if key.lower() not in ("tags", "taglist", "tagset"):
            found.update(tags_of_structure(part))
        elif isinstance(part, dict):
            found.update(part)
        else:
            for tag in part or ():
                pair = {name.lower().removeprefix("tag"): text for name, text in tag.items()}
                found[pair["key"]] = pair.get("value", "")
    return found


def tags_of_query(query):
    """Returns the tags within a form, whose members are numbered, such as Tag.1.Key and Tag.1.Value."""
    found, values = {}, dict(query)
    for key, name in query:
        match = re.fullmatch(r"(.*\btags?\b.*\.)(Tag)?Key", key, re.IGNORECASE)
        if match:
            found[name] = values.get(f"{match[1]}{match[2] or ''}Value", "")
    return found


def start(response, request):
    signed = re.search(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/", request.headers.get("Authorization", ""))
    if not signed or getattr(local, "call", None) is None:
        return
    key, region, service = signed.groups()
    action = None if service == "s3" else request.method if service == "apigateway" else response._get_action()
    body = response.body.decode("utf-8", "replace") if isinstance(response.body, bytes) else response.body or ""
    try:
        parsed = json.loads(body)
    except ValueError:
        parsed = None
    query = list(flat(response.querystring or {}))
    match = response.uri_match.groupdict() if getattr(response, "uri_match", None) else {}
    values = list(flat(parsed)) if isinstance(parsed, (dict, list)) else []
    values += [(key, str(value)) for key, value in query] + [(key, value) for key, value in match.items() if value]
    values += [("RecordName", name) for name in RECORD.findall(body)]
    local.call.update(
        service=PREFIXES.get(service, service), action=action,
        region="us-east-1" if service in GLOBAL else region, key=key, method=request.method,
        path=request.path, values=values,
        tags={**tags_of_structure(parsed), **tags_of_query(query), **dict(XML_TAG.findall(body))})


def created_path(call, answer):
    """Returns the ARN of what a call of API Gateway created; its answers have no ARNs."""
    try:
        found = json.loads(answer)
    except ValueError:
        return []
    identifier = next((found[key] for key in IDENTIFIERS if isinstance(found, dict) and key in found), None)
    path = re.sub(r"^/v2(?=/)", "", call["path"])
    return [f"arn:aws:apigateway:{call['region']}::{path}/{identifier}"] if identifier else []


def write(file, call, answer, status):
    call["status"], call["names"] = status, sorted(set(NAME.findall(answer)))
    if call["service"] == "apigateway" and call["method"] == "POST" and status < 300:
        call["names"] += created_path(call, answer)
    with lock:
        file.write(json.dumps(call) + "\n")
        file.flush()


def install():
    set_up, set_action, dispatch = BaseResponse.setup_class, S3Response._set_action, DomainDispatcherApplication.__call__
    file = open(os.environ.get("CALLS_FILE", os.devnull), "a", encoding="utf-8")

    def recording(self, request, *args, **kwargs):
        set_up(self, request, *args, **kwargs)
        start(self, request)

    def recording_s3(self, kind, method, querystring):
        set_action(self, kind, method, querystring)
        if getattr(local, "call", None):
            local.call["action"] = self.data["Action"]

    def dispatching(self, environ, start_response):
        local.call, status = {}, []

        def started(line, headers, *rest):
            status.append(line)
            return start_response(line, headers, *rest)

        parts = list(dispatch(self, environ, started))
        if local.call.get("action"):
            write(file, local.call, b"".join(parts).decode("utf-8", "replace"), int(status[-1].split()[0]))
        local.call = None
        return parts

    BaseResponse.setup_class, S3Response._set_action = recording, recording_s3
    DomainDispatcherApplication.__call__ = dispatching
