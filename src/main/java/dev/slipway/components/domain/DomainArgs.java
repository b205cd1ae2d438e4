package dev.slipway.components.domain;

import com.pulumi.aws.Provider;
import dev.slipway.base.Withers;
import java.util.Optional;

/**
 * Arguments of a domain.
 *
 * @param names in which zone it is, and what the certificates are for
 * @param regional where the certificate of the stack's own region comes from; empty where nothing there needs one
 * @param viewers where CloudFront's certificate comes from; empty where there is no distribution
 */
@Withers
public record DomainArgs(HostNames names, Optional<CertificateSource> regional, Optional<CertificateSource> viewers)
        implements DomainArgsBuilder.With {

    /** Source of a certificate. */
    public sealed interface CertificateSource {}

    /** One that exists. A change takes effect in place. */
    public record ExistingCertificate(String arn) implements CertificateSource {}

    /**
     * One that the domain asks for and proves.
     *
     * @param provider of the region that the certificate is for; empty for the stack's own
     */
    public record IssuedCertificate(Optional<Provider> provider) implements CertificateSource {}

    /** A certificate of the domain's own in the stack's region, and none for CloudFront. */
    public static DomainArgs of(HostNames names) {
        return new DomainArgs(names, Optional.of(new IssuedCertificate(Optional.empty())), Optional.empty());
    }
}
