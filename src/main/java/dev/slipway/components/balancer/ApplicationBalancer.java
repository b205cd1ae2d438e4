package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An application load balancer that the services of a stack share: one of the stack, or an existing one. */
public abstract class ApplicationBalancer extends Component {
    private final StackBalancer place;
    private final Map<String, LoginSpec> loginSpecs;
    private final List<Resource> rules = new ArrayList<>();
    private @Nullable Logins logins;

    /**
     * @param name up to 20 of a-z 0-9 and hyphens, not starting with {@code internal-}
     * @throws IllegalArgumentException for another name
     */
    protected ApplicationBalancer(String type, String name, StackBalancer place, Map<String, LoginSpec> logins) {
        super(type, ShortNames.balancer(name), ComponentResourceOptions.Empty);
        this.place = place;
        loginSpecs = logins;
    }

    /**
     * Adds a target for a service. One call for each service.
     *
     * @param service the service's name, up to 20 of a-z 0-9 and hyphens
     * @throws IllegalArgumentException for another name
     */
    public abstract ServiceTarget target(String service, ServiceTargetSpec args);

    /**
     * Creates the alias records of the hosts, after all targets; none behind a distribution. To be called once.
     *
     * @param before further resources that must exist before callers connect, such as a firewall
     */
    public abstract void publish(List<Resource> before);

    /** The load balancer's place in the stack. */
    public StackBalancer place() {
        return place;
    }

    /** The load balancer's dimension in CloudWatch metrics: {@code app/<name>/<id>}. */
    public abstract Output<String> arnSuffix();

    /** The DNS name, the target of an alias record. */
    public abstract Output<String> dnsName();

    /** The hosted zone id of {@link #dnsName}, for an alias record. */
    public abstract Output<String> zoneId();

    /** The URL of the load balancer, without a slash at the end. */
    public abstract Output<String> url();

    /** The security group, for the ingress rules of tasks. */
    public abstract Output<String> securityGroupId();

    public abstract boolean hasTls();

    /** The value of the header of a distribution before the load balancer; empty without a distribution. */
    public abstract Optional<Output<String>> originSecret();

    abstract Output<String> vpcId();

    /** The ARN of the listener of the services' rules. */
    public Output<String> listenerArn() {
        return listener().arn();
    }

    /** True if the stack adds egress rules to the security group. */
    abstract boolean ownsSecurityGroup();

    /** The listener of the targets' rules. */
    abstract ListenerWithRules listener();

    /** The listener of the targets' test rules, created for the first service that is deployed blue/green. */
    abstract TestListener tests();

    abstract Logins createLogins(Map<String, LoginSpec> specs);

    /** Adds a rule that must exist before the alias records. */
    void addRule(Resource added) {
        rules.add(added);
    }

    /** The resources that must exist before the alias records. */
    List<Resource> rules() {
        return rules;
    }

    /** The actions of a listener rule: that of the login, if the route has one, and then that of the route. */
    List<ListenerRuleActionArgs> actions(RouteRule rule, ListenerRuleActionArgs action) {
        return rule.login().map(name -> List.of(logins().action(name), action)).orElse(List.of(action));
    }

    /** The logins, created for the first route that has one. */
    private Logins logins() {
        if (logins == null) {
            logins = createLogins(loginSpecs);
            logins.egress().ifPresent(rules::add);
        }
        return logins;
    }
}
