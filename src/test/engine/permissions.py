"""Evaluates the policies of a role on recorded calls, as IAM does: actions, resources and conditions.

usage: python3 permissions.py CALLS FROM POLICIES
       python3 permissions.py CASES

The second form evaluates many cases, a JSON array of objects with "calls", "from" and "policies", and prints an array of the lines
of each.

CALLS is the file that calls.py writes. The calls from line FROM on are evaluated; the ones before give the tags of resources and
the trust policies of roles. POLICIES is a JSON array of policy documents. Prints a line for each kind of call that the policies do
not allow. The resources of an action come from the Service Authorization Reference, which parliament (PyPI) has as
a file. A resource that neither the request nor the answer names is matched by the fixed parts of its ARN.
"""
import json
import os
import re
import sys
from fnmatch import fnmatchcase
from urllib.parse import unquote

import parliament

ACCOUNT = "123456789012"
UNKNOWN = "\0"
# Operations whose action has another name, see the Service Authorization Reference of the service.
ACTIONS = {
    "cloudfront:CreateDistributionWithTags": "cloudfront:CreateDistribution", "s3:HeadBucket": "s3:ListBucket", "s3:HeadObject": "s3:GetObject", "s3:ListObjects": "s3:ListBucket",
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
# Resource types of EC2 by the prefixes of their ids.
PREFIXES = {
    "vpc": "vpc", "subnet": "subnet", "sg": "security-group", "sgr": "security-group-rule", "rtb": "route-table",
    "igw": "internet-gateway", "nat": "natgateway", "eipalloc": "elastic-ip", "acl": "network-acl", "eni": "network-interface",
    "vpce": "vpc-endpoint", "fl": "vpc-flow-log", "pl": "prefix-list",
}
# The actions that AWS checks as well when a call creates a resource with tags.
TAGGING_AT_CREATION = {
    "acm": "AddTagsToCertificate", "application-autoscaling": "TagResource", "cloudfront": "TagResource", "cloudwatch": "TagResource",
    "dynamodb": "TagResource", "ec2": "CreateTags", "ecr": "TagResource", "ecs": "TagResource", "elasticfilesystem": "TagResource",
    "elasticloadbalancing": "AddTags",
    "events": "TagResource", "firehose": "TagDeliveryStream", "kms": "TagResource", "lambda": "TagResource", "logs": "TagResource",
    "rds": "AddTagsToResource", "scheduler": "TagResource", "servicediscovery": "TagResource", "sns": "TagResource", "sqs": "TagQueue",
    "wafv2": "TagResource",
}
# Identifiers that a service assigns, although the request has a member of the same name.
ASSIGNED = {"ResourceId", "Scope"}
TAGGING_ACTIONS = re.compile(r"(Tag|Untag|AddTags|CreateTags|RemoveTags|DeleteTags)\w*")


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


def pattern(template):
    """Returns a regular expression for the ARNs of a template."""
    text = ""
    for part in re.split(r"(\$\{\w+\})", template):
        text += "[^:]*" if part in ("${Partition}", "${Region}", "${Account}") else ".+?" if part.startswith("${") else re.escape(part)
    return re.compile(text)


def stem(name):
    return re.sub(r"(name|id|arn|identifier|withpath)$", "", name.split(".")[-1].lower().replace("_", ""))


def filled(template, call):
    """Returns the ARN of a template with values of the request; UNKNOWN stands for what the request does not name."""
    fixed = {"Partition": "aws", "Region": call["region"], "Account": ACCOUNT}
    variables = [name for name in re.findall(r"\$\{(\w+)\}", template) if name not in fixed]

    def value(match):
        name = match[1]
        if name in fixed:
            return fixed[name]
        # The parameter of this name first: FifoQueue ends with the same word as QueueName.
        for key, given in sorted(call["values"], key=lambda pair: pair[0] != name):
            single = not stem(key) and len(variables) == 1
            if not given.startswith("arn:") and name not in ASSIGNED and (single or stem(name) and stem(key).endswith(stem(name))):
                return given.removeprefix("alias/").removeprefix("/" if template.endswith("parameter/${" + name + "}") else "")
        return UNKNOWN

    return re.sub(r"\$\{(\w+)\}", value, template)


class Tags:
    """The tags that the recorded calls set, by the ARN or id of the resource."""

    def __init__(self):
        self.of, self.seen, self.pending = {}, set(), {}

    def learn(self, call, definitions):
        if call["status"] >= 300:
            return
        requested, service = set(names(call)), call["service"]
        new = [name for name in call["names"] if name not in self.seen and name not in requested]
        if call["tags"]:
            # Another call may name a new resource before the answer to its creation is recorded.
            created = [name for name in call["names"] if name not in self.of and name not in requested]
            targets = requested if TAGGING_ACTIONS.fullmatch(call["action"]) else created
            if service == "apigateway" and "/tags/" in call["path"]:
                targets = [unquote(call["path"].split("/tags/")[1])]
            # CloudWatch Logs answers the creation of a log group with nothing.
            if service == "logs" and not targets:
                targets = resources(call, f"{service}:{call['action']}", definitions, self)[0]
            self.set(targets, call["tags"])
            # A creation that goes on after its answer names the resource in the answer to a later call.
            if not targets and service == "servicediscovery":
                self.pending[service] = call["tags"]
        elif new and service in self.pending:
            self.set(new, self.pending.pop(service))
        self.seen.update(call["names"])

    def set(self, targets, tags):
        for name in targets:
            self.of.setdefault(name, {}).update(tags)

    def arns(self, region):
        """Returns the ARNs of the tagged resources."""
        return [ec2_arn(region, name) if name.split("-")[0] in PREFIXES else name for name in self.of]

    def get(self, arn):
        if arn in self.of:
            return self.of[arn]
        last = re.split(r"[/:]", arn)[-1]
        return self.of.get(last) or next((tags for name, tags in self.of.items() if arn.startswith((name + ":", name + "/"))), {})


def names(call):
    """Returns the ARNs and ids of EC2 that a request names as whole values; documents of policies name others."""
    if call["service"] == "s3":
        return []
    return [value for _, value in call["values"] if re.fullmatch(r"arn:aws[^\s\"',]+|[a-z]{2,12}-[0-9a-f]{8,17}", value)]


def resources(call, action, definitions, tags, only=None):
    """
    Returns the ARNs that a call is authorized on, and true if all of them have to be allowed; None for an action that the
    reference does not have. If the request and the answer name no resource, one of the known resources has to be allowed.
    With "only", the types of resources of another action count alone, if both have any.
    """
    if call["service"] == "apigateway":
        path = re.sub(r"^/v2(?=/)", "", call["path"])
        return [f"arn:aws:apigateway:{call['region']}::{path}"], True
    templates = definitions.templates(action)
    if templates is None:
        return None
    if only:
        others = {template for template, _ in definitions.templates(only) or []}
        templates = [template for template in templates if template[0] in others] or templates
    found, unknown = [], []
    for template, required in templates:
        arns = [name for name in names(call) if pattern(template).fullmatch(name)]
        if not arns and ":ec2:" in template:
            kind = template.split(":")[-1].split("/")[0]
            arns = [ec2_arn(call["region"], value) for _, value in call["values"] if PREFIXES.get(value.split("-")[0]) == kind]
        if not arns and call["status"] < 300:
            arns = [name for name in call["names"] if required and pattern(template).fullmatch(name)]
        if not arns and UNKNOWN not in (arn := filled(template, call)):
            arns = [arn]
        found += [arn for arn in arns if not (action.startswith("events:") and "/default/" in arn)]
        if not arns and required:
            unknown.append(template)
    if found or not templates:
        return [re.sub(r"(?<=:::)terraform-\d+", UNKNOWN, arn) for arn in found] or ["*"], True
    known = [arn for arn in tags.arns(call["region"]) if any(pattern(template).fullmatch(arn) for template, _ in templates)]
    return known + [filled(template, call) for template in unknown] or ["*"], False


def ec2_arn(region, identifier):
    return f"arn:aws:ec2:{region}:{ACCOUNT}:{PREFIXES[identifier.split('-')[0]]}/{identifier}"


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
    """Yields what IAM authorizes for a call: an action, its ARNs with their contexts, and true if all have to be allowed."""
    action = f"{call['service']}:{call['action']}"
    action = ACTIONS.get(action, action)
    base = {"aws:requestedregion": call["region"], "aws:principaltype": "AssumedRole"}
    base.update({f"aws:requesttag/{key.lower()}": value for key, value in call["tags"].items()})
    values = dict(call["values"])
    if "PermissionsBoundary" in values:
        base["iam:permissionsboundary"] = values["PermissionsBoundary"]
    if records := [normalized(value) for key, value in call["values"] if key == "RecordName"]:
        base["route53:changeresourcerecordsetsnormalizedrecordnames"] = records
    yield from tagging(call, definitions, tags)
    if action == "dynamodb:TransactWriteItems":
        yield from transaction(call, base)
        return
    authorized = resources(call, action, definitions, tags)
    if authorized is None:
        yield action, [], True
        return
    arns, every = authorized
    checked = []
    for arn in arns:
        context = dict(base)
        context.update({f"aws:resourcetag/{key.lower()}": value for key, value in tags.get(arn).items()})
        if ":role/" in arn and arn in roles and "PermissionsBoundary" not in values and roles[arn]["boundary"]:
            context["iam:permissionsboundary"] = roles[arn]["boundary"]
        checked.append((arn, context))
    yield action, checked, every
    if call["service"] not in ("iam", "sts"):
        for arn in {name for name in names(call) if re.fullmatch(r"arn:aws[^:]*:iam::\d+:role/.+", name) and name in roles}:
            yield "iam:PassRole", [(arn, {"iam:passedtoservice": roles[arn]["services"]})], True


def transaction(call, context):
    """Yields the actions that DynamoDB checks for the items of a transaction, which has no action of its own."""
    for key, table in call["values"]:
        part = re.fullmatch(r"TransactItems\.(\w+)\.TableName", key)
        if part:
            arn = f"arn:aws:dynamodb:{call['region']}:{ACCOUNT}:table/{table}"
            yield f"dynamodb:{part[1]}Item", [(arn, context)], True


def tagging(call, definitions, tags):
    """Yields the action that AWS checks as well for the tags of a resource that a call creates."""
    action = f"{call['service']}:{TAGGING_AT_CREATION.get(call['service'])}"
    if not call["tags"] or call["status"] >= 300 or call["service"] not in TAGGING_AT_CREATION or TAGGING_ACTIONS.fullmatch(call["action"]):
        return
    requested = set(names(call))
    new = [name for name in call["names"] if name not in tags.seen and name not in requested]
    arns = [ec2_arn(call["region"], name) if name.split("-")[0] in PREFIXES else name for name in new]
    templates = [pattern(template) for template, _ in definitions.templates(action)]
    created, every = [arn for arn in arns if any(template.fullmatch(arn) for template in templates)], True
    if not created and call["service"] != "ec2":
        created, every = resources(call, action, definitions, tags, only=f"{call['service']}:{call['action']}")
    context = {"aws:requestedregion": call["region"], f"{call['service']}:createaction": call["action"]}
    context.update({f"aws:requesttag/{key.lower()}": value for key, value in call["tags"].items()})
    if created:
        yield action, [(arn, context) for arn in created], every


def normalized(name):
    """Returns the name of a DNS record in the form of the condition key of Route 53."""
    return name.lower().rstrip(".").replace("*", "\\052")


def learn_roles(call, roles):
    if call["service"] == "iam" and call["action"] == "CreateRole" and call["status"] < 300:
        values = dict(call["values"])
        for arn in call["names"]:
            if ":role/" in arn:
                services = re.findall(r'"Service":\s*"([^"]+)"', values["AssumeRolePolicyDocument"])
                roles[arn] = {"services": services, "boundary": values.get("PermissionsBoundary")}


def queue_names(call):
    """Calls of SQS name a queue by its URL."""
    call["values"] += [("QueueName", value.rsplit("/", 1)[-1]) for key, value in list(call["values"]) if key == "QueueUrl"]


def role_names(call, roles):
    """Calls of IAM name a role without its path."""
    if call["service"] == "iam":
        for key, value in list(call["values"]):
            if key == "RoleName":
                call["values"] += [("RoleArn", arn) for arn in roles if arn.endswith("/" + value)]


def evaluate(definitions, calls, first, policies):
    """Returns the kinds of calls that the policies do not allow, with the context of one of each kind."""
    statements = [statement for policy in policies for statement in many(policy["Statement"])]
    tags, roles, refused = Tags(), {}, {}
    for number, call in enumerate(calls):
        learn_roles(call, roles)
        role_names(call, roles)
        queue_names(call)
        for action, checked, every in checks(call, definitions, tags, roles) if number >= first else ():
            if not checked:
                refused.setdefault(f"{action} is not an action of the Service Authorization Reference", 0)
            wrong = [(arn, context) for arn, context in checked if not allowed(statements, action, arn, context)]
            if not every and len(wrong) < len(checked):
                continue
            for arn, context in wrong:
                shown = re.sub(r"[0-9a-f]{8,}", "…", arn.replace(UNKNOWN, "?"))
                refused.setdefault(f"{action} on {shown} in {context.get('aws:requestedregion', '-')}", context)
        tags.learn(call, definitions)
    return refused


def read(file):
    with open(file, encoding="utf-8") as text:
        return json.load(text)


def main(calls, first, policies):
    with open(calls, encoding="utf-8") as lines:
        refused = evaluate(Definitions(), map(json.loads, lines), first, read(policies))
    for line in sorted(refused):
        print(line)
    if os.environ.get("PERMISSIONS_DEBUG"):
        json.dump(refused, sys.stderr, indent=1)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        known = Definitions()
        print(json.dumps([sorted(evaluate(known, case["calls"], case["from"], case["policies"])) for case in read(sys.argv[1])]))
    else:
        main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
