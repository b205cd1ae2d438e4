package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.StackConfigs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A distribution that is added before live services, or removed: callers are answered until the DNS records have moved. */
class DistributionChangeTest {
    private static final String RULE = "aws:lb/listenerRule:ListenerRule";
    private static final String INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private static final String RECORD = "domain-shop.example.com-a";

    private static Plan plan(String services, boolean distribution) {
        var values = new HashMap<>(Map.of(
                "slipway:services",
                services,
                "slipway:domain",
                "{\"zone\":\"example.com\",\"host\":\"shop\"}",
                "slipway:firewall",
                "{\"enabled\":%s}".formatted(services.contains("api") ? distribution : true)));
        if (distribution) {
            values.put("slipway:distribution", "{\"enabled\":true}");
        }
        return App.preflight(StackConfigs.of(values)).plan();
    }

    private static Plan balanced(boolean distribution) {
        return plan("{\"shop\":{\"image\":\"%s\",\"port\":80}}".formatted(StackConfigs.IMAGE), distribution);
    }

    private static Plan integrated(boolean distribution) {
        return plan(
                "{\"shop\":{\"image\":\"%s\",\"port\":80,\"ingress\":\"api\"}}".formatted(StackConfigs.IMAGE),
                distribution);
    }

    private static List<String> names(Plan plan, String type) {
        return plan.ofType(type).stream().map(PlannedResource::name).toList();
    }

    private static boolean dependsOn(Plan plan, String resource, String on) {
        var dependencies = plan.named(resource).dependencies();
        return dependencies.contains(plan.named(on).urn())
                || plan.resources().stream()
                        .filter(other -> dependencies.contains(other.urn()))
                        .anyMatch(other -> dependsOn(plan, other.name(), on));
    }

    @Test
    void theOpenAndTheVerifiedRulesOfALoadBalancerExistSideBySide() {
        var direct = balanced(false);
        var behind = balanced(true);

        assertThat(names(direct, RULE)).containsExactly("balancer-shop-rule-any");
        assertThat(names(behind, RULE)).containsExactly("balancer-shop-verified-any");
        assertThat(behind.named("balancer-shop-verified-any").text("priority"))
                .isNotEqualTo(direct.named("balancer-shop-rule-any").text("priority"));
        assertThat(names(direct, INGRESS)).doesNotContainAnyElementsOf(List.of("balancer-https-from-cloudfront"));
        assertThat(names(behind, INGRESS)).contains("balancer-https-from-cloudfront");
    }

    @Test
    void noVerifiedRuleHasThePriorityOfAnOpenOne() {
        var services = "{%s}"
                .formatted(String.join(
                        ",",
                        IntStream.range(0, 30)
                                .mapToObj(number ->
                                        "\"s%d\":{\"image\":\"%s\",\"port\":80,\"routes\":{\"paths\":[\"/s%02d/*\"]}}"
                                                .formatted(number, StackConfigs.IMAGE, number))
                                .toList()));
        var open = plan(services, false).ofType(RULE).stream()
                .map(rule -> rule.text("priority"))
                .toList();

        assertThat(plan(services, true).ofType(RULE))
                .hasSize(30)
                .extracting(rule -> rule.text("priority"))
                .doesNotContainAnyElementsOf(open);
    }

    @Test
    void theRecordMovesToADistributionAfterTheLoadBalancerAdmitsIt() {
        var behind = balanced(true);

        assertThat(dependsOn(behind, RECORD, "front-cloudfront")).isTrue();
        assertThat(dependsOn(behind, RECORD, "balancer-https-from-cloudfront")).isTrue();
        assertThat(dependsOn(behind, RECORD, "firewall-acl")).isTrue();
    }

    @Test
    void theRecordMovesBackAfterTheLoadBalancerAnswersEverybody() {
        var direct = balanced(false);

        assertThat(direct.named(RECORD).urn())
                .isEqualTo(balanced(true).named(RECORD).urn());
        for (var before : List.of("balancer-shop-rule-any", "balancer-https-from-0-0-0-0-0", "firewall-on-balancer")) {
            assertThat(dependsOn(direct, RECORD, before)).as(before).isTrue();
        }
    }

    @Test
    void theRoutesOfAnApiAreClosedAfterTheRecordMovesToTheDistribution() {
        var behind = integrated(true);

        assertThat(behind.named("api-shop-route-any").text("authorizationType")).isEqualTo("CUSTOM");
        assertThat(dependsOn(behind, "api-shop-route-any", RECORD)).isTrue();
        assertThat(dependsOn(behind, "api-shop-route-any", "domain-shop.example.com-aaaa"))
                .isTrue();
    }

    @Test
    void theRecordMovesBackAfterTheRoutesOfTheApiAreOpen() {
        var direct = integrated(false);

        assertThat(direct.named("api-shop-route-any").input("authorizationType"))
                .isEmpty();
        assertThat(dependsOn(direct, RECORD, "api-shop-route-any")).isTrue();
        assertThat(direct.named(RECORD).urn())
                .isEqualTo(integrated(true).named(RECORD).urn());
    }
}
