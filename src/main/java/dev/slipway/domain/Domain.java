package dev.slipway.domain;

import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.aws.route53.Route53Functions;
import com.pulumi.aws.route53.inputs.GetZoneArgs;
import com.pulumi.aws.route53.inputs.RecordAliasArgs;
import com.pulumi.aws.route53.outputs.GetZoneResult;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The stack's names in a public hosted zone that exists: certificates for them, and an alias record for each
 * {@link #alias}.
 *
 * <p>Children: {@code <name>-certificate} in the stack's region and {@code <name>-viewers} for CloudFront, each a
 * {@link Certificate}, and {@code <name>-<host>-a} and {@code -aaaa}.
 */
public final class Domain extends Component {
    private static final String TYPE = "slipway:domain:Domain";

    private final HostNames names;
    private final Output<String> zoneId;
    private final Optional<Output<String>> certificateArn;
    private final Optional<Output<String>> viewersCertificateArn;
    private List<Record> proofs = List.of();

    public Domain(String name, DomainArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Domain(String name, DomainArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        names = args.names();
        zoneId = findZone();
        certificateArn = args.regional().map(source -> certificate("certificate", source));
        viewersCertificateArn = args.viewers().map(source -> certificate("viewers", source));
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
    public Optional<Output<String>> viewersCertificateArn() {
        return viewersCertificateArn;
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

    private Output<String> certificate(String role, DomainArgs.Source source) {
        if (source instanceof DomainArgs.Existing existing) {
            return Output.of(existing.arn());
        }
        var issued = (DomainArgs.Issued) source;
        var certificate = new Certificate(child(role), names, zoneId, issued, proofs, inside());
        proofs = certificate.proofs();
        return certificate.arn();
    }

    private void createAlias(String host, String type, Output<String> dnsName, Output<String> targetZoneId) {
        new Record(
                child("%s-%s".formatted(host.replace("*", "any"), type.toLowerCase(Locale.ROOT))),
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
                own());
    }
}
