package dev.slipway.components.balancer;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.lb.inputs.LoadBalancerAccessLogsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.domain.OriginVerificationSecret;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application load balancer that the services of a stack share: in the public subnets, for the allow-list alone, on
 * port 80, or where there is TLS on port 443 with a redirect on port 80. It answers 404 to whatever no {@link #target}
 * takes, and reaches nothing but the tasks of its targets and their activators.
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

    public LoadBalancer(String name, LoadBalancerArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    /**
     * @param name up to 20 of a-z 0-9 and hyphens, not starting with {@code internal-}
     * @throws IllegalArgumentException for another name
     */
    public LoadBalancer(String name, LoadBalancerArgs args, ComponentResourceOptions options) {
        super(TYPE, ShortNames.balancer(name), options);
        network = args.network();
        var logs = createLogs(args);
        securityGroup = createSecurityGroup();
        balancer = createBalancer(args, logs);
        tls = args.tls();
        origin = args.behindDistribution()
                ? Optional.of(new OriginVerificationSecret(childName("origin"), "balancer", childComponentOptions()))
                : Optional.empty();
        listener = ApplicationListener.of(this, args);
        tests = args.tests().map(each -> new TestListener(childName("test"), this, each, tls));
        tls.filter(each -> origin.isEmpty()).ifPresent(each -> each.lead(dnsName(), zoneId(), false));
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

    /** What the metrics of the balancer name it by: {@code app/<name>/<id>}. */
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

    /** Where callers reach it, without a slash at the end. */
    public Output<String> url() {
        return tls.map(Tls::url).orElseGet(() -> Output.format("http://%s", balancer.dnsName()));
    }

    /** The group that tasks let in. */
    public Output<String> securityGroupId() {
        return securityGroup.id();
    }

    public boolean hasTls() {
        return tls.isPresent();
    }

    /** What a distribution proves itself by, in the header {@link OriginVerificationSecret#HEADER}. */
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

    /** Where requests reach what is being released; behind a distribution the certificate is not of this name. */
    Output<String> testUrl() {
        var direct = Output.format("%s://%s", tls.isPresent() ? "https" : "http", balancer.dnsName());
        return Output.format("%s:%s", origin.isEmpty() ? url() : direct, tests().port());
    }

    private Optional<AccessLogBucket> createLogs(LoadBalancerArgs args) {
        return args.accessLogs()
                .map(logs -> new AccessLogBucket(
                        childName("logs"), logs, args.protectedFromDeletion(), childComponentOptions()));
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

    private com.pulumi.aws.lb.LoadBalancer createBalancer(LoadBalancerArgs args, Optional<AccessLogBucket> logs) {
        var builder = com.pulumi.aws.lb.LoadBalancerArgs.builder()
                .loadBalancerType("application")
                .internal(false)
                .subnets(network.publicSubnetIds())
                .securityGroups(securityGroup.id().applyValue(List::of))
                .enableDeletionProtection(args.protectedFromDeletion())
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode("defensive")
                .enableHttp2(true)
                .idleTimeout(Seconds.of(args.idleTimeout()))
                .accessLogs(accessLogs(logs));
        var options = options().protect(args.protectedFromDeletion());
        logs.ifPresent(options::dependsOn);
        return new com.pulumi.aws.lb.LoadBalancer(childName("alb"), builder.build(), options.build());
    }

    private static LoadBalancerAccessLogsArgs accessLogs(Optional<AccessLogBucket> logs) {
        // Said aloud even where there are none: the provider takes a missing block for "as it is", so that logs once on
        // would stay on, into a bucket that is gone and whose name anyone may take.
        return LoadBalancerAccessLogsArgs.builder()
                .enabled(logs.isPresent())
                .bucket(logs.map(AccessLogBucket::bucket).orElse(Output.of("")))
                .build();
    }
}
