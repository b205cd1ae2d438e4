package dev.slipway.components.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.LoadBalancerSpec;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebFirewallTest {
    private static final FirewallRules LISTS = new FirewallRules(
            List.of(ManagedRuleGroup.COMMON, ManagedRuleGroup.SQL),
            OptionalInt.of(500),
            List.of(new AddressBlock("198.51.100.0/24")),
            List.of(new AddressBlock("2001:db8::/32"), new AddressBlock("203.0.113.0/24")),
            Map.of(ManagedRuleGroup.COMMON, List.of("SizeRestrictions_BODY")),
            false);

    private static Plan plan(UnaryOperator<WebFirewallSpec> with) {
        return Programs.plan(context -> context.export(
                "arn",
                new WebFirewall("firewall", with.apply(WebFirewallSpec.DEFAULT), Optional.empty(), SharedResources.NONE)
                        .arn()));
    }

    private static Map<?, ?> rule(Plan plan, int priority) {
        return rules(plan).get(priority);
    }

    /** The names of the rules in the order of their evaluation; priorities count from 0. */
    private static List<Map<?, ?>> rules(Plan plan) {
        var json = plan.named("firewall-acl").text("ruleJson");
        List<Map<?, ?>> rules = new Gson().fromJson(json, new TypeToken<List<Map<?, ?>>>() {}.getType());
        assertThat(rules)
                .extracting(each -> ((Number) each.get("Priority")).intValue())
                .isEqualTo(IntStream.range(0, rules.size()).boxed().toList());
        return rules;
    }

    private static List<String> names(Plan plan) {
        return rules(plan).stream().map(each -> each.get("Name").toString()).toList();
    }

    @Test
    void allowsRequestsThatNoRuleBlocks() {
        var acl = plan(spec -> spec).named("firewall-acl");

        assertThat(acl.text("scope")).isEqualTo("REGIONAL");
        assertThat(acl.input("defaultAction")).contains(Map.of("allow", Map.of()));
        assertThat(names(plan(spec -> spec)))
                .containsExactly(
                        "rate",
                        "AWSManagedRulesCommonRuleSet",
                        "AWSManagedRulesKnownBadInputsRuleSet",
                        "AWSManagedRulesAmazonIpReputationList");
    }

    @Test
    void blockedAddressesComeFirstThenAllowedOnesThenTheRate() {
        var plan = plan(spec -> spec.withRules(LISTS));

        assertThat(names(plan))
                .containsExactly(
                        "block-ipv4",
                        "block-ipv6",
                        "allow-ipv4",
                        "rate",
                        "AWSManagedRulesCommonRuleSet",
                        "AWSManagedRulesSQLiRuleSet");
        assertThat(rule(plan, 0).get("Action"))
                .isEqualTo(Map.of("Block", Map.of("CustomResponse", Map.of("ResponseCode", 403.0))));
        assertThat(rule(plan, 2).get("Action")).isEqualTo(Map.of("Allow", Map.of()));
        assertThat(rule(plan, 3).get("Action"))
                .isEqualTo(Map.of("Block", Map.of("CustomResponse", Map.of("ResponseCode", 429.0))));
    }

    /** As the provider writes them to the state, so that a refresh finds the same text. */
    @Test
    void aRuleHasItsKeysInOrder() {
        var rules = new FirewallRules(
                List.of(ManagedRuleGroup.COMMON),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                Map.of(ManagedRuleGroup.COMMON, List.of("SizeRestrictions_BODY")),
                false);

        assertThat(plan(spec -> spec.withRules(rules)).named("firewall-acl").text("ruleJson"))
                .isEqualTo(
                        "[{\"Name\":\"AWSManagedRulesCommonRuleSet\",\"OverrideAction\":{\"None\":{}},\"Priority\":0,"
                                + "\"Statement\":{\"ManagedRuleGroupStatement\":{\"Name\":\"AWSManagedRulesCommonRuleSet\","
                                + "\"RuleActionOverrides\":[{\"ActionToUse\":{\"Count\":{}},\"Name\":\"SizeRestrictions_BODY\"}],"
                                + "\"VendorName\":\"AWS\"}},\"VisibilityConfig\":{\"CloudWatchMetricsEnabled\":true,"
                                + "\"MetricName\":\"AWSManagedRulesCommonRuleSet\",\"SampledRequestsEnabled\":true}}]");
    }

    @Test
    void anAddressListIsOneSetForEachIpVersion() {
        var plan = plan(spec -> spec.withRules(LISTS));

        assertThat(plan.named("firewall-block-ipv4").list("addresses")).containsExactly("203.0.113.0/24");
        assertThat(plan.named("firewall-block-ipv4").text("ipAddressVersion")).isEqualTo("IPV4");
        assertThat(plan.named("firewall-block-ipv6").list("addresses")).containsExactly("2001:db8::/32");
        assertThat(plan.named("firewall-block-ipv6").text("ipAddressVersion")).isEqualTo("IPV6");
        assertThat(rule(plan, 1).get("Statement").toString()).contains(":regional/ipset/firewall-block-ipv6-");
        assertThat(plan.ofType("aws:wafv2/ipSet:IpSet"))
                .extracting(PlannedResource::name)
                .doesNotContain("firewall-allow-ipv6");
    }

    @Test
    void aRuleOfAManagedGroupCanBeCountOnly() {
        var statement = (Map<?, ?>)
                ((Map<?, ?>) rule(plan(spec -> spec.withRules(LISTS)), 4).get("Statement"))
                        .get("ManagedRuleGroupStatement");

        assertThat(statement.get("RuleActionOverrides"))
                .isEqualTo(List.of(Map.of("Name", "SizeRestrictions_BODY", "ActionToUse", Map.of("Count", Map.of()))));
    }

    @Test
    void everyRuleButTheListsCanBeCountOnly() {
        var rules = new FirewallRules(
                LISTS.groups(), LISTS.rateLimit(), LISTS.allow(), LISTS.block(), LISTS.counted(), true);
        var plan = plan(spec -> spec.withRules(rules));

        assertThat(rule(plan, 0).get("Action").toString()).contains("Block");
        assertThat(rule(plan, 3).get("Action")).isEqualTo(Map.of("Count", Map.of()));
        assertThat(rule(plan, 4).get("OverrideAction")).isEqualTo(Map.of("Count", Map.of()));
    }

    @Test
    void logsHaveTheNamePrefixOfAwsAndRedactCredentials() {
        var plan = plan(spec -> spec);
        var logging = plan.named("firewall-logging");

        assertThat(plan.named("firewall-logs").text("name")).isEqualTo("aws-waf-logs-slipway-test-firewall");
        assertThat(plan.named("firewall-logs").text("retentionInDays")).isEqualTo("30");
        assertThat(logging.list("logDestinationConfigs"))
                .containsExactly("arn:aws:logs:eu-west-1:123456789012:log-group:aws-waf-logs-slipway-test-firewall");
        assertThat(logging.list("redactedFields"))
                .extracting(field -> ((Map<?, ?>) ((Map<?, ?>) field).get("singleHeader")).get("name"))
                .isEqualTo(List.of("authorization", "cookie", "x-api-key"));
    }

    @Test
    void withoutLogsThereIsNoGroup() {
        assertThat(plan(spec -> spec.withLogged(false)).resources())
                .extracting(PlannedResource::name)
                .doesNotContain("firewall-logs", "firewall-logging");
    }

    @Test
    void theFirewallOfADistributionIsInVirginia() {
        var plan = Programs.plan("ap-southeast-4", context -> {
            var virginia = new Provider(
                    "virginia", ProviderArgs.builder().region("us-east-1").build());
            var firewall = new WebFirewall(
                    "firewall", WebFirewallSpec.DEFAULT.withRules(LISTS), Optional.of(virginia), SharedResources.NONE);
            context.export("arn", firewall.arn());
        });

        assertThat(plan.outputs().get("arn").toString())
                .startsWith("arn:aws:wafv2:us-east-1:123456789012:global/webacl/firewall-acl-");
        assertThat(plan.ofType("aws:wafv2/ipSet:IpSet"))
                .allMatch(set -> set.text("scope").equals("CLOUDFRONT"));
        assertThat(plan.named("firewall-logging")
                        .list("logDestinationConfigs")
                        .get(0)
                        .toString())
                .isEqualTo(
                        "arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-slipway-test-firewall-cloudfront");
    }

    @Test
    void protectsABalancer() {
        var plan = Programs.plan(context -> {
            var network = BaseComponents.network();
            new WebFirewall("firewall", WebFirewallSpec.DEFAULT, Optional.empty(), SharedResources.NONE)
                    .guard(BaseComponents.balancer("web", LoadBalancerSpec.DEFAULT, network));
        });

        assertThat(plan.named("firewall-on-web").text("resourceArn")).contains(":loadbalancer/app/web-alb-");
        assertThat(plan.named("firewall-on-web").dependencies())
                .contains(plan.named("firewall-acl").urn());
    }
}
