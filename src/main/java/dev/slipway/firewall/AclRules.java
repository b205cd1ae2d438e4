package dev.slipway.firewall;

import com.pulumi.aws.wafv2.IpSet;
import com.pulumi.aws.wafv2.inputs.WebAclRuleActionAllowArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleActionBlockArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleActionBlockCustomResponseArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleActionCountArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleOverrideActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleOverrideActionCountArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleOverrideActionNoneArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementIpSetReferenceStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCountArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementRateBasedStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleVisibilityConfigArgs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The rules of a web ACL. A rule's name is that of its metric, too. */
final class AclRules {
    private static final int FIVE_MINUTES = 300;

    private final Rules rules;
    private final List<WebAclRuleArgs> all = new ArrayList<>();
    private int priority;

    private AclRules(Rules rules) {
        this.rules = rules;
    }

    /**
     * The rules. Their priorities say in which order they look at a request; they stand here in the provider's own order,
     * as which it reads them back: what allows, what blocks, what else, and the groups by their names.
     *
     * @param block sets of addresses by the names of the rules that refuse them, in order
     * @param allow likewise, of those that let them through
     */
    static List<WebAclRuleArgs> of(Rules rules, Map<String, IpSet> block, Map<String, IpSet> allow) {
        var acl = new AclRules(rules);
        acl.priority = block.size();
        allow.forEach((name, set) -> acl.add(name, acl.listed(set).action(letThrough())));
        acl.priority = 0;
        block.forEach((name, set) -> acl.add(name, acl.listed(set).action(refuse(403))));
        acl.priority = block.size() + allow.size();
        rules.rateLimit().ifPresent(limit -> acl.add("rate", acl.rate(limit)));
        var first = acl.priority;
        for (var group : rules.groups().stream()
                .sorted(Comparator.comparing(RuleGroup::managedName))
                .toList()) {
            acl.priority = first + rules.groups().indexOf(group);
            acl.add(group.managedName(), acl.managed(group));
        }
        return acl.all;
    }

    private void add(String name, WebAclRuleArgs.Builder rule) {
        all.add(rule.name(name)
                .priority(priority++)
                .visibilityConfig(WebAclRuleVisibilityConfigArgs.builder()
                        .cloudwatchMetricsEnabled(true)
                        .sampledRequestsEnabled(true)
                        .metricName(name)
                        .build())
                .build());
    }

    private static WebAclRuleActionArgs letThrough() {
        return WebAclRuleActionArgs.builder()
                .allow(WebAclRuleActionAllowArgs.builder().build())
                .build();
    }

    private static WebAclRuleActionArgs refuse(int code) {
        var answer = WebAclRuleActionBlockCustomResponseArgs.builder()
                .responseCode(code)
                .build();
        return WebAclRuleActionArgs.builder()
                .block(WebAclRuleActionBlockArgs.builder()
                        .customResponse(answer)
                        .build())
                .build();
    }

    private WebAclRuleArgs.Builder listed(IpSet set) {
        return WebAclRuleArgs.builder()
                .statement(WebAclRuleStatementArgs.builder()
                        .ipSetReferenceStatement(WebAclRuleStatementIpSetReferenceStatementArgs.builder()
                                .arn(set.arn())
                                .build())
                        .build());
    }

    private WebAclRuleArgs.Builder rate(int limit) {
        var count = WebAclRuleActionArgs.builder()
                .count(WebAclRuleActionCountArgs.builder().build())
                .build();
        return WebAclRuleArgs.builder()
                .action(rules.countOnly() ? count : refuse(429))
                .statement(WebAclRuleStatementArgs.builder()
                        .rateBasedStatement(WebAclRuleStatementRateBasedStatementArgs.builder()
                                .limit(limit)
                                .evaluationWindowSec(FIVE_MINUTES)
                                .aggregateKeyType("IP")
                                .build())
                        .build());
    }

    private WebAclRuleArgs.Builder managed(RuleGroup group) {
        var override = WebAclRuleOverrideActionArgs.builder();
        if (rules.countOnly()) {
            override.count(WebAclRuleOverrideActionCountArgs.builder().build());
        } else {
            override.none(WebAclRuleOverrideActionNoneArgs.builder().build());
        }
        var statement = WebAclRuleStatementManagedRuleGroupStatementArgs.builder()
                .vendorName("AWS")
                .name(group.managedName());
        if (!rules.counted(group).isEmpty()) {
            statement.ruleActionOverrides(
                    rules.counted(group).stream().map(AclRules::counting).toList());
        }
        return WebAclRuleArgs.builder()
                .overrideAction(override.build())
                .statement(WebAclRuleStatementArgs.builder()
                        .managedRuleGroupStatement(statement.build())
                        .build());
    }

    private static WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs counting(String rule) {
        var count = WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCountArgs.builder()
                .build();
        return WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs.builder()
                .name(rule)
                .actionToUse(WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseArgs.builder()
                        .count(count)
                        .build())
                .build();
    }
}
