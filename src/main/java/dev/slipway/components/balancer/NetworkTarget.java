package dev.slipway.components.balancer;

import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.aws.lb.inputs.TargetGroupStickinessArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.network.TaskPorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service behind a network load balancer, created by {@link NetworkBalancer#target}: target groups for its tasks, listeners
 * that forward to them, and the security-group rules of both.
 *
 * <p>Children: {@code <name>-tg} of TCP to the main port, {@code <name>-<target>-tg} of others, {@code <name>-listener-<port>},
 * {@code <name>-from-<block>-<port>} for each block that may connect, and {@code <name>-to-tasks-<port>}.
 */
public final class NetworkTarget extends Component {
    private static final String TYPE = "slipway:balancer:NetworkTarget";

    private final NetworkBalancer balancer;
    private final String service;
    private final ServiceNetworkSpec args;
    private final Map<NetworkTargetSpec, TargetGroup> groups = new LinkedHashMap<>();
    private final List<Resource> listeners = new ArrayList<>();
    private final List<Resource> ready = new ArrayList<>();

    NetworkTarget(String name, NetworkBalancer balancer, String service, ServiceNetworkSpec args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        this.balancer = balancer;
        this.service = service;
        this.args = args;
        args.targets().forEach(target -> groups.put(target, createGroup(target)));
        for (var listener : args.listeners()) {
            createIngress(listener);
            listeners.add(createListener(listener));
        }
        ready.addAll(listeners);
        registerOutputs(Map.of());
    }

    /** The target groups that tasks register with. */
    public List<ServiceTargetGroup> groups() {
        return groups.entrySet().stream()
                .map(group -> new ServiceTargetGroup(
                        group.getKey().port(),
                        Stream.of("network", group.getKey().label())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining("-")),
                        group.getValue().arn(),
                        group.getValue().arnSuffix(),
                        balancer.arnSuffix()))
                .toList();
    }

    /** The load balancer's security group, for the ingress rules of the tasks. */
    public Output<String> securityGroupId() {
        return balancer.securityGroupId();
    }

    /** The ports of the tasks that the load balancer connects to. */
    public List<TaskPorts> ports() {
        return args.ports();
    }

    /** Adds egress rules from the load balancer to the security group of the tasks, on their ports. To be called once. */
    public void sendTo(Output<String> taskSecurityGroupId) {
        for (var ports : ports()) {
            ready.add(new SecurityGroupEgressRule(
                    childName(ports.role("to-tasks")),
                    TargetGroupInputs.egress(service, ports, balancer.securityGroupId(), taskSecurityGroupId),
                    childOptions()));
        }
    }

    /** The resources that must exist before ECS deploys the service, which refuses a target group without a listener. */
    public List<Resource> ready() {
        return ready;
    }

    List<Resource> listeners() {
        return listeners;
    }

    private TargetGroup createGroup(NetworkTargetSpec target) {
        var udp = target.protocol() == NetworkProtocol.UDP;
        var role = target.label().isEmpty() ? name() : name() + "-" + target.label();
        var inputs = TargetGroupArgs.builder()
                .vpcId(balancer.vpcId())
                .targetType("ip")
                .port(TargetGroupInputs.PORT)
                .protocol(target.protocol().name())
                .preserveClientIp("true")
                // The defaults of Elastic Load Balancing: connections of UDP have no end of their own.
                .connectionTermination(udp)
                .deregistrationDelay(Seconds.of(args.deregistrationDelay()))
                .healthCheck(health(target))
                .stickiness(TargetGroupStickinessArgs.builder()
                        .enabled(false)
                        .type("source_ip")
                        .build());
        return new TargetGroup(
                ShortNames.targetGroup(role, service), inputs.build(), TargetGroupInputs.options(options(), false));
    }

    private static TargetGroupHealthCheckArgs health(NetworkTargetSpec target) {
        var check = target.health();
        var inputs = TargetGroupHealthCheckArgs.builder()
                .protocol(target.http() ? "HTTP" : "TCP")
                .port(check.port().isPresent() ? Integer.toString(check.port().getAsInt()) : "traffic-port")
                .interval(Seconds.of(check.interval()))
                .timeout(Seconds.of(check.timeout()))
                .healthyThreshold(check.thresholds().healthy())
                .unhealthyThreshold(check.thresholds().unhealthy());
        if (target.http()) {
            inputs.path(check.path()).matcher(check.codes());
        }
        return inputs.build();
    }

    private void createIngress(NetworkListenerSpec listener) {
        for (var block : listener.allow().blocks()) {
            ready.add(new SecurityGroupIngressRule(
                    childName("from-%s-%d".formatted(block.role(), listener.port())),
                    SecurityGroupIngressRuleArgs.builder()
                            .securityGroupId(balancer.securityGroupId())
                            .description("To " + service)
                            .ipProtocol(listener.protocol() == NetworkProtocol.UDP ? "udp" : "tcp")
                            .fromPort(listener.port())
                            .toPort(listener.port())
                            .cidrIpv4(block.text())
                            .build(),
                    childOptions()));
        }
    }

    private Listener createListener(NetworkListenerSpec listener) {
        var inputs = ListenerArgs.builder()
                .loadBalancerArn(balancer.arn())
                .port(listener.port())
                .protocol(listener.protocol().name())
                .defaultActions(ListenerDefaultActionArgs.builder()
                        .type("forward")
                        .targetGroupArn(groups.get(listener.target()).arn())
                        .build());
        if (listener.protocol() == NetworkProtocol.TLS) {
            inputs.sslPolicy(HttpsListener.POLICY).certificateArn(balancer.certificateArn());
        }
        // TCP does not become UDP in place, and a port has one listener.
        var options =
                options().replaceOnChanges("protocol").deleteBeforeReplace(true).build();
        return new Listener(childName("listener-" + listener.port()), inputs.build(), options);
    }
}
