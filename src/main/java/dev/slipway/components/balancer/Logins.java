package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.Map;
import java.util.Optional;

/**
 * The logins of a load balancer, which connects to the identity providers by HTTPS: their addresses are not known in advance.
 *
 * <p>Child: {@code <name>-to-providers}.
 */
final class Logins extends Component {
    private static final String TYPE = "slipway:balancer:Logins";
    private static final int HTTPS = 443;

    private final Map<String, LoginSpec> specs;
    private final Optional<Resource> egress;

    Logins(String name, ApplicationBalancer balancer, Map<String, LoginSpec> specs) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        this.specs = specs;
        egress = balancer.ownsSecurityGroup() ? Optional.of(createEgress(balancer)) : Optional.empty();
        registerOutputs(Map.of());
    }

    private Resource createEgress(ApplicationBalancer balancer) {
        return new SecurityGroupEgressRule(
                childName("to-providers"),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(balancer.securityGroupId())
                        .description("To identity providers")
                        .ipProtocol("tcp")
                        .fromPort(HTTPS)
                        .toPort(HTTPS)
                        .cidrIpv4("0.0.0.0/0")
                        .build(),
                childOptions());
    }

    /** The egress rule, which must exist before callers connect; empty for an existing load balancer. */
    Optional<Resource> egress() {
        return egress;
    }

    /**
     * The action of a login, the first one of a listener rule.
     *
     * @throws IllegalArgumentException for an unknown name, so that no route loses its login
     */
    ListenerRuleActionArgs action(String login) {
        var spec = Optional.ofNullable(specs.get(login))
                .orElseThrow(() -> new IllegalArgumentException("no login is called " + login));
        return spec.provider().action(login, spec);
    }
}
