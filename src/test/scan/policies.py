"""Checks the form of policy documents with parliament (PyPI): actions, resources that the actions support, condition keys, syntax.

usage: python3 policies.py FILE

FILE is a JSON object of documents by name. Prints a line for each finding. Two resources of one call, such as an alias and its
key, are in two statements of a policy, so a resource that does not fit its action is a finding only if no other one does.
"""
import json
import sys

import parliament

# Findings of style: every resource, with a condition; an ARN compared as text; a policy of a bucket written without its objects.
IGNORED = {"RESOURCE_STAR", "MISMATCHED_TYPE_BUT_USABLE", "RESOURCE_POLICY_PRIVILEGE_ESCALATION"}


# AWS checks this action although its reference does not list it: https://github.com/cloudtools/awacs/issues/254
UNLISTED = ("apigateway:TagResource", "apigateway:UntagResource")


# Its list of resources lacks the state machines of an action of Step Functions:
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
OF_STATE_MACHINES = ("states:ListExecutions",)


def statements_with(action, document):
    return sum(action in json.dumps(statement["Action"]) for statement in json.loads(document)["Statement"])


with open(sys.argv[1], encoding="utf-8") as file:
    documents = json.load(file)
for name, document in documents.items():
    for finding in parliament.analyze_policy_string(document).findings:
        detail = finding.detail
        if finding.issue == "RESOURCE_MISMATCH":
            detail = [
                part
                for part in detail
                if statements_with(part["action"], document) == 1 and part["action"] not in OF_STATE_MACHINES
            ]
        if finding.issue == "UNKNOWN_ACTION" and str(detail).endswith(UNLISTED):
            continue
        if finding.issue not in IGNORED and detail:
            print(f"{name}: {finding.issue} {json.dumps(detail)}")
