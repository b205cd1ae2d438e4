package dev.slipway.components.service;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.network.TaskPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The security group of the tasks of a service or a job.
 *
 * <p>Children: {@code <name>-sg}, {@code <name>-from-<source>-<port>}, an ingress rule for each source that may connect, and
 * {@code <name>-to-anywhere}, the egress rule, which allows connections to any address.
 */
public final class TaskSecurityGroup extends Component {
    private static final String TYPE = "slipway:service:TaskSecurityGroup";
    private static final String FROM = "from-";

    private final TaskArgs args;
    private final Ingress ingress;
    private final SecurityGroup group;
    private final List<Resource> rules = new ArrayList<>();

    /** The security group of tasks that nothing connects to. */
    public TaskSecurityGroup(String name, String description, TaskArgs args, ComponentResourceOptions options) {
        this(name, description, args, new Ingress.None(), IngressRoute.NONE, options);
    }

    TaskSecurityGroup(
            String name,
            String description,
            TaskArgs args,
            Ingress ingress,
            IngressRoute route,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        this.ingress = ingress;
        group = createGroup(description);
        createIngress(route);
        rules.add(createEgress());
        registerOutputs(Map.of("id", id()));
    }

    /** The security group's id. */
    public Output<String> id() {
        return group.id();
    }

    /** The ids of all security groups of the tasks: this one, and those that the stack file names. */
    public Output<List<String>> ids() {
        return id().applyValue(own -> Stream.concat(Stream.of(own), args.access().securityGroups().stream())
                .toList());
    }

    /** The egress rule and the ingress rules of callers outside of Service Connect, which must exist before a task starts. */
    public List<Resource> rules() {
        return rules;
    }

    /**
     * Adds an ingress rule that allows another service to connect to a port by the proxy of Service Connect. The port of the
     * proxy never changes, so that the rule exists before and after a change of the service's port.
     *
     * @param port the name of the port; empty for the main port
     */
    Resource admit(LinkClient client, String port) {
        var source = "service-" + client.name();
        var named = args.injected().connection().map(ServiceConnection::ports).orElse(Set.of(port));
        var proxy = ServiceConnection.proxies(named).getOrDefault(port, ServiceConnection.PROXY);
        return new SecurityGroupIngressRule(
                childName(FROM + proxy.role(source)),
                rule(source, proxy)
                        .referencedSecurityGroupId(client.securityGroupId())
                        .build(),
                childOptions());
    }

    private SecurityGroup createGroup(String description) {
        return new SecurityGroup(
                childName("sg"),
                SecurityGroupArgs.builder()
                        .description(description)
                        .vpcId(args.placement().network().vpcId())
                        .build(),
                childOptions());
    }

    private void createIngress(IngressRoute route) {
        route.targets().forEach(target -> {
            for (var ports : target.ports()) {
                createRule(
                        target.place() == StackBalancer.MAIN ? "balancer" : "internal-balancer",
                        ports,
                        rule -> rule.referencedSecurityGroupId(target.securityGroupId()),
                        ports.equals(target.ports().get(0)));
            }
            target.sendTo(group.id());
        });
        route.network().ifPresent(target -> {
            for (var ports : target.ports()) {
                createRule(
                        "network-balancer",
                        ports,
                        rule -> rule.referencedSecurityGroupId(target.securityGroupId()),
                        false);
            }
            target.sendTo(group.id());
        });
        route.integration().ifPresent(integration -> {
            createRule(
                    "api",
                    integration.ports(),
                    rule -> rule.referencedSecurityGroupId(integration.securityGroupId()),
                    true);
            integration.sendTo(group.id());
        });
        if (ingress instanceof Ingress.Public open) {
            for (var port : open.ports()) {
                for (var block : port.allow().blocks()) {
                    createRule(
                            block.role(),
                            TaskPorts.of(port.port().number()),
                            rule -> rule.cidrIpv4(block.text()),
                            port.equals(open.ports().get(0)));
                }
            }
        }
    }

    private SecurityGroupIngressRuleArgs.Builder rule(String source, TaskPorts ports) {
        return SecurityGroupIngressRuleArgs.builder()
                .securityGroupId(group.id())
                .description("From " + source)
                .ipProtocol(ports.protocol())
                .fromPort(ports.from())
                .toPort(ports.to());
    }

    /** @param first true for the rule that had no port in its name in earlier versions */
    private void createRule(
            String source,
            TaskPorts ports,
            UnaryOperator<SecurityGroupIngressRuleArgs.Builder> callers,
            boolean first) {
        rules.add(new SecurityGroupIngressRule(
                childName(FROM + ports.role(source)),
                callers.apply(rule(source, ports)).build(),
                first ? optionsOfFormer(FROM + source) : childOptions()));
    }

    private Resource createEgress() {
        return new SecurityGroupEgressRule(
                childName("to-anywhere"),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(group.id())
                        .description("All destinations: image registries, AWS APIs, other services")
                        .ipProtocol("-1")
                        .cidrIpv4("0.0.0.0/0")
                        .build(),
                childOptions());
    }
}
