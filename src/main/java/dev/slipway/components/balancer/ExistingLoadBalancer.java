package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerCertificate;
import com.pulumi.aws.lb.ListenerCertificateArgs;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.Resource;
import dev.slipway.base.BalancerLookUp;
import dev.slipway.base.BalancerLookUp.Found;
import dev.slipway.components.domain.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An existing application load balancer, found by the ARN of its listener. The stack adds rules to the listener and, with a
 * domain, the certificate of its hosts; it changes nothing else: the security groups of the load balancer must let it connect
 * to the tasks. To the security group of an environment's load balancer, each stack adds the rules to its own tasks.
 *
 * <p>Children: {@code <name>-certificate} with a domain; {@code <name>-<service>} for each target.
 */
public final class ExistingLoadBalancer extends ApplicationBalancer {
    private static final String TYPE = "slipway:balancer:ExistingLoadBalancer";
    private static final String HTTPS = "HTTPS";

    private final Found found;
    private final String vpcId;
    private final boolean ofEnvironment;
    private final boolean encrypted;
    private final Optional<Tls> tls;
    private final ListenerWithRules listener;

    /**
     * @param vpcId the VPC of the tasks
     * @param tls the certificate and the hosts of the stack's domain, for a listener with HTTPS
     * @param logins the logins of routes by name
     * @throws RunException for a load balancer in another VPC, and for one that does not exist
     */
    public ExistingLoadBalancer(
            String name,
            StackBalancer place,
            ExistingBalancerSpec spec,
            String vpcId,
            Supplier<Optional<Tls>> tls,
            Map<String, LoginSpec> logins) {
        super(TYPE, name, place, logins);
        this.vpcId = vpcId;
        ofEnvironment = spec.ofEnvironment();
        encrypted = BalancerLookUp.listenerProtocol(spec.listenerArn()).result().equals(HTTPS);
        found = BalancerLookUp.balancer(spec.balancerArn()).result();
        if (!found.vpcId().isEmpty() && !found.vpcId().equals(vpcId)) {
            throw new RunException(
                    "slipway:balancer.existing.listenerArn = %s: its load balancer is in %s, and the tasks are in %s; set slipway:network.existing to the VPC of the balancer, or name another listener"
                            .formatted(spec.listenerArn(), found.vpcId(), vpcId));
        }
        listener = new ExistingListener(spec, stackName());
        this.tls = tls.get();
        if (encrypted) {
            this.tls.ifPresent(hosts -> addRule(createCertificate(hosts)));
        }
        registerOutputs(Map.of("dnsName", dnsName(), "url", url()));
    }

    @Override
    public ServiceTarget target(String service, ServiceTargetSpec args) {
        return new ServiceTarget(childName(ShortNames.service(service)), this, service, args);
    }

    @Override
    public void publish(List<Resource> before) {
        var all = new ArrayList<>(before);
        all.addAll(rules());
        tls.ifPresent(hosts -> hosts.alias(dnsName(), zoneId(), false, all));
    }

    @Override
    public Output<String> arnSuffix() {
        return Output.of(found.arnSuffix());
    }

    @Override
    public Output<String> dnsName() {
        return Output.of(found.dnsName());
    }

    @Override
    public Output<String> zoneId() {
        return Output.of(found.zoneId());
    }

    @Override
    public Output<String> url() {
        var host = tls.map(hosts -> hosts.hosts().get(0)).orElse(found.dnsName());
        return Output.of((encrypted ? "https://" : "http://") + host);
    }

    @Override
    public Output<String> securityGroupId() {
        return Output.of(found.securityGroupId());
    }

    @Override
    public boolean hasTls() {
        return encrypted;
    }

    @Override
    public Optional<Output<String>> originSecret() {
        return Optional.empty();
    }

    @Override
    Output<String> vpcId() {
        return Output.of(vpcId);
    }

    @Override
    boolean ownsSecurityGroup() {
        return ofEnvironment;
    }

    @Override
    Logins createLogins(Map<String, LoginSpec> specs) {
        return new Logins(childName("logins"), this, specs);
    }

    @Override
    ListenerWithRules listener() {
        return listener;
    }

    @Override
    TestListener tests() {
        throw new IllegalArgumentException("an existing load balancer has no test listener for blue/green deployments");
    }

    private ListenerCertificate createCertificate(Tls hosts) {
        return new ListenerCertificate(
                childName("certificate"),
                ListenerCertificateArgs.builder()
                        .listenerArn(listener.arn())
                        .certificateArn(hosts.certificateArn())
                        .build(),
                childOptions());
    }
}
