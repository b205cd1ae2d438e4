package dev.slipway.components.domain;

import com.pulumi.aws.Provider;
import com.pulumi.aws.acm.CertificateArgs;
import com.pulumi.aws.acm.CertificateValidation;
import com.pulumi.aws.acm.CertificateValidationArgs;
import com.pulumi.aws.route53.Record;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import dev.slipway.base.Component;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A certificate that ACM issues as soon as the zone has its validation records, see
 * <a href="https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html">DNS validation</a>. Other names replace
 * it; the old one is deleted after its users have the new one.
 *
 * <p>Children: {@code <name>-acm} and {@code <name>-issued}.
 */
final class Certificate extends Component {
    private static final String TYPE = "slipway:domain:Certificate";

    /** Maximum time that an {@code up} waits. ACM needs some minutes if the zone is delegated, and tries for 72 h. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Optional<Provider> provider;
    private final CertificateValidation issued;

    /**
     * @param provider provider of the certificate's region; empty for the stack's own
     * @param proofs gives the validation records of a certificate
     */
    Certificate(
            String name,
            HostNames names,
            Optional<Provider> provider,
            Function<com.pulumi.aws.acm.Certificate, List<Record>> proofs,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.provider = provider;
        var certificate = createCertificate(names.certificate());
        issued = createIssued(certificate, proofs.apply(certificate));
        registerOutputs(Map.of("arn", arn()));
    }

    /** The certificate's ARN, as soon as it is issued. */
    Output<String> arn() {
        return issued.certificateArn();
    }

    private com.pulumi.aws.acm.Certificate createCertificate(List<String> covered) {
        return new com.pulumi.aws.acm.Certificate(
                childName("acm"),
                CertificateArgs.builder()
                        .domainName(covered.get(0))
                        .subjectAlternativeNames(covered)
                        .validationMethod("DNS")
                        .build(),
                inRegion().build());
    }

    private CertificateValidation createIssued(com.pulumi.aws.acm.Certificate certificate, List<Record> proofs) {
        return new CertificateValidation(
                childName("issued"),
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
