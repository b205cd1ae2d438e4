package dev.slipway.components.service;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.link.LinkClient;

/**
 * The security group of a service's tasks, {@code <service>-tasks}, with a rule for each who may connect and one that lets
 * the tasks call out.
 */
final class TaskSecurityGroup {
    private final String service;
    private final ServiceArgs args;
    private final CustomResourceOptions own;
    private final SecurityGroup group;
    private final Resource egress;

    /** @param own the options of a child of the service */
    TaskSecurityGroup(String service, ServiceArgs args, IngressRoute route, CustomResourceOptions own) {
        this.service = service;
        this.args = args;
        this.own = own;
        group = createGroup();
        admitIngress(route);
        egress = createEgress();
    }

    SecurityGroup group() {
        return group;
    }

    /** What must be there before a task starts. */
    Resource egress() {
        return egress;
    }

    /** Lets another service connect. */
    Resource admit(LinkClient client) {
        return admit("service-" + client.name(), rule().referencedSecurityGroupId(client.securityGroupId()));
    }

    private SecurityGroup createGroup() {
        return new SecurityGroup(
                service + "-tasks",
                SecurityGroupArgs.builder()
                        .description("Tasks of the service " + service)
                        .vpcId(args.network().vpcId())
                        .build(),
                own);
    }

    private void admitIngress(IngressRoute route) {
        route.target().ifPresent(target -> {
            admit("balancer", rule().referencedSecurityGroupId(target.securityGroupId()));
            target.sendTo(group.id());
        });
        route.integration().ifPresent(integration -> {
            admit("api", rule().referencedSecurityGroupId(integration.securityGroupId()));
            integration.sendTo(group.id());
        });
        if (args.spec().ingress() instanceof Ingress.Public open) {
            for (var block : open.allow().blocks()) {
                admit(block.role(), rule().cidrIpv4(block.text()));
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

    private Resource admit(String from, SecurityGroupIngressRuleArgs.Builder rule) {
        return new SecurityGroupIngressRule(
                service + "-tasks-from-" + from,
                rule.description("From " + from).build(),
                own);
    }

    private Resource createEgress() {
        return new SecurityGroupEgressRule(
                service + "-tasks-to-anywhere",
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(group.id())
                        .description("Images, AWS APIs and whatever the application calls")
                        .ipProtocol("-1")
                        .cidrIpv4("0.0.0.0/0")
                        .build(),
                own);
    }
}
