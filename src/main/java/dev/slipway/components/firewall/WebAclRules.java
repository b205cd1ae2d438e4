package dev.slipway.components.firewall;

import com.pulumi.aws.wafv2.IpSet;
import com.pulumi.core.Output;
import dev.slipway.base.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of a web ACL, as the JSON of <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html">AWS's
 * API</a>. A rule's name is that of its metric, too.
 */
final class WebAclRules {
    private static final int FIVE_MINUTES = 300;

    private final FirewallRules rules;
    private final List<Map<String, Object>> all = new ArrayList<>();

    private WebAclRules(FirewallRules rules) {
        this.rules = rules;
    }

    /**
     * The rules in the order in which they look at a request, their keys sorted as the provider sorts them.
     *
     * @param block sets of addresses by the names of the rules that refuse them, in order
     * @param allow likewise, of those that let them through
     */
    static Output<String> json(FirewallRules rules, Map<String, IpSet> block, Map<String, IpSet> allow) {
        var acl = new WebAclRules(rules);
        block.forEach((name, set) -> acl.add(name, "Action", refuse(403), listed(set)));
        allow.forEach((name, set) -> acl.add(name, "Action", plain("Allow"), listed(set)));
        rules.rateLimit().ifPresent(acl::addRate);
        rules.groups().forEach(acl::addGroup);
        return Json.text(acl.all);
    }

    private void add(String name, String actionKey, Map<String, Object> action, Map<String, Object> statement) {
        all.add(sorted(Map.of(
                "Name",
                name,
                "Priority",
                all.size(),
                actionKey,
                action,
                "Statement",
                statement,
                "VisibilityConfig",
                sorted(Map.of("CloudWatchMetricsEnabled", true, "MetricName", name, "SampledRequestsEnabled", true)))));
    }

    private void addRate(int limit) {
        var statement = sorted(Map.of("AggregateKeyType", "IP", "EvaluationWindowSec", FIVE_MINUTES, "Limit", limit));
        add(
                "rate",
                "Action",
                rules.countOnly() ? plain("Count") : refuse(429),
                Map.of("RateBasedStatement", statement));
    }

    private void addGroup(ManagedRuleGroup group) {
        var statement = new HashMap<String, Object>(Map.of("VendorName", "AWS", "Name", group.managedName()));
        var counted = rules.counted(group).stream()
                .map(rule -> sorted(Map.of("Name", rule, "ActionToUse", plain("Count"))))
                .toList();
        if (!counted.isEmpty()) {
            statement.put("RuleActionOverrides", counted);
        }
        add(
                group.managedName(),
                "OverrideAction",
                plain(rules.countOnly() ? "Count" : "None"),
                Map.of("ManagedRuleGroupStatement", sorted(statement)));
    }

    private static Map<String, Object> listed(IpSet set) {
        return Map.of("IPSetReferenceStatement", Map.of("ARN", set.arn()));
    }

    private static Map<String, Object> refuse(int code) {
        return Map.of("Block", Map.of("CustomResponse", Map.of("ResponseCode", code)));
    }

    private static Map<String, Object> plain(String action) {
        return Map.of(action, Map.of());
    }

    private static Map<String, Object> sorted(Map<String, Object> keys) {
        return new TreeMap<>(keys);
    }
}
