package dev.slipway.components.balancer;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.lb.inputs.LoadBalancerAccessLogsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.SharedResources;
import dev.slipway.components.domain.OriginVerificationSecret;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application load balancer that the services of a stack share, in public subnets. It listens on port 80, or with TLS
 * on port 443 with a redirect from port 80, for the addresses of an allow-list. It answers 404 to requests that no
 * {@link #target} has a route for, and connects only to the tasks of its targets and their activators.
 */
public final class LoadBalancer extends Component {
    private static final String TYPE = "slipway:balancer:LoadBalancer";

    private final Network network;
    private final SecurityGroup securityGroup;
    private final com.pulumi.aws.lb.LoadBalancer balancer;
    private final Optional<Tls> tls;
    private final Optional<OriginVerificationSecret> origin;
    private final ApplicationListener listener;
    private final Optional<TestListener> tests;

    /**
     * @param name up to 20 of a-z 0-9 and hyphens, not starting with {@code internal-}
     * @param network VPC whose public subnets hold the balancer. Another VPC replaces the balancer
     * @param tls certificate and hosts for HTTPS; empty for HTTP alone
     * @throws IllegalArgumentException for another name
     */
    public LoadBalancer(
            String name, LoadBalancerSpec spec, Network network, Optional<Tls> tls, SharedResources shared) {
        super(TYPE, ShortNames.balancer(name), ComponentResourceOptions.Empty);
        this.network = network;
        this.tls = tls;
        var logs = createLogs(spec, shared);
        securityGroup = createSecurityGroup();
        balancer = createBalancer(spec, shared, logs);
        origin = spec.behindDistribution()
                ? Optional.of(new OriginVerificationSecret(childName("origin"), "balancer", childComponentOptions()))
                : Optional.empty();
        listener = ApplicationListener.of(this, spec, tls);
        tests = spec.testListener().map(listener -> new TestListener(childName("test"), this, listener, tls));
        tls.filter(hosts -> origin.isEmpty()).ifPresent(hosts -> hosts.lead(dnsName(), zoneId(), false));
        registerOutputs(Map.of("arn", arn(), "dnsName", dnsName(), "url", url()));
    }

    /**
     * Serves a service, once.
     *
     * @param service the service's name, up to 20 of a-z 0-9 and hyphens
     * @throws IllegalArgumentException for another name, or routes that another service has already
     */
    public ServiceTarget target(String service, ServiceTargetArgs args) {
        return new ServiceTarget(childName(ShortNames.service(service)), this, service, args);
    }

    public Output<String> arn() {
        return balancer.arn();
    }

    /** The identifier in the balancer's metrics: {@code app/<name>/<id>}. */
    public Output<String> arnSuffix() {
        return balancer.arnSuffix();
    }

    /** The name that an alias record points to. */
    public Output<String> dnsName() {
        return balancer.dnsName();
    }

    /** The hosted zone of {@link #dnsName}, which an alias record names, too. */
    public Output<String> zoneId() {
        return balancer.zoneId();
    }

    /** The address of callers, without a slash at the end. */
    public Output<String> url() {
        return tls.map(Tls::url).orElseGet(() -> Output.format("http://%s", balancer.dnsName()));
    }

    /** The security group that tasks accept connections from. */
    public Output<String> securityGroupId() {
        return securityGroup.id();
    }

    public boolean hasTls() {
        return tls.isPresent();
    }

    /** The value of the header {@link OriginVerificationSecret#HEADER} that the distribution adds to requests. */
    public Optional<Output<String>> originSecret() {
        return origin.map(OriginVerificationSecret::value);
    }

    Output<String> vpcId() {
        return network.vpcId();
    }

    /** The listener that the rules of targets belong to. */
    ApplicationListener listener() {
        return listener;
    }

    /** The listener that the test rules of targets belong to; only for a balancer that has one. */
    TestListener tests() {
        return tests.orElseThrow(() -> new IllegalStateException(
                "a service that is deployed blue/green needs a test listener; give the balancer one"));
    }

    /** The address of the new revision before its release; behind a distribution the certificate does not cover it. */
    Output<String> testUrl() {
        var direct = Output.format("%s://%s", tls.isPresent() ? "https" : "http", balancer.dnsName());
        return Output.format("%s:%s", origin.isEmpty() ? url() : direct, tests().port());
    }

    private Optional<AccessLogBucket> createLogs(LoadBalancerSpec spec, SharedResources shared) {
        return spec.accessLogs()
                .map(logs -> new AccessLogBucket(
                        childName("logs"), logs, shared.protectedFromDeletion(), childComponentOptions()));
    }

    private SecurityGroup createSecurityGroup() {
        return new SecurityGroup(
                childName("sg"),
                SecurityGroupArgs.builder()
                        .description("Load balancer %s".formatted(name()))
                        .vpcId(network.vpcId())
                        .build(),
                childOptions());
    }

    private com.pulumi.aws.lb.LoadBalancer createBalancer(
            LoadBalancerSpec spec, SharedResources shared, Optional<AccessLogBucket> logs) {
        var builder = com.pulumi.aws.lb.LoadBalancerArgs.builder()
                .loadBalancerType("application")
                .internal(false)
                .subnets(network.publicSubnetIds())
                .securityGroups(securityGroup.id().applyValue(List::of))
                .enableDeletionProtection(shared.protectedFromDeletion())
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode("defensive")
                .enableHttp2(true)
                .idleTimeout(Seconds.of(spec.idleTimeout()))
                .accessLogs(accessLogs(logs));
        var options = options().protect(shared.protectedFromDeletion());
        logs.ifPresent(options::dependsOn);
        return new com.pulumi.aws.lb.LoadBalancer(childName("alb"), builder.build(), options.build());
    }

    private static LoadBalancerAccessLogsArgs accessLogs(Optional<AccessLogBucket> logs) {
        // Set even without access logs: the provider takes a missing block for "unchanged", so that logs once on
        // would stay on, into a bucket that is deleted and whose name anyone may take.
        return LoadBalancerAccessLogsArgs.builder()
                .enabled(logs.isPresent())
                .bucket(logs.map(AccessLogBucket::bucket).orElse(Output.of("")))
                .build();
    }
}
