package dev.slipway.components.distribution;

import com.pulumi.aws.cloudfront.OriginAccessControl;
import com.pulumi.aws.cloudfront.OriginAccessControlArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionLoggingConfigArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionRestrictionsArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionRestrictionsGeoRestrictionArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionViewerCertificateArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.domain.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CloudFront distribution: callers come to it by HTTPS, over HTTP/2 and HTTP/3, IPv4 and IPv6, and it passes their
 * requests on to its {@link Origin}, or answers them from a bucket.
 *
 * <p>Children: {@code <name>-logs} (a {@link DistributionLogs}) where requests are logged, {@code <name>-files-access}
 * where files are served, and {@code <name>-cloudfront}; alias records are the domain's.
 */
public final class Distribution extends Component {
    private static final String TYPE = "slipway:distribution:Distribution";
    private static final String SERVICES = "services";
    private static final String FILES = "files";

    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
    private static final String POLICY = "TLSv1.2_2021";

    private final DistributionArgs args;
    private final com.pulumi.aws.cloudfront.Distribution distribution;

    public Distribution(String name, DistributionArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Distribution(String name, DistributionArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        var logs = createLogs();
        distribution = createDistribution(logs, args.files().map(files -> createAccess()));
        args.tls().ifPresent(tls -> tls.lead(dnsName(), zoneId(), true));
        registerOutputs(Map.of("id", id(), "url", url()));
    }

    /** The distribution's id, for metrics and invalidations. */
    public Output<String> id() {
        return distribution.id();
    }

    /** The URL of the distribution, without a slash at the end. */
    public Output<String> url() {
        return args.tls().map(Tls::url).orElseGet(() -> Output.format("https://%s", distribution.domainName()));
    }

    /** The name that AWS gives it. */
    public Output<String> dnsName() {
        return distribution.domainName();
    }

    /** The hosted zone of {@link #dnsName}. */
    public Output<String> zoneId() {
        return distribution.hostedZoneId();
    }

    private Optional<DistributionLogs> createLogs() {
        return args.logDays().isEmpty()
                ? Optional.empty()
                : Optional.of(new DistributionLogs(
                        childName("logs"),
                        args.logDays().getAsInt(),
                        args.protectedFromDeletion(),
                        args.region(),
                        childComponentOptions()));
    }

    private OriginAccessControl createAccess() {
        return new OriginAccessControl(
                childName("files-access"),
                OriginAccessControlArgs.builder()
                        .description("Files of " + stackName())
                        .originAccessControlOriginType("s3")
                        .signingBehavior("always")
                        .signingProtocol("sigv4")
                        .build(),
                childOptions());
    }

    private com.pulumi.aws.cloudfront.Distribution createDistribution(
            Optional<DistributionLogs> logs, Optional<OriginAccessControl> access) {
        var builder = com.pulumi.aws.cloudfront.DistributionArgs.builder()
                .comment(stackName())
                .enabled(true)
                .isIpv6Enabled(true)
                .httpVersion("http2and3")
                .priceClass(args.terms().priceClass().awsName())
                .aliases(args.tls().map(Tls::hosts).orElse(List.of()).stream()
                        .sorted()
                        .toList())
                .viewerCertificate(certificate())
                .restrictions(DistributionRestrictionsArgs.builder()
                        .geoRestriction(DistributionRestrictionsGeoRestrictionArgs.builder()
                                .restrictionType("none")
                                .build())
                        .build())
                .origins(origins(access))
                .defaultCacheBehavior(CacheBehaviors.services(
                        SERVICES, args.origin(), args.terms().caching()));
        args.files()
                .ifPresent(files -> builder.orderedCacheBehaviors(files.paths().stream()
                        .map(path -> CacheBehaviors.files(FILES, path))
                        .toList()));
        args.firewall().ifPresent(firewall -> builder.webAclId(firewall.arn()));
        logs.ifPresent(bucket -> builder.loggingConfig(DistributionLoggingConfigArgs.builder()
                .bucket(bucket.domainName())
                .includeCookies(false)
                .build()));
        var options = options().protect(args.protectedFromDeletion());
        logs.ifPresent(options::dependsOn);
        return new com.pulumi.aws.cloudfront.Distribution(childName("cloudfront"), builder.build(), options.build());
    }

    private List<DistributionOriginArgs> origins(Optional<OriginAccessControl> access) {
        // In the provider's own order, as which it reads them back: custom origins first.
        var origins = new ArrayList<>(List.of(args.origin().args(SERVICES)));
        args.files()
                .ifPresent(files -> origins.add(DistributionOriginArgs.builder()
                        .originId(FILES)
                        .domainName(files.bucket().regionalDomainName())
                        .originAccessControlId(access.orElseThrow().id())
                        .build()));
        return origins;
    }

    private DistributionViewerCertificateArgs certificate() {
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
