package dev.slipway.components.domain;

import com.pulumi.aws.acm.outputs.CertificateDomainValidationOption;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.aws.route53.Route53Functions;
import com.pulumi.aws.route53.inputs.GetZoneArgs;
import com.pulumi.aws.route53.inputs.RecordAliasArgs;
import com.pulumi.aws.route53.outputs.GetZoneResult;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The stack's names in a public hosted zone that exists: certificates for them, and an alias record for each
 * {@link #alias}.
 *
 * <p>Children: {@code <name>-certificate} in the stack's region and {@code <name>-viewers} for CloudFront, each a
 * {@link Certificate}, {@code <name>-proof-<host>} where one is issued, and {@code <name>-<host>-a} and {@code -aaaa}.
 */
public final class Domain extends Component {
    private static final String TYPE = "slipway:domain:Domain";

    /** Seconds. */
    private static final int TTL = 300;

    private final HostNames names;
    private final Output<String> zoneId;
    private final Optional<Output<String>> certificateArn;
    private final Optional<Output<String>> cloudFrontCertificateArn;
    private List<Record> proofs = List.of();

    public Domain(String name, DomainArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Domain(String name, DomainArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        names = args.names();
        zoneId = findZone();
        certificateArn = args.regional().map(source -> certificate("certificate", source));
        cloudFrontCertificateArn = args.viewers().map(source -> certificate("viewers", source));
        registerOutputs(Map.of("zoneId", zoneId));
    }

    /** The hosted zone's id. */
    public Output<String> zoneId() {
        return zoneId;
    }

    /** The certificate in the stack's own region, as soon as it is issued. */
    public Optional<Output<String>> certificateArn() {
        return certificateArn;
    }

    /** The certificate that CloudFront shows its callers, which is in us-east-1. */
    public Optional<Output<String>> cloudFrontCertificateArn() {
        return cloudFrontCertificateArn;
    }

    /**
     * Leads a host to something of AWS's. To be called once for each host.
     *
     * @param host a full name in the zone
     * @param dnsName the target's name
     * @param targetZoneId the hosted zone of the target's name
     * @param ipv6 whether the target has IPv6 addresses too
     */
    public void alias(String host, Output<String> dnsName, Output<String> targetZoneId, boolean ipv6) {
        createAlias(host, "A", dnsName, targetZoneId);
        if (ipv6) {
            createAlias(host, "AAAA", dnsName, targetZoneId);
        }
    }

    private Output<String> findZone() {
        var zone = GetZoneArgs.builder().name(names.zone()).privateZone(false).build();
        return Route53Functions.getZone(zone).applyValue(GetZoneResult::zoneId);
    }

    private Output<String> certificate(String role, DomainArgs.CertificateSource source) {
        if (source instanceof DomainArgs.ExistingCertificate existing) {
            return Output.of(existing.arn());
        }
        var issued = (DomainArgs.IssuedCertificate) source;
        return new Certificate(childName(role), names, issued, this::proofs, childComponentOptions()).arn();
    }

    /**
     * The records that prove who controls the names. ACM asks for the same one of a name in every region of an account, so
     * they belong to no certificate: they stay when one comes or goes.
     */
    private List<Record> proofs(com.pulumi.aws.acm.Certificate certificate) {
        if (proofs.isEmpty()) {
            proofs = names.proofs().stream()
                    .map(host -> createProof(host, certificate))
                    .toList();
        }
        return proofs;
    }

    private Record createProof(String host, com.pulumi.aws.acm.Certificate certificate) {
        var asked = certificate.domainValidationOptions().applyValue(all -> all.stream()
                .filter(option -> option.domainName().map(HostNames::proof).equals(Optional.of(host)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ACM asks for no proof of " + host)));
        return new Record(
                childName("proof-" + host),
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(part(asked, CertificateDomainValidationOption::resourceRecordName))
                        .type("CNAME")
                        .records(part(asked, CertificateDomainValidationOption::resourceRecordValue)
                                .applyValue(List::of))
                        .ttl(TTL)
                        .build(),
                childOptions());
    }

    private static Output<String> part(
            Output<CertificateDomainValidationOption> asked,
            Function<CertificateDomainValidationOption, Optional<String>> part) {
        return asked.applyValue(option -> part.apply(option).orElseThrow());
    }

    private void createAlias(String host, String type, Output<String> dnsName, Output<String> targetZoneId) {
        new Record(
                childName("%s-%s".formatted(host.replace("*", "any"), type.toLowerCase(Locale.ROOT))),
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(host)
                        .type(type)
                        .aliases(RecordAliasArgs.builder()
                                .name(dnsName)
                                .zoneId(targetZoneId)
                                .evaluateTargetHealth(false)
                                .build())
                        .build(),
                childOptions());
    }
}
