package dev.slipway.components.domain;

import com.pulumi.aws.Provider;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.aws.route53.inputs.RecordAliasArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.LookUp;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of a stack in an existing public hosted zone: certificates for them, each created for the first {@link #tls}
 * that presents it, and an alias record for each {@link #alias}.
 *
 * <p>Children: {@code <name>-certificate} in the stack's region and {@code <name>-viewers} for CloudFront, each a
 * {@link Certificate}; {@code <name>-proof-<host>}, the validation records of certificates that the stack requests; and
 * {@code <name>-<host>-a} and {@code -aaaa}.
 */
public final class Domain extends Component {
    private static final String TYPE = "slipway:domain:Domain";
    private static final String REGIONAL = "certificate";
    private static final String CLOUD_FRONT = "viewers";

    private final DomainSpec spec;
    private final HostNames names;
    private final Output<String> zoneId;
    private final Map<String, Output<String>> certificateArns = new HashMap<>();
    private List<Record> proofs = List.of();

    /** @param names the names of the certificates that the stack requests */
    public Domain(String name, DomainSpec spec, HostNames names) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.names = names;
        zoneId = Output.of(LookUp.zoneId(names.zone()).result());
        registerOutputs(Map.of("zoneId", zoneId));
    }

    /** The hosted zone's id. */
    public Output<String> zoneId() {
        return zoneId;
    }

    /** TLS of a listener or an API, with the certificate in the stack's region. */
    public Tls tls(List<String> hosts) {
        var arn = certificateArns.computeIfAbsent(
                REGIONAL, role -> certificate(role, spec.certificateArn(), Optional.empty()));
        return new Tls(this, arn, hosts, spec.clients());
    }

    /**
     * TLS of a distribution, with a certificate in us-east-1.
     *
     * @param provider provider of us-east-1
     */
    public Tls cloudFrontTls(List<String> hosts, Provider provider) {
        var arn = certificateArns.computeIfAbsent(
                CLOUD_FRONT, role -> certificate(role, spec.cloudFrontCertificateArn(), Optional.of(provider)));
        return new Tls(this, arn, hosts, Optional.empty());
    }

    /** The certificate in the stack's region, or else the one of CloudFront; empty if nothing presents one. */
    public Optional<Output<String>> certificateArn() {
        return Optional.ofNullable(certificateArns.get(REGIONAL))
                .or(() -> Optional.ofNullable(certificateArns.get(CLOUD_FRONT)));
    }

    /**
     * Creates the alias records of a host. To be called once for each host.
     *
     * @param host a full name in the zone
     * @param dnsName the target's name
     * @param targetZoneId the hosted zone of the target's name
     * @param ipv6 whether the target has IPv6 addresses too
     * @param before resources that must exist before callers connect to the target: a record that refers to another target
     *     already leads to the new one from its update on
     */
    public List<Resource> alias(
            String host, Output<String> dnsName, Output<String> targetZoneId, boolean ipv6, List<Resource> before) {
        return Stream.of("A", "AAAA")
                .filter(type -> ipv6 || type.equals("A"))
                .map(type -> createAlias(host, type, dnsName, targetZoneId, before))
                .toList();
    }

    private Output<String> certificate(String role, Optional<String> existingArn, Optional<Provider> provider) {
        return existingArn.map(Output::of).orElseGet(() -> new Certificate(
                        childName(role), names, provider, this::proofs, childComponentOptions())
                .arn());
    }

    /**
     * The validation records of the names. ACM requests the same record for a name in every region of an account, so that
     * they are not children of a certificate: they stay when a certificate is added or removed. Other stacks have the same
     * records, for example for {@code *.example.com}; a record is therefore overwritten by each and retained when a stack is
     * deleted, since ACM needs it to
     * <a href="https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html">renew</a> the others.
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
        return new Record(
                childName("proof-" + host),
                ValidationRecordInputs.of(host, certificate, zoneId),
                options().retainOnDelete(true).build());
    }

    private Resource createAlias(
            String host, String type, Output<String> dnsName, Output<String> targetZoneId, List<Resource> before) {
        return new Record(
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
                options().dependsOn(before).build());
    }
}
