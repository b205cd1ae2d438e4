"""Evaluates the policies of a role on recorded calls, as IAM does: actions, resources and conditions.

usage: python3 permissions.py CALLS FROM POLICIES

CALLS is the file that calls.py writes; those from the line FROM on are evaluated, the ones before tell which tags and trust
policies resources have. POLICIES is a JSON array of policy documents. Prints a line for each kind of call that the policies do
not allow. The resources of an action come from the Service Authorization Reference, which parliament (PyPI) has as
a file. A resource that neither the request nor the answer names is matched by the fixed parts of its ARN.
"""
import json
import os
import re
import sys
from fnmatch import fnmatchcase

import parliament

ACCOUNT = "123456789012"
UNKNOWN = "\0"
# Operations whose action has another name, see the Service Authorization Reference of the service.
ACTIONS = {
    "s3:HeadBucket": "s3:ListBucket", "s3:HeadObject": "s3:GetObject", "s3:ListObjects": "s3:ListBucket",
    "s3:ListObjectsV2": "s3:ListBucket", "s3:ListObjectVersions": "s3:ListBucketVersions",
    "s3:DeleteObjects": "s3:DeleteObject", "s3:CreateMultipartUpload": "s3:PutObject",
    "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration", "s3:PutBucketEncryption": "s3:PutEncryptionConfiguration",
    "s3:DeleteBucketEncryption": "s3:PutEncryptionConfiguration",
    "s3:GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
    "s3:GetBucketLifecycle": "s3:GetLifecycleConfiguration",
    "s3:PutBucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
    "s3:DeleteBucketLifecycle": "s3:PutLifecycleConfiguration", "s3:GetBucketCors": "s3:GetBucketCORS",
    "s3:PutBucketCors": "s3:PutBucketCORS", "s3:DeleteBucketCors": "s3:PutBucketCORS",
    "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock", "s3:PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
    "s3:DeletePublicAccessBlock": "s3:PutBucketPublicAccessBlock", "s3:GetBucketAccelerateConfiguration": "s3:GetAccelerateConfiguration",
    "s3:GetBucketReplication": "s3:GetReplicationConfiguration", "s3:PutBucketReplication": "s3:PutReplicationConfiguration",
    "s3:GetObjectLockConfiguration": "s3:GetBucketObjectLockConfiguration",
    "s3:PutObjectLockConfiguration": "s3:PutBucketObjectLockConfiguration",
    "s3:GetBucketNotificationConfiguration": "s3:GetBucketNotification",
    "s3:PutBucketNotificationConfiguration": "s3:PutBucketNotification",
    "s3:DeleteBucketOwnershipControls": "s3:PutBucketOwnershipControls",
    "s3:DeleteBucketTagging": "s3:PutBucketTagging", "lambda:Invoke": "lambda:InvokeFunction",
}
TAGGING_ACTIONS = re.compile(r"(Tag|Untag|AddTags|CreateTags|RemoveTags|DeleteTags)")


class Definitions:
    """Resource types and ARNs of each action."""

    def __init__(self):
        file = os.path.join(os.path.dirname(parliament.__file__), "iam_definition.json")
        self.actions, self.arns = {}, {}
        with open(file, encoding="utf-8") as text:
            for service in json.load(text):
                prefix = service["prefix"]
                for resource in service["resources"]:
                    self.arns.setdefault(prefix, {})[resource["resource"]] = resource["arn"]
                for privilege in service["privileges"]:
                    types = [part["resource_type"] for part in privilege["resource_types"] if part["resource_type"]]
                    self.actions.setdefault(f"{prefix}:{privilege['privilege']}".lower(), set()).update(types)

    def templates(self, action):
        """Returns the ARNs of the resource types of an action, True where the type is required; None for an unknown action."""
        types = self.actions.get(action.lower())
        arns = self.arns.get(action.split(":")[0], {})
        return None if types is None else [(arns[name.rstrip("*")], name.endswith("*")) for name in types if name.rstrip("*") in arns]


def pattern(template, values):
    """Returns a regular expression for the ARNs of a template, with the known variables filled in."""
    text = ""
    for part in re.split(r"(\$\{\w+\})", template):
        text += "[^:]*" if part in ("${Partition}", "${Region}", "${Account}") else ".+?" if part.startswith("${") else re.escape(part)
    return re.compile(text)


def stem(name):
    return re.sub(r"(name|id|arn|identifier|withpath)$", "", name.split(".")[-1].lower())


def filled(template, call):
    """Returns the ARN of a template with values of the request; UNKNOWN stands for what the request does not name."""
    fixed = {"Partition": "aws", "Region": call["region"], "Account": ACCOUNT}

    def value(match):
        name = match[1]
        if name in fixed:
            return fixed[name]
        for key, given in call["values"]:
            if stem(key) == stem(name) and stem(name) and not given.startswith("arn:"):
                return given
        return UNKNOWN

    return re.sub(r"\$\{(\w+)\}", value, template)


class Tags:
    """The tags that the recorded calls set, by the ARN or id of the resource."""

    def __init__(self):
        self.of, self.seen = {}, set()

    def learn(self, call):
        requested = set(NAMES(call))
        new = [name for name in call["names"] if name not in self.seen and name not in requested]
        if call["tags"] and call["status"] < 300:
            targets = requested if TAGGING_ACTIONS.search(call["action"]) else new
            for name in targets:
                self.of.setdefault(name, {}).update(call["tags"])
        self.seen.update(call["names"])

    def get(self, arn):
        if arn in self.of:
            return self.of[arn]
        last = re.split(r"[/:]", arn)[-1]
        return self.of.get(last) or next((tags for name, tags in self.of.items() if arn.startswith((name + ":", name + "/"))), {})


def NAMES(call):
    found = [value for _, value in call["values"] if re.match(r"arn:aws|[a-z]{2,12}-[0-9a-f]{8,17}$", value)]
    return found + [part for _, value in call["values"] for part in re.findall(r"arn:aws[^\s\"',]+", value)]


def resources(call, action, definitions):
    """Returns the ARNs that a call is authorized on, None for an action that the reference does not have."""
    if call["service"] == "apigateway":
        path = re.sub(r"^/v2(?=/)", "", call["path"])
        return [f"arn:aws:apigateway:{call['region']}::{path}"]
    templates = definitions.templates(action)
    if templates is None:
        return None
    found = []
    for template, required in templates:
        names = [name for name in NAMES(call) if pattern(template, call).fullmatch(name)]
        if not names and ":ec2:" in template:
            kind = template.split(":")[-1].split("/")[0]
            names = [f"arn:aws:ec2:{call['region']}:{ACCOUNT}:{kind}/{value}" for _, value in call["values"] if PREFIXES.get(value.split("-")[0]) == kind]
        if not names and call["status"] < 300:
            names = [name for name in call["names"] if required and pattern(template, call).fullmatch(name)]
        if not names:
            arn = filled(template, call)
            names = [arn] if required or UNKNOWN not in arn else []
        found += names
    return found or ["*"]


PREFIXES = {
    "vpc": "vpc", "subnet": "subnet", "sg": "security-group", "sgr": "security-group-rule", "rtb": "route-table",
    "igw": "internet-gateway", "nat": "natgateway", "eipalloc": "elastic-ip", "acl": "network-acl", "eni": "network-interface",
    "vpce": "vpc-endpoint", "fl": "vpc-flow-log", "pl": "prefix-list",
}


def like(text, wildcard):
    if UNKNOWN in text:
        return bool(re.fullmatch(".*".join(map(re.escape, text.split(UNKNOWN))), wildcard.replace("*", "x"))) or fnmatchcase(text.replace(UNKNOWN, "x"), wildcard)
    return fnmatchcase(text, wildcard.replace("[", "[[]"))


def many(value):
    return value if isinstance(value, list) else [value]


def holds(conditions, context):
    for operator, keys in conditions.items():
        name = operator.replace("IfExists", "").split(":")[-1]
        for key, wanted in keys.items():
            given = context.get(key.lower())
            if given is None:
                if operator.endswith("IfExists") or name.startswith("StringNot"):
                    continue
                if name == "Null" and many(wanted)[0] == "true":
                    continue
                return False
            given = many(given)
            if name == "Null":
                good = many(wanted)[0] == "false"
            elif name in ("StringLike", "ArnLike"):
                good = all(any(fnmatchcase(value, w) for w in many(wanted)) for value in given)
            elif name in ("StringEquals", "ArnEquals", "Bool", "StringEqualsIgnoreCase"):
                good = all(value in many(wanted) for value in given)
            elif name in ("StringNotEquals", "StringNotLike", "ArnNotLike"):
                good = not any(fnmatchcase(value, w) for value in given for w in many(wanted))
            else:
                raise SystemExit(f"permissions.py does not know the operator {operator}")
            if not good:
                return False
    return True


def allowed(statements, action, arn, context):
    verdict = False
    for statement in statements:
        if not any(fnmatchcase(action.lower(), name.lower()) for name in many(statement["Action"])):
            continue
        if not any(like(arn, name) for name in many(statement.get("Resource", "*"))):
            continue
        if holds(statement.get("Condition", {}), context):
            if statement["Effect"] == "Deny":
                return False
            verdict = True
    return verdict


def checks(call, definitions, tags, roles):
    """Yields action, ARN and context of everything that IAM authorizes for a call."""
    action = f"{call['service']}:{call['action']}"
    action = ACTIONS.get(action, action)
    base = {"aws:requestedregion": call["region"], "aws:principaltype": "AssumedRole"}
    base.update({f"aws:requesttag/{key.lower()}": value for key, value in call["tags"].items()})
    values = dict(call["values"])
    if "PermissionsBoundary" in values:
        base["iam:permissionsboundary"] = values["PermissionsBoundary"]
    arns = resources(call, action, definitions)
    if arns is None:
        yield action, None, base
        return
    for arn in arns:
        context = dict(base)
        context.update({f"aws:resourcetag/{key.lower()}": value for key, value in tags.get(arn).items()})
        if ":role/" in arn and arn in roles and "PermissionsBoundary" not in values and roles[arn]["boundary"]:
            context["iam:permissionsboundary"] = roles[arn]["boundary"]
        yield action, arn, context
    if call["service"] not in ("iam", "sts"):
        for arn in {name for name in NAMES(call) if re.fullmatch(r"arn:aws[^:]*:iam::\d+:role/.+", name) and name in roles}:
            yield "iam:PassRole", arn, {"iam:passedtoservice": roles[arn]["services"]}


def learn_roles(call, roles):
    if call["service"] == "iam" and call["action"] == "CreateRole" and call["status"] < 300:
        values = dict(call["values"])
        for arn in call["names"]:
            if ":role/" in arn:
                services = re.findall(r'"Service":\s*"([^"]+)"', values["AssumeRolePolicyDocument"])
                roles[arn] = {"services": services, "boundary": values.get("PermissionsBoundary")}


def role_names(call, roles):
    """Calls of IAM name a role without its path."""
    if call["service"] == "iam":
        for key, value in list(call["values"]):
            if key == "RoleName":
                call["values"] += [("RoleArn", arn) for arn in roles if arn.endswith("/" + value)]


def main(calls, first, policies):
    with open(policies, encoding="utf-8") as text:
        statements = [statement for policy in json.load(text) for statement in many(policy["Statement"])]
    definitions, tags, roles, refused = Definitions(), Tags(), {}, {}
    with open(calls, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            call = json.loads(line)
            learn_roles(call, roles)
            role_names(call, roles)
            for action, arn, context in checks(call, definitions, tags, roles) if number >= first else ():
                if arn is None:
                    refused.setdefault(f"{action} is not an action of the Service Authorization Reference", 0)
                elif not allowed(statements, action, arn, context):
                    shown = re.sub(r"[0-9a-f]{8,}", "…", arn.replace(UNKNOWN, "?"))
                    refused.setdefault(f"{action} on {shown} in {context.get('aws:requestedregion', '-')}", context)
            tags.learn(call)
    for line in sorted(refused):
        print(line)
    if os.environ.get("PERMISSIONS_DEBUG"):
        json.dump(refused, sys.stderr, indent=1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
