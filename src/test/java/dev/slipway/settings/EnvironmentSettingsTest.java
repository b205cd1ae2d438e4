package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.StackName;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.environment.EnvironmentReference;
import dev.slipway.components.environment.SharedEnvironmentSpec;
import dev.slipway.components.network.EnvironmentVpcSpec;
import dev.slipway.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a stack that shares or uses an environment, and the refusals of what the environment has. */
class EnvironmentSettingsTest {
    private static final String WEB = "services: {web: {image: nginx:1, port: 80}}";
    private static final String OF = "environment: {of: shop/base}";

    private static void assertErrors(List<String> stack, String... lines) {
        TestStack.assertErrors(() -> TestStack.settings(stack.toArray(String[]::new)), lines);
    }

    @Test
    void aStackSharesItsLoadBalancersOrNone() {
        assertThat(TestStack.settings("environment: {shares: [balancer, internal]}")
                        .environment()
                        .shared())
                .contains(new SharedEnvironmentSpec(List.of(StackBalancer.MAIN, StackBalancer.INTERNAL)));
        assertThat(TestStack.settings("environment: {shares: []}").environment().shared())
                .contains(new SharedEnvironmentSpec(List.of()));
        assertThat(TestStack.settings(WEB).environment().spec()).isEmpty();
    }

    @Test
    void aSharedBalancerExistsWithoutAService() {
        var callers =
                TestStack.settings("environment: {shares: [internal]}").edge().callers();
        assertThat(callers.has(StackBalancer.INTERNAL)).isTrue();
        assertThat(callers.balancer()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "shop/base", "acme/shop/base"})
    void aStackUsesTheEnvironmentOfAnother(String name) {
        var settings =
                TestStack.settings("environment: {of: %s, outputs: {shop/base: base.json}}".formatted(name), WEB);
        assertThat(settings.environment().used()).contains(new EnvironmentReference(new StackName(name)));
        assertThat(settings.environment().outputs()).isEqualTo(Map.of("shop/base", "base.json"));
        assertThat(settings.network()).isEqualTo(new EnvironmentVpcSpec());
    }

    @Test
    void thresholdsApplyToAlarmsThatGoToTheTopicOfTheEnvironment() {
        assertThat(TestStack.settings(OF, WEB, "alarms: {cpu: 70}")
                        .alarms()
                        .thresholds()
                        .cpu())
                .isEqualTo(70);
    }

    @Test
    void aDiscoverableServiceHasANameForEachOfItsPorts() {
        assertThat(TestStack.settings(
                                OF,
                                "services: {stock: {image: nginx:1, port: 80, ports: {grpc: 7070}, discoverable: true}}")
                        .connectionTargets())
                .isEqualTo(Map.of("stock", Set.of("", "grpc")));
    }

    @Test
    void aServiceConnectsToServicesOfOtherStacks() {
        var web = "services: {web: {image: nginx:1, port: 80,"
                + " connects: [{service: stock, of: shop/inventory, port: grpc}]}}";
        assertThat(TestStack.settings(OF, web).remoteConnections())
                .containsExactly(new Connection(Optional.of(new StackName("shop/inventory")), "stock", "grpc"));
        assertErrors(
                List.of(web),
                "slipway:services.web.connects[0] = stock:grpc: the stack shares and uses no environment; set slipway:environment, or remove it");
    }

    @Test
    void refusesIncompleteConnections() {
        assertErrors(
                List.of(OF, "services: {web: {image: nginx:1, port: 80, connects: [{service: stock}, {of: a/b/c/d}]}}"),
                "slipway:services.web.connects[0]: of is missing; write it as in {service: stock, of: shop/inventory}",
                "slipway:services.web.connects[1]: service is missing; write it as in {service: stock, of: shop/inventory}",
                "slipway:services.web.connects[1].of = a/b/c/d: the name of a stack is allowed: stack, project/stack or organization/project/stack; set it to one such as shop/base");
    }

    @Test
    void refusesOtherNamesOfStacksAndOtherBalancers() {
        assertErrors(
                List.of("environment: {of: a b}", WEB),
                "slipway:environment.of = a b: the name of a stack is allowed: stack, project/stack or organization/project/stack; set it to one such as shop/base");
        assertErrors(
                List.of("environment: {shares: [api]}"),
                "slipway:environment.shares[0] = api: balancer or internal is allowed; correct it");
    }

    @Test
    void refusesKeysThatContradictEachOther() {
        assertErrors(
                List.of("environment: {of: shop/base, shares: [balancer]}", WEB),
                "slipway:environment.shares: the environment belongs to the stack under of; set it in the stack file of that stack, or remove of");
        assertErrors(
                List.of("environment: {shares: [], outputs: {shop/base: base.json}}"),
                "slipway:environment.outputs: outputs is set without of; set of to the stack of the environment, or remove it");
    }

    @Test
    void refusesSettingsOfResourcesThatTheEnvironmentHas() {
        assertErrors(
                List.of(
                        OF,
                        WEB,
                        "network: {zones: 3}",
                        "cluster: {insights: disabled}",
                        "balancer: {accessLogs: false}"),
                "slipway:environment.of = shop/base: the network is that of the environment; set slipway:network in the stack file of shop/base, or remove it",
                "slipway:environment.of = shop/base: the cluster is that of the environment; set slipway:cluster in the stack file of shop/base, or remove it",
                "slipway:environment.of = shop/base: the balancer is that of the environment; set slipway:balancer in the stack file of shop/base, or remove it");
    }

    @Test
    void refusesWhatABalancerOfAnotherStackCannotDo() {
        assertErrors(
                List.of(
                        OF,
                        "services: {web: {image: nginx:1, port: 80, deploy: {primary: 100, alternate: 0, release: alternate}}}",
                        "firewall: {enabled: true}",
                        "domain: {zone: example.org, host: web, mutualTls: {bucket: trust-store, key: ca.pem}}"),
                "slipway:services.web.deploy: the balancer of the environment has no test listener for a second revision; remove primary, alternate and release, or slipway:environment",
                "slipway:firewall.enabled = true: it would filter the requests of others to the balancer of the environment; remove it, or slipway:environment",
                "slipway:domain.mutualTls: the listener of the balancer of the environment decides on client certificates; remove it, or slipway:environment");
    }

    @Test
    void refusesADistributionBeforeASharedBalancer() {
        assertErrors(
                List.of("environment: {shares: [balancer]}", WEB, "distribution: {enabled: true}"),
                "slipway:environment.shares = balancer: callers connect to a shared balancer directly, and it belongs to the stack; remove it, or slipway:distribution");
    }

    @Test
    void refusesServicesThatCannotBeDiscovered() {
        assertErrors(
                List.of("services: {stock: {image: nginx:1, ingress: none, discoverable: true}}"),
                "slipway:services.stock.discoverable = true: the stack shares and uses no environment; set slipway:environment, or remove it",
                "slipway:services.stock.discoverable = true: it listens on no port; set port, or remove it");
    }
}
