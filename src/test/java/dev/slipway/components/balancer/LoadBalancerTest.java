package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.base.Cidr;
import dev.slipway.components.SharedResources;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.FixedNetwork;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadBalancerTest {
    private static final String INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private static final String EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

    private final Plan plan = plan(LoadBalancerSpec.DEFAULT, SharedResources.NONE);

    @Test
    void facesTheInternetFromThePublicSubnets() {
        var balancer = plan.named("web-alb");

        assertThat(balancer.text("loadBalancerType")).isEqualTo("application");
        assertThat(balancer.flag("internal")).isFalse();
        assertThat(balancer.list("subnets")).containsExactly("subnet-public-a", "subnet-public-b");
        assertThat(balancer.list("securityGroups")).hasSize(1);
        assertThat(balancer.dependencies()).contains(plan.named("web-sg").urn());
    }

    @Test
    void dropsInvalidHeadersAndGuardsAgainstDesync() {
        var balancer = plan.named("web-alb");

        assertThat(balancer.flag("dropInvalidHeaderFields")).isTrue();
        assertThat(balancer.text("desyncMitigationMode")).isEqualTo("defensive");
        assertThat(balancer.flag("enableHttp2")).isTrue();
        assertThat(balancer.text("idleTimeout")).isEqualTo("60");
    }

    @Test
    void answers404ToWhatNoTargetTakes() {
        var listener = plan.named("web-http-listener");

        assertThat(listener.text("port")).isEqualTo("80");
        assertThat(listener.text("protocol")).isEqualTo("HTTP");
        assertThat(listener.list("defaultActions"))
                .containsExactly(Map.of(
                        "type",
                        "fixed-response",
                        "fixedResponse",
                        Map.of("contentType", "text/plain", "messageBody", "Not found", "statusCode", "404")));
    }

    @Test
    void isOpenToEverybodyOnPort80AndToNothingElse() {
        assertThat(plan.ofType(INGRESS)).singleElement().satisfies(rule -> {
            assertThat(rule.name()).isEqualTo("web-http-from-0-0-0-0-0");
            assertThat(plan.named("web-alb").list("securityGroups")).containsExactly(rule.text("securityGroupId"));
            assertThat(rule.text("cidrIpv4")).isEqualTo("0.0.0.0/0");
            assertPort(rule, 80);
        });
        assertThat(plan.ofType(EGRESS)).isEmpty();
        assertThat(plan.named("web-sg").input("ingress")).isEmpty();
        assertThat(plan.named("web-sg").input("egress")).isEmpty();
        assertThat(plan.named("web-sg").text("vpcId")).isEqualTo("vpc-1");
    }

    @Test
    void anAllowListHasOneRuleForEachRange() {
        var plan = plan(
                LoadBalancerSpec.DEFAULT.withAllow(AllowList.of("192.0.2.0/24", "198.51.100.7/32")),
                SharedResources.NONE);

        assertThat(plan.ofType(INGRESS))
                .allSatisfy(rule -> assertPort(rule, 80))
                .extracting(rule -> rule.text("cidrIpv4"))
                .containsExactly("192.0.2.0/24", "198.51.100.7/32");
    }

    @Test
    void anInternalBalancerIsInPrivateSubnetsAndAdmitsTheVpcAndItsPeers() {
        var scheme = new InternalScheme(List.of(Cidr.of("10.8.0.0/16")));
        var plan = plan(LoadBalancerSpec.INTERNAL.withInternal(Optional.of(scheme)), SharedResources.NONE);

        assertThat(plan.named("web-alb").flag("internal")).isTrue();
        assertThat(plan.named("web-alb").list("subnets")).containsExactly("subnet-private-a", "subnet-private-b");
        assertThat(plan.ofType(INGRESS))
                .allSatisfy(rule -> assertPort(rule, 80))
                .extracting(rule -> rule.name() + " " + rule.text("cidrIpv4"))
                .containsExactlyInAnyOrder("web-http-from-vpc 10.0.0.0/16", "web-http-from-10-8-0-0-16 10.8.0.0/16");
    }

    @Test
    void aReorderedAllowListChangesNothing() {
        var plan = plan(
                LoadBalancerSpec.DEFAULT.withAllow(AllowList.of("192.0.2.0/24", "198.51.100.7/32")),
                SharedResources.NONE);
        var reordered = plan(
                LoadBalancerSpec.DEFAULT.withAllow(AllowList.of("198.51.100.7/32", "192.0.2.0/24")),
                SharedResources.NONE);

        assertThat(reordered.resources()).isEqualTo(plan.resources());
    }

    @Test
    void logsRequestsOnlyOnceItsBucketIsWhollySetUp() {
        var balancer = plan.named("web-alb");

        assertThat(balancer.flag("accessLogs.enabled")).isTrue();
        assertThat(balancer.text("accessLogs.bucket")).startsWith("slipway-test-web-logs-");
        assertThat(balancer.dependencies())
                .contains(
                        plan.named("web-logs-policy").urn(),
                        plan.named("web-logs-public-access").urn(),
                        plan.named("web-logs-ownership").urn(),
                        plan.named("web-logs-encryption").urn(),
                        plan.named("web-logs-expiry").urn());
    }

    @Test
    void withoutAccessLogsHasNoBucketAndTurnsLoggingOff() {
        var plan = plan(LoadBalancerSpec.DEFAULT.withAccessLogs(Optional.empty()), SharedResources.NONE);

        assertThat(plan.resources()).noneMatch(resource -> resource.type().startsWith("aws:s3/"));
        assertThat(plan.named("web-alb").input("accessLogs")).contains(Map.of("enabled", false, "bucket", ""));
    }

    @Test
    void canBeDestroyedUnlessProtected() {
        var balancer = plan.named("web-alb");

        assertThat(balancer.flag("enableDeletionProtection")).isFalse();
        assertThat(balancer.protect()).isFalse();
        assertThat(plan.named("web-logs-bucket").flag("forceDestroy")).isTrue();
    }

    @Test
    void aProtectedBalancerAndItsLogsCannotBeDeleted() {
        var plan = plan(LoadBalancerSpec.DEFAULT, SharedResources.NONE.withProtectedFromDeletion(true));
        var balancer = plan.named("web-alb");

        assertThat(balancer.flag("enableDeletionProtection")).isTrue();
        assertThat(balancer.protect()).isTrue();
        assertThat(plan.named("web-logs-bucket").flag("forceDestroy")).isFalse();
    }

    @Test
    void hasTheNamesThatDnsAndMetricsUse() {
        var plan = Programs.plan(ctx -> {
            var balancer = BaseComponents.balancer("web", LoadBalancerSpec.DEFAULT, new FixedNetwork());
            ctx.export("arn", balancer.arn());
            ctx.export("arnSuffix", balancer.arnSuffix());
            ctx.export("dnsName", balancer.dnsName());
            ctx.export("zoneId", balancer.zoneId());
            ctx.export("url", balancer.url());
            ctx.export("securityGroupId", balancer.securityGroupId());
        });

        assertThat(plan.outputs().get("arnSuffix").toString()).startsWith("app/web-alb-");
        assertThat(plan.outputs().get("arn").toString())
                .endsWith("loadbalancer/" + plan.outputs().get("arnSuffix"));
        assertThat(plan.outputs().get("dnsName").toString()).endsWith(".eu-west-1.elb.amazonaws.com");
        assertThat(plan.outputs().get("zoneId").toString()).startsWith("Z");
        assertThat(plan.outputs())
                .containsEntry("url", "http://" + plan.outputs().get("dnsName"));
        assertThat(plan.outputs().get("securityGroupId").toString()).startsWith("sg-");
    }

    @Test
    void canBeCreatedTwiceInAProgramWithTwoTargetsEach() {
        var plan = Programs.plan(ctx -> {
            var network = new FixedNetwork();
            for (var name : List.of("blue", "green")) {
                var balancer = BaseComponents.balancer(name, LoadBalancerSpec.DEFAULT, network);
                balancer.target("orders", ServiceTargetSpec.of(8080, RouteConditions.of("/orders/*", "/carts/*")));
                balancer.target("a1234567890123456789", ServiceTargetSpec.of(8080, RouteConditions.of("/*")));
            }
        });

        assertThat(plan.ofType("aws:lb/loadBalancer:LoadBalancer"))
                .extracting(PlannedResource::name)
                .containsExactly("blue-alb", "green-alb");
        assertThat(plan.ofType("aws:lb/targetGroup:TargetGroup"))
                .extracting(PlannedResource::name)
                .hasSize(4)
                .contains("blue-orders-tg", "green-orders-tg")
                .allMatch(name -> name.length() <= 24);
        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule")).hasSize(6);
    }

    @Test
    void anInvalidNameIsRefused() {
        Programs.assertRefused(
                "the name 'internal-web' is not possible for a load balancer: AWS keeps names from internal- on to itself, so begin with another word",
                context -> BaseComponents.balancer("internal-web", LoadBalancerSpec.DEFAULT, new FixedNetwork()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4001})
    void refusesAnIdleTimeoutThatIsNot1To4000(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadBalancerSpec.DEFAULT.withIdleTimeout(Duration.ofSeconds(seconds)))
                .withMessage("idleTimeoutSeconds: %d s is not possible; give whole seconds from 1 to 4000"
                        .formatted(seconds));
    }

    private static Plan plan(LoadBalancerSpec spec, SharedResources shared) {
        return Programs.plan(ctx -> new LoadBalancer("web", spec, new FixedNetwork(), Optional.empty(), shared));
    }

    private static void assertPort(PlannedResource rule, int port) {
        assertThat(rule.text("ipProtocol")).isEqualTo("tcp");
        assertThat(rule.text("fromPort")).isEqualTo(Integer.toString(port));
        assertThat(rule.text("toPort")).isEqualTo(Integer.toString(port));
    }
}
