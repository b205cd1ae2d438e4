package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.components.distribution.Caching;
import dev.slipway.components.distribution.PriceClass;
import dev.slipway.components.distribution.ServedFiles;
import dev.slipway.components.firewall.ManagedRuleGroup;
import dev.slipway.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The firewall and the distribution of a stack file. */
class EdgeSettingsTest {
    private static final String BALANCED = "services: {web: {image: 'nginx:1', port: 80}}";
    private static final String API = "services: {web: {image: 'nginx:1', port: 80, ingress: api}}";
    private static final String NOBODY = "services: {web: {image: 'nginx:1', ingress: none}}";

    private static Settings settings(String... lines) {
        return TestStack.settingsOf("shop", lines);
    }

    private static EdgeSettings read(String... lines) {
        return settings(lines).edge();
    }

    private static void assertErrors(String errors, String... lines) {
        assertThatThrownBy(() -> read(lines)).isInstanceOf(RunException.class).hasMessage(errors);
    }

    @Test
    void aStackHasNoDistributionAndNoFirewallByDefault() {
        assertThat(read(BALANCED).firewall()).isEmpty();
        assertThat(read(BALANCED).distribution()).isEmpty();
        assertThat(read(BALANCED, "firewall: {enabled: false, rateLimit: 50}").firewall())
                .isEmpty();
    }

    @Test
    void aFirewallHasTheCommonRulesAndSqlRulesWithADatabase() {
        var plain = read(BALANCED, "firewall: {enabled: true}").firewall().orElseThrow();
        var sql = read(BALANCED, "firewall: {enabled: true}", "database: {engine: aurora-mysql}")
                .firewall()
                .orElseThrow();

        assertThat(plain.rules().groups())
                .containsExactly(
                        ManagedRuleGroup.COMMON, ManagedRuleGroup.KNOWN_BAD_INPUTS, ManagedRuleGroup.IP_REPUTATION);
        assertThat(plain.rules().rateLimit()).isEqualTo(OptionalInt.of(2000));
        assertThat(plain.logged()).isTrue();
        assertThat(sql.rules().groups()).endsWith(ManagedRuleGroup.SQL);
    }

    @Test
    void aFirewallHasTheSettingsOfTheStackFile() {
        var firewall = read(
                        BALANCED,
                        "logs: {retentionDays: 7}",
                        "firewall: {enabled: true, groups: [common, sql], rateLimit: 50, allowCidrs: [192.0.2.0/24],"
                                + " blockCidrs: ['2001:db8::/32'], countRules: ['common:SizeRestrictions_BODY', 'sql:SQLi_BODY'],"
                                + " countOnly: true}")
                .firewall()
                .orElseThrow();

        assertThat(firewall.rules().groups()).containsExactly(ManagedRuleGroup.COMMON, ManagedRuleGroup.SQL);
        assertThat(firewall.rules().rateLimit()).isEqualTo(OptionalInt.of(50));
        assertThat(firewall.rules().allow()).extracting(block -> block.text()).containsExactly("192.0.2.0/24");
        assertThat(firewall.rules().block()).extracting(block -> block.text()).containsExactly("2001:db8::/32");
        assertThat(firewall.rules().counted())
                .isEqualTo(Map.of(
                        ManagedRuleGroup.COMMON,
                        List.of("SizeRestrictions_BODY"),
                        ManagedRuleGroup.SQL,
                        List.of("SQLi_BODY")));
        assertThat(firewall.rules().countOnly()).isTrue();
        assertThat(firewall.logged()).isTrue();
        assertThat(read(BALANCED, "firewall: {enabled: true, logs: false}")
                        .firewall()
                        .orElseThrow()
                        .logged())
                .isFalse();
    }

    @Test
    void invalidFirewallRulesAreErrors() {
        assertErrors(
                """
                slipway:firewall.groups[0] = comon: common, knownBadInputs, ipReputation, anonymousIp, sql, admin, linux, unix, windows, php, wordpress are allowed; set it to common
                slipway:firewall.rateLimit = 5: 10 to 2000000000 is allowed; set it to 10
                slipway:firewall.allowCidrs[0] = 0.0.0.0/0: "0.0.0.0/0" is every address, which an IP set does not take; name smaller blocks
                slipway:firewall.countRules[0] = SizeRestrictions_BODY: a group and a rule of it, such as common:SizeRestrictions_BODY is allowed; correct it""",
                BALANCED,
                "firewall: {enabled: true, groups: [comon, sql], rateLimit: 5, allowCidrs: [0.0.0.0/0], countRules: [SizeRestrictions_BODY]}");
    }

    @Test
    void keysOfAFeatureThatIsOffAreErrors() {
        assertErrors("""
                slipway:firewall.enabled: missing; set it to true, or remove the other keys
                slipway:distribution.enabled: missing; set it to true, or remove the other keys""", BALANCED, "firewall: {rateLimit: 100}", "distribution: {priceClass: all}");
    }

    @Test
    void aFirewallNeedsABalancerOrADistribution() {
        assertErrors(
                "slipway:firewall.enabled = true: it protects a load balancer or a distribution, and the stack has neither; add slipway:distribution, or remove it",
                API,
                "firewall: {enabled: true}");
        assertThat(read(API, "firewall: {enabled: true}", "distribution: {enabled: true}")
                        .firewall())
                .isPresent();
    }

    @Test
    void aDistributionHasTheCheapestPriceClassByDefault() {
        var usual =
                read(BALANCED, "distribution: {enabled: true}").distribution().orElseThrow();
        var other = read(
                        BALANCED,
                        "storage: {bucket: files}",
                        "distribution: {enabled: true, priceClass: all, cache: origin, accessLogs: false,"
                                + " files: {bucket: files, paths: [/static/*]}}")
                .distribution()
                .orElseThrow();

        assertThat(usual.priceClass()).isEqualTo(PriceClass.CHEAPEST);
        assertThat(usual.caching()).isEqualTo(Caching.NONE);
        assertThat(usual.accessLogDays()).isEqualTo(OptionalInt.of(30));
        assertThat(other.priceClass()).isEqualTo(PriceClass.ALL);
        assertThat(other.caching()).isEqualTo(Caching.ORIGIN);
        assertThat(other.accessLogDays()).isEmpty();
        assertThat(other.files()).contains(new ServedFiles("files", List.of("/static/*")));
    }

    /** The origin is the balancer, and not the API beside it. */
    @Test
    void anApiWithADistributionIsClosedToOthers() {
        var both = BALANCED.replace("}}", "}, api: {image: 'nginx:1', port: 80, ingress: api}}");

        assertThat(read(API, "distribution: {enabled: true}").apiBehindDistribution())
                .isTrue();
        assertThat(read(API).apiBehindDistribution()).isFalse();
        assertThat(read(both, "distribution: {enabled: true}").apiBehindDistribution())
                .isFalse();
        assertThat(read(BALANCED, "distribution: {enabled: true}").apiBehindDistribution())
                .isFalse();
        assertThat(settings(API, "distribution: {enabled: true}").usesControllers())
                .isTrue();
        assertThat(settings(API).usesControllers()).isFalse();
    }

    @Test
    void aDistributionNeedsAnOrigin() {
        assertErrors(
                "slipway:distribution.enabled = true: its origin is a load balancer or an HTTP API, and the stack has neither; set ingress of a service to balancer or api, or remove it",
                NOBODY,
                "distribution: {enabled: true}");
    }

    @Test
    void behindADistributionAllowListsAreRefused() {
        assertErrors(
                """
                slipway:balancer.allowCidrs: behind a distribution every request comes from CloudFront's addresses; remove it; slipway:firewall can block addresses before the distribution
                slipway:services.web.routes.allowCidrs: behind a distribution every request comes from CloudFront's addresses; remove it; slipway:firewall can block addresses before the distribution""",
                "services: {web: {image: 'nginx:1', port: 80, routes: {allowCidrs: [192.0.2.0/24]}}}",
                "balancer: {allowCidrs: [192.0.2.0/24]}",
                "distribution: {enabled: true}");
    }

    @Test
    void behindADistributionMutualTlsIsRefused() {
        assertErrors(
                "slipway:domain.mutualTls: callers reach the distribution, which requests no client certificates; remove it, or slipway:distribution",
                BALANCED,
                "domain: {zone: example.com, host: a, mutualTls: {bucket: authorities, key: a.pem}}",
                "distribution: {enabled: true}");
    }

    @Test
    void theCertificateOfViewersIsOfVirginiaAndOfADistribution() {
        var arn = "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222";
        var domain = "domain: {zone: example.com, host: a, cloudFrontCertificateArn: '%s'}".formatted(arn);

        assertErrors(
                "slipway:domain.cloudFrontCertificateArn = " + shown(arn)
                        + ": CloudFront takes certificates of us-east-1; name one of that region, or leave it out for one of the stack's own",
                BALANCED,
                domain,
                "distribution: {enabled: true}");
        assertErrors(
                "slipway:domain.cloudFrontCertificateArn = " + shown(arn) + ": it is for a distribution; remove it",
                BALANCED,
                domain);
    }

    private static String shown(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }

    @Test
    void filesAreOfABucketOfTheStack() {
        assertErrors(
                "slipway:distribution.files.bucket = fils: no bucket of slipway:storage has this name; did you mean files?",
                BALANCED,
                "storage: {bucket: files}",
                "distribution: {enabled: true, files: {bucket: fils, paths: [/static/*]}}");
        assertErrors(
                "slipway:distribution.files.paths: a path is missing; list one, such as /static/*",
                BALANCED,
                "storage: {bucket: files}",
                "distribution: {enabled: true, files: {bucket: files}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-north-1", "us-gov-west-1"})
    void otherPartitionsHaveNoVirginia(String region) {
        assertThatThrownBy(() -> settings("'aws:region': " + region, BALANCED, "distribution: {enabled: true}"))
                .hasMessage(
                        "slipway:distribution.enabled = true: certificates and firewalls of CloudFront are in us-east-1, which accounts of %s lack; remove it",
                        region);
    }

    @Test
    void providerSettingsThatVirginiaWouldNotGetAreErrors() {
        assertErrors(
                """
                aws:httpProxy: a distribution has parts in us-east-1, whose provider does not take over this key; set it in the environment of the AWS SDK, or remove slipway:distribution
                aws:assumeRole.tags: a distribution has parts in us-east-1, whose provider does not take over this key; set it in the environment of the AWS SDK, or remove slipway:distribution""",
                BALANCED,
                "distribution: {enabled: true}",
                "'aws:httpProxy': http://proxy",
                "'aws:profile': mine",
                "'aws:assumeRole': {roleArn: 'arn:aws:iam::123456789012:role/a', tags: {a: b}}");
    }

    @Test
    void namesOfAnApiPointToItsDistribution() {
        var edge = read(API, "domain: {zone: example.com, host: a}", "distribution: {enabled: true}");

        assertThat(edge.apiHosts(edge.domain().orElseThrow())).containsExactly("a.example.com");
        assertThat(edge.distributionHosts()).containsExactly("a.example.com");
        assertThat(edge.publicApiHosts()).isEmpty();
        assertThat(edge.distribution()).isPresent();
    }
}
