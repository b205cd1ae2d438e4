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
import java.util.Map;

/**
 * The security group of a service's tasks.
 *
 * <p>Children: {@code <name>-sg}, {@code <name>-from-<source>}, an ingress rule for each source that may connect, and
 * {@code <name>-to-anywhere}, the egress rule, which allows connections to any address.
 */
final class TaskSecurityGroup extends Component {
    private static final String TYPE = "slipway:service:TaskSecurityGroup";

    private final ServiceArgs args;
    private final SecurityGroup group;
    private final Resource egress;

    TaskSecurityGroup(
            String name, String service, ServiceArgs args, IngressRoute route, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        group = createGroup(service);
        createIngress(route);
        egress = createEgress();
        registerOutputs(Map.of("id", id()));
    }

    /** The security group's id. */
    Output<String> id() {
        return group.id();
    }

    /** The egress rule, which must exist before a task starts. */
    Resource egress() {
        return egress;
    }

    /** Adds an ingress rule that allows another service to connect to the port. */
    Resource admit(LinkClient client) {
        return createRule("service-" + client.name(), rule().referencedSecurityGroupId(client.securityGroupId()));
    }

    private SecurityGroup createGroup(String service) {
        return new SecurityGroup(
                childName("sg"),
                SecurityGroupArgs.builder()
                        .description("Tasks of the service " + service)
                        .vpcId(args.network().vpcId())
                        .build(),
                childOptions());
    }

    private void createIngress(IngressRoute route) {
        route.target().ifPresent(target -> {
            createRule("balancer", rule().referencedSecurityGroupId(target.securityGroupId()));
            target.sendTo(group.id());
        });
        route.integration().ifPresent(integration -> {
            createRule("api", rule().referencedSecurityGroupId(integration.securityGroupId()));
            integration.sendTo(group.id());
        });
        if (args.spec().ingress() instanceof Ingress.Public open) {
            for (var block : open.allow().blocks()) {
                createRule(block.role(), rule().cidrIpv4(block.text()));
            }
        }
    }

    private SecurityGroupIngressRuleArgs.Builder rule() {
        var port = args.spec().container().port().getAsInt();
        return SecurityGroupIngressRuleArgs.builder()
                .securityGroupId(group.id())
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port);
    }

    private Resource createRule(String source, SecurityGroupIngressRuleArgs.Builder rule) {
        return new SecurityGroupIngressRule(
                childName("from-" + source), rule.description("From " + source).build(), childOptions());
    }

    private Resource createEgress() {
        return new SecurityGroupEgressRule(
                childName("to-anywhere"),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(group.id())
                        .description("Images, AWS APIs and whatever the application calls")
                        .ipProtocol("-1")
                        .cidrIpv4("0.0.0.0/0")
                        .build(),
                childOptions());
    }
}
