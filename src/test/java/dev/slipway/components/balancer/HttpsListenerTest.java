package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.SharedResources;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.domain.TrustBundle;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.FixedNetwork;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HttpsListenerTest {
    private static Plan plan(UnaryOperator<Tls> with) {
        return Programs.plan(context -> {
            var tls = with.apply(BaseComponents.tls("domain", "server.example.com", "api.example.com"));
            var balancer = new LoadBalancer(
                    "web",
                    LoadBalancerSpec.DEFAULT.withAllow(AllowList.of("192.0.2.0/24")),
                    new FixedNetwork(),
                    Optional.of(tls),
                    SharedResources.NONE);
            balancer.target("orders", ServiceTargetSpec.of(8080, RouteConditions.of("/*")));
            balancer.publish(List.of());
            context.export("url", balancer.url());
            context.export("dns", balancer.dnsName());
            context.export("zone", balancer.zoneId());
        });
    }

    private final Plan plan = plan(tls -> tls);

    @Test
    void speaksTls12And13WithTheDomainsCertificate() {
        var listener = plan.named("web-https-listener");

        assertThat(listener.text("port")).isEqualTo("443");
        assertThat(listener.text("protocol")).isEqualTo("HTTPS");
        assertThat(listener.text("sslPolicy")).isEqualTo("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
        assertThat(listener.text("certificateArn"))
                .isEqualTo(plan.named("domain-certificate-issued").text("certificateArn"));
        assertThat(listener.dependencies())
                .contains(plan.named("domain-certificate-issued").urn());
        assertThat(listener.text("mutualAuthentication.mode")).isEqualTo("off");
    }

    @Test
    void port80OnlyRedirects() {
        assertThat(plan.named("web-http-listener").list("defaultActions"))
                .containsExactly(Map.of(
                        "type",
                        "redirect",
                        "redirect",
                        Map.of("protocol", "HTTPS", "port", "443", "statusCode", "HTTP_301")));
    }

    @Test
    void hasTheRulesOfTargetsAndAnswersOtherRequestsItself() {
        var listener = plan.named("web-https-listener");

        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.dependencies()).contains(listener.urn()));
        assertThat(((Map<?, ?>) listener.list("defaultActions").get(0)).get("type"))
                .isEqualTo("fixed-response");
    }

    @Test
    void admitsTheAllowListOnBothPorts() {
        assertThat(plan.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .extracting(rule -> rule.name() + " " + rule.text("fromPort") + " " + rule.text("cidrIpv4"))
                .containsExactlyInAnyOrder(
                        "web-http-from-192-0-2-0-24 80 192.0.2.0/24", "web-https-from-192-0-2-0-24 443 192.0.2.0/24");
    }

    @Test
    void everyHostPointsToTheBalancerAndTheFirstIsItsAddress() {
        assertThat(List.of("server.example.com", "api.example.com")).allSatisfy(host -> assertThat(
                        plan.named("domain-%s-a".formatted(host)).list("aliases"))
                .singleElement()
                .isEqualTo(Map.of(
                        "name",
                        plan.outputs().get("dns"),
                        "zoneId",
                        plan.outputs().get("zone"),
                        "evaluateTargetHealth",
                        false)));
        assertThat(plan.outputs()).containsEntry("url", "https://server.example.com");
    }

    @Test
    void clientsPresentCertificatesOfTheTrustBundle() {
        var plan = plan(
                tls -> tls.withClients(Optional.of(new TrustBundle("authorities", "clients.pem", Optional.of("v1")))));
        var store = plan.named("web-https-trust");

        assertThat(store.text("caCertificatesBundleS3Bucket")).isEqualTo("authorities");
        assertThat(store.text("caCertificatesBundleS3Key")).isEqualTo("clients.pem");
        assertThat(store.text("caCertificatesBundleS3ObjectVersion")).isEqualTo("v1");
        assertThat(plan.named("web-https-listener").text("mutualAuthentication.mode"))
                .isEqualTo("verify");
        assertThat(plan.named("web-https-listener").text("mutualAuthentication.trustStoreArn"))
                .matches("arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/web-https-trust-.*");
    }

    @Test
    void theListenerOnPort80StaysTheSameResource() {
        var without =
                Programs.plan(context -> BaseComponents.balancer("web", LoadBalancerSpec.DEFAULT, new FixedNetwork()));

        assertThat(without.named("web-http-listener").urn())
                .isEqualTo(plan.named("web-http-listener").urn());
        assertThat(without.resources()).extracting(PlannedResource::name).doesNotContain("web-https-listener");
    }
}
