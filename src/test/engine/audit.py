"""What the AWS provider asks of budgets and network ACLs, and moto lacks."""
import json

from moto.budgets.responses import BudgetsResponse
from moto.ec2.responses.network_acls import NetworkACLs


def install():
    budgets_tell_who_is_told_and_their_tags()
    rules_keep_their_messages()


def rules_keep_their_messages():
    """moto forgets which messages of ICMP a rule is about."""
    create = NetworkACLs.create_network_acl_entry

    def with_messages(self):
        answer = create(self)
        given = self._get_param("IcmpTypeCode") or {}
        acl = self.ec2_backend.network_acls[self._get_param("NetworkAclId")]
        for entry in acl.network_acl_entries:
            if str(entry.rule_number) == str(self._get_param("RuleNumber")) and same_way(entry, self._get_param("Egress")):
                entry.icmp_type, entry.icmp_code = given.get("Type"), given.get("Code")
        return answer

    NetworkACLs.create_network_acl_entry = with_messages


def same_way(entry, egress):
    return str(entry.egress).lower() == str(egress).lower()


def budgets_tell_who_is_told_and_their_tags():
    response = BudgetsResponse
    create, tags = response.create_budget, {}

    def create_budget(self):
        given = json.loads(self.body)
        answer = create(self)
        arn = f"arn:aws:budgets::{given['AccountId']}:budget/{given['Budget']['BudgetName']}"
        tags[arn] = {tag["Key"]: tag["Value"] for tag in given.get("ResourceTags") or []}
        return answer

    def describe_subscribers_for_notification(self):
        given = json.loads(self.body)
        budget = self.backend.budgets[given["AccountId"]][given["BudgetName"]]
        for notification in budget.notifications:
            if same(notification.details, given["Notification"]):
                return json.dumps({"Subscribers": notification.subscribers})
        return json.dumps({"Subscribers": []})

    def list_tags_for_resource(self):
        own = tags.get(json.loads(self.body)["ResourceARN"], {})
        return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in own.items()]})

    def tag_resource(self):
        given = json.loads(self.body)
        new = {tag["Key"]: tag["Value"] for tag in given["ResourceTags"]}
        tags.setdefault(given["ResourceARN"], {}).update(new)
        return "{}"

    def untag_resource(self):
        given = json.loads(self.body)
        for key in given["ResourceTagKeys"]:
            tags.get(given["ResourceARN"], {}).pop(key, None)
        return "{}"

    response.create_budget = create_budget
    response.describe_subscribers_for_notification = describe_subscribers_for_notification
    response.list_tags_for_resource = list_tags_for_resource
    response.tag_resource, response.untag_resource = tag_resource, untag_resource


def same(one, other):
    """Whether two notifications are one: by what they compare, not by what has happened to them."""
    keys = ("NotificationType", "ComparisonOperator", "Threshold", "ThresholdType")
    return all(one.get(key) == other.get(key) for key in keys)
