package dev.slipway.components.distribution;

import com.pulumi.aws.cloudfront.OriginAccessControl;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionRestrictionsArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionRestrictionsGeoRestrictionArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionViewerCertificateArgs;
import dev.slipway.components.domain.Tls;
import java.util.Optional;

/** The origins, countries and certificate of a distribution. */
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

    /** The origin of static files. */
    static DistributionOriginArgs files(StaticFiles served, OriginAccessControl access) {
        return DistributionOriginArgs.builder()
                .originId(FILES)
                .domainName(served.bucket().regionalDomainName())
                .originAccessControlId(access.id())
                .build();
    }

    static DistributionRestrictionsArgs allCountries() {
        return DistributionRestrictionsArgs.builder()
                .geoRestriction(DistributionRestrictionsGeoRestrictionArgs.builder()
                        .restrictionType("none")
                        .build())
                .build();
    }

    static DistributionViewerCertificateArgs certificate(Optional<Tls> tls) {
        return tls.map(hosts -> DistributionViewerCertificateArgs.builder()
                        .acmCertificateArn(hosts.certificateArn())
                        .sslSupportMethod("sni-only")
                        .minimumProtocolVersion(POLICY)
                        .build())
                .orElseGet(() -> DistributionViewerCertificateArgs.builder()
                        .cloudfrontDefaultCertificate(true)
                        .build());
    }
}
