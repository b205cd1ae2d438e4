"""Checks every request to the emulated AWS against AWS's service models, which come with botocore: required members, patterns,
lengths, ranges and allowed values. Each kind of finding becomes a line of the file FINDINGS_FILE. Nothing is refused.

A pattern that Python's regular expressions cannot express is not checked.
"""
import functools
import os
import re
import threading

from botocore.model import OperationNotFoundError
from moto.core.parse import PROTOCOL_PARSERS, RequestParserError
from moto.core.request import determine_request_protocol, normalize_request
from moto.core.responses import BaseResponse
from moto.core.utils import get_service_model

MAX_DEPTH = 12
CLASSES = {
    r"\p{L}": "a-zA-Z", r"\p{Z}": r"\s", r"\p{N}": "0-9", r"\p{ASCII}": r"\x00-\x7f", r"\p{Graph}": r"\x21-\x7e",
    r"\p{Print}": r"\x20-\x7e", r"\p{Alnum}": "0-9a-zA-Z", r"\p{IsAlphabetic}": "a-zA-Z",
}
known, lock = set(), threading.Lock()


@functools.lru_cache(None)
def compiled(pattern):
    """Returns a pattern of a model, written for Java, as one of Python; None if there is no such pattern."""
    text, bracket = "", False
    for part in re.split(r"(\\p\{\w+\}|\\.|\[|\])", pattern):
        bracket = part == "[" or (bracket and part != "]")
        if part in CLASSES:
            part = CLASSES[part] if bracket else f"[{CLASSES[part]}]"
        text += part
    text = re.sub(r"\\u\{?([0-9a-fA-F]{4,6})\}?", lambda match: re.escape(chr(int(match[1], 16))), text)
    try:
        return None if r"\p{" in text else re.compile(text)
    except re.error:
        return None


def range_problems(shape, size, what):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and size < least:
        yield f"{what} {size} is below {least}"
    if most is not None and size > most:
        yield f"{what} {size} is above {most}"


def plain(name):
    return name.lower().replace("_", "")


def problems(shape, value, path, depth=0):
    """Yields the path, the value and the problem of each member that the model does not allow."""
    kind = shape.type_name
    if value is None or depth > MAX_DEPTH:
        return
    if kind == "structure" and hasattr(value, "items"):
        members = {plain(name): (name, member) for name, member in shape.members.items()}
        given = {plain(name): part for name, part in value.items()}
        for name in shape.required_members:
            if given.get(plain(name)) is None:
                yield path, value, f"{name} is missing"
        for name, part in given.items():
            if name in members:
                yield from problems(members[name][1], part, f"{path}.{members[name][0]}", depth + 1)
    elif kind == "list" and isinstance(value, (list, tuple)):
        yield from ((path, value, problem) for problem in range_problems(shape, len(value), "count"))
        for part in value:
            yield from problems(shape.member, part, f"{path}[]", depth + 1)
    elif kind == "map" and hasattr(value, "items"):
        yield from ((path, value, problem) for problem in range_problems(shape, len(value), "count"))
        for key, part in value.items():
            yield from problems(shape.key, key, f"{path}.<key>", depth + 1)
            yield from problems(shape.value, part, f"{path}.{key}", depth + 1)
    elif kind == "string" and isinstance(value, str):
        yield from ((path, value, problem) for problem in range_problems(shape, len(value), "length"))
        if shape.enum and value not in shape.enum:
            yield path, value, f"not one of {', '.join(shape.enum[:12])}"
        pattern = shape.metadata.get("pattern")
        if pattern and compiled(pattern) and not compiled(pattern).fullmatch(value):
            yield path, value, f"does not match {pattern[:120]}"
    elif kind in ("integer", "long", "float", "double") and isinstance(value, (int, float)):
        yield from ((path, value, problem) for problem in range_problems(shape, value, "value"))


def check(response, request):
    """Yields the problems of a request; none for an operation that the models do not have."""
    try:
        model = get_service_model(response.boto3_service_name)
        operation = model.operation_model(response._get_action())
    except (OperationNotFoundError, Exception):
        return
    if operation.input_shape is None:
        return
    normalized = normalize_request(request)
    parser = PROTOCOL_PARSERS[determine_request_protocol(model, normalized.content_type)](operation)
    match = response.uri_match.groupdict() if response.uri_match else {}
    try:
        values = parser.parse({
            "method": normalized.method, "values": normalized.values, "headers": normalized.headers,
            "body": normalized.data, "url_path": normalized.path, "url_params": match})
    except RequestParserError:  # the body is not a structure of the model, such as the policy of a bucket
        return
    for path, value, problem in problems(operation.input_shape, values, operation.name):
        yield f"{response.boto3_service_name}: {path} is {str(value)[:200]!r}: {problem}"


def install():
    set_up, file = BaseResponse.setup_class, open(os.environ.get("FINDINGS_FILE", os.devnull), "a", encoding="utf-8")

    def checking(self, request, *args, **kwargs):
        set_up(self, request, *args, **kwargs)
        for finding in check(self, request):
            with lock:
                kind = re.sub(r"is '.*': ", "", finding)
                if kind not in known:
                    known.add(kind)
                    file.write(finding.replace("\n", " ") + "\n")
                    file.flush()

    BaseResponse.setup_class = checking
