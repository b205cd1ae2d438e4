package dev.slipway.components.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.balancer.LoadBalancerSpec;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.controller.ControllerJar;
import dev.slipway.components.firewall.WebFirewall;
import dev.slipway.components.firewall.WebFirewallSpec;
import dev.slipway.components.gateway.HttpApi;
import dev.slipway.components.gateway.HttpApiSpec;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.key.Key;
import dev.slipway.components.key.KeyArgs;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.components.storage.BucketSpec;
import dev.slipway.components.storage.Stores;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final List<String> PATHS = List.of("/static/*", "/favicon.ico");

    private static Provider virginia() {
        return new Provider(
                "virginia", ProviderArgs.builder().region("us-east-1").build());
    }

    /** Before a balancer without TLS. */
    private static Plan plain(UnaryOperator<DistributionSpec> with) {
        return Programs.plan(context -> {
            var balancer = BaseComponents.balancer(
                    "web", LoadBalancerSpec.DEFAULT.withBehindDistribution(true), BaseComponents.network());
            balancer.target(
                    "shop", ServiceTargetSpec.of(80, RouteConditions.of("/*").withHosts(List.of("shop.example.com"))));
            var front = new Distribution(
                    "front",
                    with.apply(DistributionSpec.DEFAULT),
                    new Origin.BalancerOrigin(balancer, balancer.originSecret().orElseThrow()),
                    virginia(),
                    Optional.empty(),
                    Optional.empty(),
                    BaseComponents.NO_STORES,
                    SharedResources.NONE);
            context.export("url", front.url());
            context.export("dns", front.dnsName());
            context.export("balancer", balancer.dnsName());
        });
    }

    /** A distribution with all optional parts. */
    private static Plan complete() {
        return Programs.plan(context -> {
            var virginia = virginia();
            var hosts = List.of("shop.example.com");
            var domain = BaseComponents.domain("domain", "shop.example.com");
            var tls = domain.cloudFrontTls(hosts, virginia);
            var balancer = new LoadBalancer(
                    "web",
                    LoadBalancerSpec.DEFAULT.withBehindDistribution(true),
                    BaseComponents.network(),
                    Optional.of(domain.tls(hosts)),
                    SharedResources.NONE);
            var key = new Key("key", KeyArgs.of().withCloudFront(true));
            var bucket = new Bucket(
                    "files",
                    BucketSpec.of(new BucketPrefix("files-")).withServedPaths(PATHS),
                    key,
                    SharedResources.NONE);
            var firewall =
                    new WebFirewall("firewall", WebFirewallSpec.DEFAULT, Optional.of(virginia), SharedResources.NONE);
            var front = new Distribution(
                    "front",
                    new DistributionSpec(
                            PriceClass.ALL,
                            Caching.ORIGIN,
                            OptionalInt.of(30),
                            Optional.of(new ServedFiles("files", PATHS))),
                    new Origin.BalancerOrigin(balancer, balancer.originSecret().orElseThrow()),
                    virginia,
                    Optional.of(tls),
                    Optional.of(firewall),
                    Stores.NONE.withBuckets(Map.of("files", bucket)),
                    SharedResources.NONE.withProtectedFromDeletion(true));
            context.export("url", front.url());
            context.export("viewers", tls.certificateArn());
            context.export("firewall", firewall.arn());
            context.export("dns", front.dnsName());
        });
    }

    private static Map<?, ?> origin(Plan plan, String id) {
        return plan.named("front-cloudfront").list("origins").stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> each.get("originId").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void callersComeByHttpsOverEveryVersionOfHttpAndIp() {
        var front = plain(spec -> spec).named("front-cloudfront");

        assertThat(front.text("defaultCacheBehavior.viewerProtocolPolicy")).isEqualTo("redirect-to-https");
        assertThat(front.text("httpVersion")).isEqualTo("http2and3");
        assertThat(front.flag("isIpv6Enabled")).isTrue();
        assertThat(front.text("priceClass")).isEqualTo("PriceClass_100");
        assertThat(front.flag("defaultCacheBehavior.compress")).isTrue();
        assertThat(front.list("defaultCacheBehavior.allowedMethods")).hasSize(7);
        assertThat(front.text("defaultCacheBehavior.cachePolicyId")).isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    }

    @Test
    void withoutADomainTheDistributionHasTheNameOfAws() {
        var plan = plain(spec -> spec);

        assertThat(plan.outputs())
                .containsEntry("url", "https://" + plan.outputs().get("dns"));
        assertThat(plan.named("front-cloudfront").flag("viewerCertificate.cloudfrontDefaultCertificate"))
                .isTrue();
        assertThat(origin(plan, "services").get("domainName"))
                .isEqualTo(plan.outputs().get("balancer"));
        assertThat(plan.named("front-cloudfront").text("defaultCacheBehavior.originRequestPolicyId"))
                .isEqualTo("216adef6-5c7f-47e4-b989-5492eafa07d3");
        assertThat(((Map<?, ?>) origin(plan, "services").get("customOriginConfig")).get("originProtocolPolicy"))
                .isEqualTo("http-only");
    }

    @Test
    void theBalancerAdmitsOnlyTheDistribution() {
        var plan = plain(spec -> spec);
        var header = Map.of("name", "X-Slipway-Origin", "value", "[secret]");

        assertThat(plan.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.name()).isEqualTo("web-http-from-cloudfront");
                    assertThat(rule.text("prefixListId")).matches("pl-[0-9a-f]{8}");
                    assertThat(rule.text("fromPort")).isEqualTo("80");
                    assertThat(rule.input("cidrIpv4")).isEmpty();
                });
        assertThat(origin(plan, "services").get("customHeaders")).isEqualTo(List.of(header));
        assertThat(plan.named("web-shop-verified-any").list("conditions"))
                .containsExactly(
                        Map.of("hostHeader", Map.of("values", List.of("shop.example.com"))),
                        Map.of("httpHeader", Map.of("httpHeaderName", "X-Slipway-Origin", "values", "[secret]")),
                        Map.of("pathPattern", Map.of("values", List.of("/*"))));
    }

    @Test
    void theOriginSecretIsGeneratedOnceAndMasked() {
        var parameter = plain(spec -> spec).named("web-origin-parameter");

        assertThat(parameter.text("type")).isEqualTo("SecureString");
        assertThat(parameter.text("value")).isEqualTo("[secret]");
        assertThat(parameter.ignoreChanges()).containsExactly("value");
    }

    @Test
    void withTlsOnlyPort443IsOpenAndTheHostsPointToTheDistribution() {
        var plan = complete();
        var target = (Map<?, ?>)
                plan.named("domain-shop.example.com-a").list("aliases").get(0);

        assertThat(plan.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .extracting(PlannedResource::name)
                .containsExactly("web-https-from-cloudfront");
        assertThat(target.get("name")).isEqualTo(plan.outputs().get("dns"));
        assertThat(target.get("zoneId")).isEqualTo("Z2FDTNDATAQYW2");
        assertThat(plan.named("domain-shop.example.com-aaaa").list("aliases")).isEqualTo(List.of(target));
        assertThat(plan.outputs()).containsEntry("url", "https://shop.example.com");
        assertThat(((Map<?, ?>) origin(plan, "services").get("customOriginConfig")).get("originProtocolPolicy"))
                .isEqualTo("https-only");
    }

    @Test
    void certificateAndFirewallAreInVirginia() {
        var plan = complete();
        var front = plan.named("front-cloudfront");

        assertThat(front.text("viewerCertificate.acmCertificateArn"))
                .startsWith("arn:aws:acm:us-east-1:")
                .isEqualTo(plan.outputs().get("viewers"));
        assertThat(front.text("viewerCertificate.minimumProtocolVersion")).isEqualTo("TLSv1.2_2021");
        assertThat(front.text("webAclId")).isEqualTo(plan.outputs().get("firewall"));
        assertThat(front.text("priceClass")).isEqualTo("PriceClass_All");
        assertThat(front.text("defaultCacheBehavior.cachePolicyId")).isEqualTo("4cc15a8a-d715-48a4-82b8-cc0b614638fe");
        assertThat(front.protect()).isTrue();
    }

    @Test
    void onlyDistributionsOfTheAccountReadFilesOfTheBucket() {
        var plan = complete();
        var access = plan.named("front-files-access");
        var behaviors = plan.named("front-cloudfront").list("orderedCacheBehaviors");
        var policy = plan.named("files-policy").text("policy");

        assertThat(access.text("originAccessControlOriginType")).isEqualTo("s3");
        assertThat(access.text("signingBehavior")).isEqualTo("always");
        assertThat(origin(plan, "files").get("domainName").toString()).endsWith(".s3.eu-west-1.amazonaws.com");
        assertThat(behaviors)
                .extracting(each -> ((Map<?, ?>) each).get("pathPattern"))
                .isEqualTo(PATHS);
        assertThat(behaviors)
                .extracting(each -> ((Map<?, ?>) each).get("cachePolicyId"))
                .allMatch("658327ea-f89d-4fab-a63d-7e88639e58f6"::equals);
        assertThat(policy)
                .contains("\"Principal\":{\"Service\":\"cloudfront.amazonaws.com\"},\"Action\":\"s3:GetObject\"")
                .containsPattern(
                        "\"Resource\":\\[\"arn:aws:s3:::files-[^\"]+/static/\\*\",\"arn:aws:s3:::[^\"]+/favicon.ico\"\\]")
                .contains("\"aws:SourceAccount\":\"123456789012\"")
                .contains("\"aws:SourceArn\":\"arn:aws:cloudfront::123456789012:distribution/*\"");
        assertThat(plan.named("key-key").text("policy"))
                .contains("\"Principal\":{\"Service\":\"cloudfront.amazonaws.com\"},\"Action\":\"kms:Decrypt\"");
    }

    @Test
    void aBucketAndAKeyWithoutServedFilesDoNotAdmitCloudFront() {
        var plan = Programs.plan(context -> {
            var key = new Key("key", KeyArgs.of());
            new Bucket("files", BucketSpec.of(new BucketPrefix("files-")), key, SharedResources.NONE);
        });

        assertThat(plan.resources()).noneMatch(each -> each.text("policy").contains("cloudfront"));
    }

    @Test
    void logsAreInVirginiaAndExpire() {
        var plan = plain(spec -> spec.withAccessLogDays(OptionalInt.of(7)));

        assertThat(plan.named("front-cloudfront").text("loggingConfig.bucket"))
                .matches("slipway-test-front-logs-[0-9a-f]{17}\\.s3\\.amazonaws\\.com");
        assertThat(plan.named("front-cloudfront").dependencies())
                .contains(
                        plan.named("front-logs-ownership").urn(),
                        plan.named("front-logs-policy").urn());
        assertThat(plan.named("front-logs-expiry").list("rules").get(0).toString())
                .contains("days=7");
        assertThat(plan.named("front-logs-ownership").text("rule.objectOwnership"))
                .isEqualTo("BucketOwnerPreferred");
        assertThat(plain(spec -> spec.withAccessLogDays(OptionalInt.empty())).resources())
                .noneMatch(each -> each.name().startsWith("front-logs"));
    }

    private static Plan beforeApi() {
        return Programs.plan(context -> {
            var api = new HttpApi(
                    "api",
                    HttpApiSpec.DEFAULT,
                    BaseComponents.network(),
                    Optional.empty(),
                    Optional.of(new ControllerJar(Path.of("")).archive()),
                    SharedResources.NONE);
            api.backend("orders", ServiceIntegrationSpec.of(80, "/*"));
            api.publish();
            new Distribution(
                    "front",
                    DistributionSpec.DEFAULT,
                    new Origin.ApiOrigin(api, api.originSecret().orElseThrow()),
                    virginia(),
                    Optional.empty(),
                    Optional.empty(),
                    BaseComponents.NO_STORES,
                    SharedResources.NONE);
        });
    }

    @Test
    void anApiIsReachedByItsOwnName() {
        var plan = beforeApi();

        assertThat(origin(plan, "services").get("domainName").toString())
                .matches("[0-9a-f]{10}\\.execute-api\\.eu-west-1\\.amazonaws\\.com");
        assertThat(plan.named("front-cloudfront").text("defaultCacheBehavior.originRequestPolicyId"))
                .isEqualTo("b689b0a8-53d0-40ab-baf2-68738e2966ac");
    }

    @Test
    void theApiAdmitsOnlyTheDistribution() {
        var plan = beforeApi();
        var header = Map.of("name", "X-Slipway-Origin", "value", "[secret]");
        var authorizer = plan.named("api-authorizer-request");

        assertThat(origin(plan, "services").get("customHeaders")).isEqualTo(List.of(header));
        assertThat(plan.named("front-cloudfront").dependencies())
                .contains(plan.named("api-authorizer-origin-parameter").urn());
        assertThat(authorizer.list("identitySources")).containsExactly("$request.header.X-Slipway-Origin");
        assertThat(plan.ofType("aws:apigatewayv2/route:Route"))
                .isNotEmpty()
                .allMatch(route -> route.text("authorizationType").equals("CUSTOM"))
                .allMatch(route -> route.dependencies().contains(authorizer.urn()));
    }
}
