package dev.slipway.components.domain;

import com.pulumi.aws.acm.Certificate;
import com.pulumi.aws.acm.outputs.CertificateDomainValidationOption;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The inputs of the record that proves to ACM who owns a name. */
final class ValidationRecordInputs {
    /** Time to live in seconds. */
    private static final int TTL = 300;

    private ValidationRecordInputs() {}

    /** @param host a name of the certificate, without the wildcard */
    static RecordArgs of(String host, Certificate certificate, Output<String> zoneId) {
        var option = certificate.domainValidationOptions().applyValue(all -> all.stream()
                .filter(candidate ->
                        candidate.domainName().map(HostNames::proof).equals(Optional.of(host)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ACM requests no validation record for " + host)));
        return RecordArgs.builder()
                .zoneId(zoneId)
                .name(part(option, CertificateDomainValidationOption::resourceRecordName))
                .type("CNAME")
                .records(part(option, CertificateDomainValidationOption::resourceRecordValue)
                        .applyValue(List::of))
                .ttl(TTL)
                .allowOverwrite(true)
                .build();
    }

    private static Output<String> part(
            Output<CertificateDomainValidationOption> option,
            Function<CertificateDomainValidationOption, Optional<String>> part) {
        return option.applyValue(resolved -> part.apply(resolved).orElseThrow());
    }
}
