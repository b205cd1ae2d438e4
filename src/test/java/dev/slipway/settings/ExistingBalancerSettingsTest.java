package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.components.balancer.PriorityRange;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.testing.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of an existing load balancer, and the refusals of what it does not have. */
class ExistingBalancerSettingsTest {
    private static final String ARN =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210";
    private static final String NETWORK = "network: {existing: {vpcId: vpc-0123456789abcdef0,"
            + " privateSubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]}}";
    private static final String WEB =
            "services: {web: {image: nginx:1, port: 80, architecture: x86_64, routes: {hosts: [web.example.org]}}}";

    private static String balancer(String keys) {
        return "balancer: {existing: {listenerArn: \"%s\"%s}}".formatted(ARN, keys);
    }

    /** A value as errors show it. */
    private static String shown(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }

    private static void assertErrors(List<String> stack, String... lines) {
        TestStack.assertErrors(() -> TestStack.settings(stack.toArray(String[]::new)), lines);
    }

    @Test
    void aListenerIsNamedByItsArn() {
        assertThat(TestStack.settings(NETWORK, balancer(""), WEB).balancer().existing(StackBalancer.MAIN))
                .contains(new ExistingBalancerSpec(ARN, PriorityRange.ALL));
        assertThat(TestStack.settings(NETWORK, balancer(", priorities: 1000-1099"), WEB)
                        .balancer()
                        .existing(StackBalancer.MAIN))
                .contains(new ExistingBalancerSpec(ARN, new PriorityRange(1000, 1099)));
        assertThat(new ExistingBalancerSpec(ARN, PriorityRange.ALL).balancerArn())
                .isEqualTo(
                        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shared/0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210' | remove the quotes and blanks around it, which are part of the value",
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shared/0123456789abcdef | name its listener on port 443 or 80, with listener/app/ in its ARN",
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/shared/0123456789abcdef/fedcba9876543210 | name a listener with listener/app/ in its ARN, since a network load balancer has no rules",
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shared/0123456789abcdef/fedcba9876543210/aaaa | name the listener of that rule, with listener/app/ in its ARN",
                "shared | set it to one such as arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210",
            })
    void refusesOtherTextsThanTheArnOfAListener(String arn, String fix) {
        assertErrors(
                List.of(NETWORK, "balancer: {existing: {listenerArn: \"%s\"}}".formatted(arn), WEB),
                "slipway:balancer.existing.listenerArn = %s: the ARN of a listener of an application load balancer is allowed; %s"
                        .formatted(shown(arn), fix));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", priorities: 1000 | slipway:balancer.existing.priorities = 1000: a range of 100 or more of the priorities 1 to 50000 is allowed; set it to one such as 20000-20999, or remove it for all",
                ", priorities: 1000-1050 | slipway:balancer.existing.priorities = 1000-1050: a range of 100 or more of the priorities 1 to 50000 is allowed; set it to one such as 20000-20999, or remove it for all",
                ", priorities: 49950-50050 | slipway:balancer.existing.priorities = 49950-50050: a range of 100 or more of the priorities 1 to 50000 is allowed; set it to one such as 20000-20999, or remove it for all",
            })
    void refusesRangesOfPriorities(String keys, String error) {
        assertErrors(List.of(NETWORK, balancer(keys), WEB), error);
    }

    @Test
    void refusesKeysThatTheExistingBalancerDecides() {
        assertErrors(
                List.of(
                        NETWORK,
                        "balancer: {existing: {priorities: 1000-1099}, allowCidrs: [10.0.0.0/8], accessLogs: false}",
                        WEB),
                "slipway:balancer.existing.listenerArn: missing; set it to the ARN of the balancer's listener",
                "slipway:balancer.allowCidrs: an existing balancer is used as it is; remove it, or existing",
                "slipway:balancer.accessLogs: an existing balancer is used as it is; remove it, or existing");
        assertErrors(
                List.of(
                        NETWORK,
                        balancer(""),
                        WEB,
                        "firewall: {enabled: true}",
                        "domain: {zone: example.org, host: web, mutualTls: {bucket: trust-store, key: ca.pem}}"),
                "slipway:firewall.enabled = true: it would filter the requests of others to the existing balancer; remove it, or slipway:balancer.existing",
                "slipway:domain.mutualTls: the listener of the existing balancer decides on client certificates; remove it, or slipway:balancer.existing");
        assertErrors(
                List.of(NETWORK, balancer(""), WEB, "distribution: {enabled: true}"),
                "slipway:distribution.enabled = true: callers could connect to the existing balancer directly; remove it, or slipway:balancer.existing");
    }

    @Test
    void refusesAnotherNetworkRegionOrNoService() {
        assertErrors(
                List.of(balancer(""), WEB),
                "slipway:balancer.existing.listenerArn = %s: a balancer reaches tasks in its own VPC, and the stack creates another one; set slipway:network.existing to the VPC and the private subnets of the balancer"
                        .formatted(shown(ARN)));
        assertErrors(
                List.of(NETWORK, balancer(""), WEB, "aws:region: eu-west-2"),
                "slipway:balancer.existing.listenerArn = %s: a listener of eu-west-2 is allowed; name one of that region, or set aws:region to that of the balancer"
                        .formatted(shown(ARN)));
        assertErrors(
                List.of(
                        NETWORK,
                        balancer(""),
                        "services: {web: {image: nginx:1, port: 80, architecture: x86_64, ingress: internal}}"),
                "slipway:balancer.existing: no service is behind it; set ingress of a service to balancer, or remove it");
    }

    @Test
    void refusesARouteForEveryRequestAndASecondRevision() {
        assertErrors(
                List.of(
                        NETWORK,
                        balancer(""),
                        "services: {web: {image: nginx:1, port: 80, architecture: x86_64, deploy: {release: primary}}}"),
                "slipway:services.web.routes.paths = /*: this route would get every request of the existing listener that no earlier rule matches; set hosts, or longer paths such as /web/*",
                "slipway:services.web.deploy: the existing balancer has no test listener for a second revision; remove primary, alternate and release, or slipway:balancer.existing");
        assertThat(TestStack.settings(
                                NETWORK,
                                balancer(""),
                                "services: {web: {image: nginx:1, port: 80, architecture: x86_64, ingress: [balancer, internal],"
                                        + " routes: [{ingress: internal}, {paths: [/web/*], ingress: balancer}]}}")
                        .services())
                .hasSize(1);
    }
}
