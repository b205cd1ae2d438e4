package dev.slipway.components.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.core.Output;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DomainTest {
    private static final String RECORD = "aws:route53/record:Record";
    private static final String CERTIFICATE = "aws:acm/certificate:Certificate";
    private static final String EXISTING =
            "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";

    private static final List<String> HOSTS = List.of("server.example.com", "example.com");

    private static Plan plan(boolean wildcard, Consumer<Domain> use) {
        return plan(DomainSpec.of("example.com", HOSTS), wildcard, use);
    }

    private static Plan plan(DomainSpec spec, boolean wildcard, Consumer<Domain> use) {
        return Programs.plan(context -> {
            var domain = new Domain("domain", spec, new HostNames("example.com", HOSTS, wildcard));
            context.export("zone", domain.zoneId());
            use.accept(domain);
            domain.certificateArn().ifPresent(arn -> context.export("certificate", arn));
        });
    }

    private static Provider virginia() {
        return new Provider(
                "virginia", ProviderArgs.builder().region("us-east-1").build());
    }

    private static void regional(Domain domain) {
        domain.tls(HOSTS);
    }

    @Test
    void aCertificateIsValidatedByDnsAndAwaited() {
        var plan = plan(false, DomainTest::regional);
        var certificate = plan.named("domain-certificate-acm");
        var issued = plan.named("domain-certificate-issued");

        assertThat(certificate.text("domainName")).isEqualTo("server.example.com");
        assertThat(certificate.text("validationMethod")).isEqualTo("DNS");
        assertThat(certificate.list("subjectAlternativeNames")).containsExactly("server.example.com", "example.com");
        assertThat(plan.ofType(RECORD)).hasSize(2).allSatisfy(proof -> {
            assertThat(proof.text("zoneId")).isEqualTo(plan.outputs().get("zone"));
            assertThat(proof.text("type")).isEqualTo("CNAME");
            assertThat(issued.dependencies()).contains(proof.urn());
            assertThat(proof.flag("allowOverwrite")).isTrue();
            assertThat(proof.options().retainOnDelete()).isTrue();
        });
        assertThat(plan.named("domain-proof-example.com").text("name")).matches("_[0-9a-f]+\\.example\\.com\\.");
        assertThat(plan.outputs().get("certificate")).isEqualTo(issued.text("certificateArn"));
    }

    @Test
    void aWildcardIsValidatedByTheRecordOfTheZone() {
        var plan = plan(true, DomainTest::regional);

        assertThat(plan.named("domain-certificate-acm").list("subjectAlternativeNames"))
                .containsExactly("*.example.com", "example.com");
        assertThat(plan.ofType(RECORD)).extracting(PlannedResource::name).containsExactly("domain-proof-example.com");
    }

    @Test
    void aSecondListenerPresentsTheSameCertificate() {
        var plan = plan(false, domain -> {
            domain.tls(List.of("server.example.com"));
            domain.tls(List.of("example.com"));
        });

        assertThat(plan.ofType(CERTIFICATE)).hasSize(1);
    }

    @Test
    void anExistingCertificateIsUsedUnchanged() {
        var spec = new DomainSpec(
                "example.com",
                HOSTS,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(EXISTING),
                Optional.empty(),
                Optional.empty());
        var plan = plan(spec, false, DomainTest::regional);

        assertThat(plan.outputs()).containsEntry("certificate", EXISTING);
        assertThat(plan.ofType(CERTIFICATE)).isEmpty();
        assertThat(plan.ofType(RECORD)).isEmpty();
    }

    @Test
    void certificatesOfTwoRegionsShareTheirValidationRecords() {
        var plan = plan(false, domain -> {
            domain.tls(HOSTS);
            domain.cloudFrontTls(HOSTS, virginia());
        });

        assertThat(plan.ofType(CERTIFICATE)).hasSize(2);
        assertThat(plan.ofType(RECORD)).hasSize(2).allMatch(proof -> proof.name()
                .contains("domain-proof-"));
        assertThat(plan.named("domain-certificate-issued").text("certificateArn"))
                .startsWith("arn:aws:acm:eu-west-1:");
        assertThat(plan.named("domain-viewers-issued").text("certificateArn")).startsWith("arn:aws:acm:us-east-1:");
    }

    @Test
    void aDomainOnlyForCloudFrontHasOneCertificate() {
        var plan = plan(false, domain -> domain.cloudFrontTls(HOSTS, virginia()));

        assertThat(plan.ofType(CERTIFICATE)).extracting(PlannedResource::name).containsExactly("domain-viewers-acm");
        assertThat(plan.ofType(RECORD)).hasSize(2).allMatch(proof -> proof.name()
                .startsWith("domain-proof-"));
    }

    @Test
    void anAliasRecordPointsAHostToItsTarget() {
        var plan = plan(false, domain -> {
            domain.alias("server.example.com", Output.of("a.elb.amazonaws.com"), Output.of("Z1"), false, List.of());
            domain.alias("*.example.com", Output.of("d1.cloudfront.net"), Output.of("Z2"), true, List.of());
        });
        var record = plan.named("domain-server.example.com-a");

        assertThat(record.text("name")).isEqualTo("server.example.com");
        assertThat(record.text("type")).isEqualTo("A");
        assertThat(record.list("aliases"))
                .containsExactly(Map.of("name", "a.elb.amazonaws.com", "zoneId", "Z1", "evaluateTargetHealth", false));
        assertThat(plan.named("domain-any.example.com-a").text("name")).isEqualTo("*.example.com");
        assertThat(plan.named("domain-any.example.com-aaaa").text("type")).isEqualTo("AAAA");
        assertThat(plan.ofType(RECORD))
                .extracting(PlannedResource::name)
                .doesNotContain("domain-server.example.com-aaaa");
    }
}
