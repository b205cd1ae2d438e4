"""Requests that fail, for the engine tests. POST /moto-api/failures replaces the rules: {} removes them.

{"every": 3} fails every third request that is sent for the first time: one of them is throttled, the next answered by 503, and
so on. A request that is sent again, as SDKs do, succeeds.
{"action": "CreateService"} refuses all requests of an action, which SDKs do not send again.

https://docs.aws.amazon.com/general/latest/gr/api-retries.html
"""
import hashlib
import json
import re
import threading
from io import BytesIO
from urllib.parse import parse_qs

from moto.moto_api._internal import urls
from moto.moto_server.werkzeug_app import DomainDispatcherApplication

# The codes by which services report too many requests; all others use ThrottlingException.
THROTTLED = {"ec2": "RequestLimitExceeded", "s3": "SlowDown", "lambda": "TooManyRequestsException",
             "apigateway": "TooManyRequestsException"}
XML = {"ec2", "iam", "rds", "sts", "elasticloadbalancing", "monitoring", "s3", "route53", "cloudfront", "sns"}

rules, seen, lock = {}, set(), threading.Lock()
count = {"first": 0, "failed": 0}


def replace_rules(request, full_url, headers):
    with lock:
        rules.clear()
        rules.update(json.loads(request.data or b"{}"))
        answer = dict(count)
        seen.clear()
        count.update(first=0, failed=0)
    return 200, {}, json.dumps(answer)


def service(environ):
    signed = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", environ.get("HTTP_AUTHORIZATION", ""))
    return signed and signed[1]


def action(environ, body):
    target = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
    return target or parse_qs(body.decode("latin-1")).get("Action", [""])[0]


def failure(environ, body):
    """Returns the status and the code of an error; None for a request that succeeds."""
    if rules.get("action") and rules["action"] == action(environ, body):
        return 403, "AccessDenied" if service(environ) in XML else "AccessDeniedException"
    if not rules.get("every"):
        return None
    content = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}?{environ.get('QUERY_STRING')}".encode() + body
    key = hashlib.sha256(content).digest()
    with lock:
        if key in seen:
            return None
        seen.add(key)
        count["first"] += 1
        if count["first"] % rules["every"]:
            return None
        count["failed"] += 1
        throttled = count["failed"] % 2
    return (400, THROTTLED.get(service(environ), "ThrottlingException")) if throttled else (503, "ServiceUnavailable")


def answer(environ, code):
    """Returns the body of an error and its content type, in the form of the service's protocol."""
    if service(environ) in XML:
        text = f"<Error><Code>{code}</Code><Message>made to fail</Message></Error>"
        outer = {"s3": "{}", "ec2": "<Response><Errors>{}</Errors><RequestID>1</RequestID></Response>"}
        return outer.get(service(environ), "<ErrorResponse>{}<RequestId>1</RequestId></ErrorResponse>").format(text), "text/xml"
    return json.dumps({"__type": code, "message": "made to fail"}), "application/x-amz-json-1.1"


def install():
    """Last, so that a request that fails is neither recorded nor done."""
    urls.url_paths["{0}/moto-api/failures"] = replace_rules
    dispatch = DomainDispatcherApplication.__call__

    def dispatching(self, environ, start_response):
        if not rules or not service(environ):
            return dispatch(self, environ, start_response)
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        failed = failure(environ, body)
        if not failed:
            return dispatch(self, environ, start_response)
        text, kind = answer(environ, failed[1])
        start_response(f"{failed[0]} Failed", [
            ("Content-Type", kind), ("Content-Length", str(len(text))), ("x-amzn-errortype", failed[1])])
        return [text.encode()]

    DomainDispatcherApplication.__call__ = dispatching
