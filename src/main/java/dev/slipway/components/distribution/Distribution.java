package dev.slipway.components.distribution;

import com.pulumi.aws.Provider;
import com.pulumi.aws.cloudfront.OriginAccessControl;
import com.pulumi.aws.cloudfront.OriginAccessControlArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionLoggingConfigArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.SharedResources;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.firewall.WebFirewall;
import dev.slipway.components.storage.Stores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CloudFront distribution for HTTPS over HTTP/2 and HTTP/3, IPv4 and IPv6, which forwards requests to its
 * {@link Origin}, or serves files from a bucket.
 *
 * <p>Children: {@code <name>-logs} (a {@link DistributionLogs}) where requests are logged, {@code <name>-files-access}
 * where files are served, and {@code <name>-cloudfront}; alias records are the domain's.
 */
public final class Distribution extends Component {
    private static final String TYPE = "slipway:distribution:Distribution";

    private final DistributionSpec spec;
    private final Origin origin;
    private final Optional<Tls> tls;
    private final Optional<StaticFiles> files;
    private final SharedResources shared;
    private final com.pulumi.aws.cloudfront.Distribution distribution;
    private final List<Resource> records;

    /**
     * @param origin load balancer or HTTP API that requests are forwarded to
     * @param provider provider of us-east-1
     * @param tls hosts of callers; empty for the name that AWS assigns
     * @param firewall firewall for CloudFront; empty for none
     * @param stores buckets, one of which holds the served files
     */
    public Distribution(
            String name,
            DistributionSpec spec,
            Origin origin,
            Provider provider,
            Optional<Tls> tls,
            Optional<WebFirewall> firewall,
            Stores stores,
            SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.origin = origin;
        this.tls = tls;
        this.shared = shared;
        files = spec.files().map(served -> StaticFiles.of(served, stores));
        distribution = createDistribution(createLogs(provider), createOrigins(), firewall);
        records = tls.map(hosts -> hosts.alias(dnsName(), zoneId(), true, origin.ready()))
                .orElse(List.of());
        registerOutputs(Map.of("id", id(), "url", url()));
    }

    /** The DNS records of the hosts; empty for the name that AWS assigns. */
    public List<Resource> records() {
        return records;
    }

    /** The distribution's id, for metrics and invalidations. */
    public Output<String> id() {
        return distribution.id();
    }

    /** The URL of the distribution, without a slash at the end. */
    public Output<String> url() {
        return tls.map(Tls::url).orElseGet(() -> Output.format("https://%s", distribution.domainName()));
    }

    /** The DNS name of CloudFront. */
    public Output<String> dnsName() {
        return distribution.domainName();
    }

    /** The hosted zone of {@link #dnsName}. */
    public Output<String> zoneId() {
        return distribution.hostedZoneId();
    }

    private Optional<DistributionLogs> createLogs(Provider provider) {
        return spec.accessLogDays().isEmpty()
                ? Optional.empty()
                : Optional.of(new DistributionLogs(
                        childName("logs"),
                        spec.accessLogDays().getAsInt(),
                        shared.protectedFromDeletion(),
                        provider,
                        childComponentOptions()));
    }

    /** The origins in the order in which the provider reads them: custom origins first. */
    private List<DistributionOriginArgs> createOrigins() {
        return Stream.concat(
                        Stream.of(origin.args(DistributionInputs.SERVICES)),
                        files.stream().map(served -> DistributionInputs.files(served, createAccess())))
                .toList();
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
            Optional<DistributionLogs> logs, List<DistributionOriginArgs> origins, Optional<WebFirewall> firewall) {
        var builder = com.pulumi.aws.cloudfront.DistributionArgs.builder()
                .comment(stackName())
                .enabled(true)
                .isIpv6Enabled(true)
                .httpVersion("http2and3")
                .priceClass(spec.priceClass().awsName())
                .aliases(tls.map(Tls::hosts).orElse(List.of()).stream().sorted().toList())
                .viewerCertificate(DistributionInputs.certificate(tls))
                .restrictions(DistributionInputs.allCountries())
                .origins(origins)
                .defaultCacheBehavior(CacheBehaviors.services(DistributionInputs.SERVICES, origin, spec.caching()));
        files.ifPresent(served -> builder.orderedCacheBehaviors(served.paths().stream()
                .map(path -> CacheBehaviors.files(DistributionInputs.FILES, path))
                .toList()));
        firewall.ifPresent(acl -> builder.webAclId(acl.arn()));
        logs.ifPresent(bucket -> builder.loggingConfig(DistributionLoggingConfigArgs.builder()
                .bucket(bucket.domainName())
                .includeCookies(false)
                .build()));
        var options = options().protect(shared.protectedFromDeletion());
        logs.ifPresent(options::dependsOn);
        return new com.pulumi.aws.cloudfront.Distribution(childName("cloudfront"), builder.build(), options.build());
    }
}
