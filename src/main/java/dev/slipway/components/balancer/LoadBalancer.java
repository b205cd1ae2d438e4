package dev.slipway.components.balancer;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.components.SharedResources;
import dev.slipway.components.domain.OriginVerificationSecret;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application load balancer that the services of a stack share, in the public subnets, or in the private subnets if it is
 * internal. It accepts connections from the allow-list, or from the VPC and connected networks, on port 80, or with TLS on port
 * 443 with a redirect on port 80. It answers 404 to a request that no {@link #target} has a rule for, and connects only to the tasks of its targets and their activators.
 *
 * <p>Children: {@code <name>-alb}, {@code -sg} and {@code -http}; {@code -https}, {@code -logs} and {@code -origin} where
 * they are set; {@code -test} with a service that is deployed blue/green; {@code -logins} with a route that has a login;
 * {@code <name>-<service>} for each target.
 */
public final class LoadBalancer extends ApplicationBalancer {
    private static final String TYPE = "slipway:balancer:LoadBalancer";

    private final Output<String> vpcId;
    private final SecurityGroup securityGroup;
    private final com.pulumi.aws.lb.LoadBalancer balancer;
    private final Optional<Tls> tls;
    private final Optional<OriginVerificationSecret> origin;
    private final ApplicationListener listener;
    private final TestListenerSpec testListener;
    private @Nullable TestListener tests;

    /**
     * @param name up to 20 of a-z 0-9 and hyphens, not starting with {@code internal-}
     * @param network VPC whose subnets hold the balancer. Another VPC replaces the balancer
     * @param tls certificate and hosts for HTTPS; empty for HTTP alone
     * @throws IllegalArgumentException for another name
     */
    public LoadBalancer(
            String name, LoadBalancerSpec spec, Network network, Optional<Tls> tls, SharedResources shared) {
        super(TYPE, name, spec.place(), spec.logins());
        vpcId = network.vpcId();
        this.tls = tls;
        securityGroup =
                new SecurityGroup(childName("sg"), LoadBalancerInputs.securityGroup(name(), vpcId), childOptions());
        balancer = createBalancer(spec, network, shared);
        origin = spec.behindDistribution()
                ? Optional.of(new OriginVerificationSecret(childName("origin"), "balancer", childComponentOptions()))
                : Optional.empty();
        listener = createListeners(spec, network);
        testListener = spec.testListener();
        registerOutputs(Map.of("arn", arn(), "dnsName", dnsName(), "url", url()));
    }

    @Override
    public ServiceTarget target(String service, ServiceTargetSpec args) {
        return new ServiceTarget(childName(ShortNames.service(service)), this, service, args);
    }

    @Override
    public void publish(List<Resource> before) {
        var all = new ArrayList<>(before);
        all.addAll(ingress());
        all.addAll(rules());
        tls.filter(hosts -> origin.isEmpty()).ifPresent(hosts -> hosts.alias(dnsName(), zoneId(), false, all));
    }

    /** The security-group rules of callers, which must exist before a DNS record leads to the load balancer. */
    public List<Resource> ingress() {
        return listener.ingress();
    }

    public Output<String> arn() {
        return balancer.arn();
    }

    @Override
    public Output<String> arnSuffix() {
        return balancer.arnSuffix();
    }

    @Override
    public Output<String> dnsName() {
        return balancer.dnsName();
    }

    @Override
    public Output<String> zoneId() {
        return balancer.zoneId();
    }

    @Override
    public Output<String> url() {
        return tls.map(Tls::url).orElseGet(() -> Output.format("http://%s", balancer.dnsName()));
    }

    @Override
    public Output<String> securityGroupId() {
        return securityGroup.id();
    }

    @Override
    public boolean hasTls() {
        return tls.isPresent();
    }

    /** The value of the header {@link OriginVerificationSecret#HEADER}, behind a distribution. */
    @Override
    public Optional<Output<String>> originSecret() {
        return origin.map(OriginVerificationSecret::value);
    }

    @Override
    Output<String> vpcId() {
        return vpcId;
    }

    @Override
    boolean ownsSecurityGroup() {
        return true;
    }

    @Override
    Logins createLogins(Map<String, LoginSpec> specs) {
        return new Logins(childName("logins"), this, specs);
    }

    @Override
    ApplicationListener listener() {
        return listener;
    }

    @Override
    TestListener tests() {
        if (tests == null) {
            tests = new TestListener(childName("test"), this, testListener, tls);
        }
        return tests;
    }

    private com.pulumi.aws.lb.LoadBalancer createBalancer(
            LoadBalancerSpec spec, Network network, SharedResources shared) {
        var logs = spec.accessLogs()
                .map(access -> new AccessLogBucket(
                        childName("logs"), access, shared.protectedFromDeletion(), childComponentOptions()));
        // Another VPC replaces the security group; AWS refuses its subnets for an existing load balancer:
        // https://github.com/pulumi/pulumi-aws/issues/1382
        var options = options().protect(shared.protectedFromDeletion()).replaceOnChanges("securityGroups");
        logs.ifPresent(options::dependsOn);
        var inputs = LoadBalancerInputs.of(spec, network, securityGroup.id(), shared.protectedFromDeletion(), logs);
        return new com.pulumi.aws.lb.LoadBalancer(childName("alb"), inputs, options.build());
    }

    /** Creates the production listeners and returns the one with the rules of targets. */
    private ApplicationListener createListeners(LoadBalancerSpec spec, Network network) {
        var callers = ListenerIngress.of(spec, network);
        var http = new HttpListener(childName("http"), this, callers.onPort80(hasTls()), hasTls());
        return tls.<ApplicationListener>map(hosts -> new HttpsListener(childName("https"), this, callers, hosts))
                .orElse(http);
    }
}
