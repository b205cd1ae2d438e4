package dev.slipway.domain;

import com.pulumi.aws.Provider;
import com.pulumi.aws.acm.CertificateArgs;
import com.pulumi.aws.acm.CertificateValidation;
import com.pulumi.aws.acm.CertificateValidationArgs;
import com.pulumi.aws.acm.outputs.CertificateDomainValidationOption;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import dev.slipway.component.Component;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A certificate that ACM issues when records of the zone prove who controls its names, see
 * <a href="https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html">DNS validation</a>. Other names replace
 * it; the old one goes when nothing uses it any more.
 *
 * <p>Children: {@code <name>-acm}, {@code <name>-proof-<host>} and {@code <name>-issued}.
 */
final class Certificate extends Component {
    private static final String TYPE = "slipway:domain:Certificate";

    /** ACM needs some minutes where the zone is delegated. It goes on trying for 72 h; an {@code up} does not. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Seconds. */
    private static final int TTL = 300;

    private final Output<String> zoneId;
    private final Optional<Provider> provider;
    private final List<Record> proofs;
    private final CertificateValidation issued;

    /**
     * @param proofs the records of another region's certificate for the same names; empty where there is none. ACM asks
     *     for the same record of a name in every region of an account
     */
    Certificate(
            String name,
            HostNames names,
            Output<String> zoneId,
            DomainArgs.Issued source,
            List<Record> proofs,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.zoneId = zoneId;
        provider = source.provider();
        var certificate = createCertificate(names.certificate());
        this.proofs = proofs.isEmpty()
                ? names.proofs().stream()
                        .map(host -> createProof(host, certificate))
                        .toList()
                : proofs;
        issued = createIssued(certificate);
        registerOutputs(Map.of("arn", arn()));
    }

    /** The certificate's ARN, as soon as it is issued. */
    Output<String> arn() {
        return issued.certificateArn();
    }

    List<Record> proofs() {
        return proofs;
    }

    private com.pulumi.aws.acm.Certificate createCertificate(List<String> covered) {
        return new com.pulumi.aws.acm.Certificate(
                child("acm"),
                CertificateArgs.builder()
                        .domainName(covered.get(0))
                        .subjectAlternativeNames(covered)
                        .validationMethod("DNS")
                        .build(),
                inRegion().build());
    }

    private Record createProof(String host, com.pulumi.aws.acm.Certificate certificate) {
        var asked = certificate.domainValidationOptions().applyValue(all -> all.stream()
                .filter(each -> each.domainName().map(HostNames::proof).equals(Optional.of(host)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ACM asks for no proof of " + host)));
        return new Record(
                child("proof-" + host),
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(part(asked, CertificateDomainValidationOption::resourceRecordName))
                        .type("CNAME")
                        .records(part(asked, CertificateDomainValidationOption::resourceRecordValue)
                                .applyValue(List::of))
                        .ttl(TTL)
                        .build(),
                own());
    }

    private static Output<String> part(
            Output<CertificateDomainValidationOption> asked,
            Function<CertificateDomainValidationOption, Optional<String>> part) {
        return asked.applyValue(each -> part.apply(each).orElseThrow());
    }

    private CertificateValidation createIssued(com.pulumi.aws.acm.Certificate certificate) {
        return new CertificateValidation(
                child("issued"),
                CertificateValidationArgs.builder()
                        .certificateArn(certificate.arn())
                        .validationRecordFqdns(
                                Output.all(proofs.stream().map(Record::fqdn).toList()))
                        .build(),
                inRegion()
                        .customTimeouts(
                                CustomTimeouts.builder().create(PATIENCE).build())
                        .build());
    }

    private CustomResourceOptions.Builder inRegion() {
        var options = options();
        provider.ifPresent(options::provider);
        return options;
    }
}
