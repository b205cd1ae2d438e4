package dev.slipway.components.distribution;

import com.pulumi.aws.cloudfront.OriginAccessControl;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionViewerCertificateArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The origins and the certificate of a distribution. */
final class DistributionInputs {
    /** The origin id of the services. */
    static final String SERVICES = "services";

    /** The origin id of the static files. */
    static final String FILES = "files";

    /**
     * The <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html">
     * security policy</a>.
     */
    private static final String POLICY = "TLSv1.2_2021";

    private DistributionInputs() {}

    static List<DistributionOriginArgs> origins(DistributionArgs args, Optional<OriginAccessControl> access) {
        // In the provider's own order, in which it reads them back: custom origins first.
        var origins = new ArrayList<>(List.of(args.origin().args(SERVICES)));
        args.files()
                .ifPresent(files -> origins.add(DistributionOriginArgs.builder()
                        .originId(FILES)
                        .domainName(files.bucket().regionalDomainName())
                        .originAccessControlId(access.orElseThrow().id())
                        .build()));
        return origins;
    }

    static DistributionViewerCertificateArgs certificate(DistributionArgs args) {
        return args.tls()
                .map(tls -> DistributionViewerCertificateArgs.builder()
                        .acmCertificateArn(
                                tls.domain().cloudFrontCertificateArn().orElseThrow())
                        .sslSupportMethod("sni-only")
                        .minimumProtocolVersion(POLICY)
                        .build())
                .orElseGet(() -> DistributionViewerCertificateArgs.builder()
                        .cloudfrontDefaultCertificate(true)
                        .build());
    }
}
