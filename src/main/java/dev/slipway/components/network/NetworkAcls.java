package dev.slipway.components.network;

import com.pulumi.aws.ec2.NetworkAcl;
import com.pulumi.aws.ec2.NetworkAclArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.inputs.NetworkAclEgressArgs;
import com.pulumi.aws.ec2.inputs.NetworkAclIngressArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.List;
import java.util.Map;

/**
 * The network ACLs of a VPC's public and private subnets. Their rules are inline, so that a rule that is added by hand
 * shows as drift and is removed.
 */
final class NetworkAcls extends Component {
    static final String TYPE = "slipway:network:NetworkAcls";

    record Args(NetworkAclPlan plan, Vpc vpc, PublicSubnets publicSubnets, PrivateSubnets privateSubnets) {}

    NetworkAcls(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var plan = args.plan();
        createAcl("public", args.vpc(), args.publicSubnets().ids(), plan.intoPublic(), plan.outOfPublic());
        createAcl("private", args.vpc(), args.privateSubnets().ids(), plan.intoPrivate(), plan.outOfPrivate());
        registerOutputs(Map.of());
    }

    private void createAcl(
            String role,
            Vpc vpc,
            Output<List<String>> subnets,
            List<NetworkAclRule> ingress,
            List<NetworkAclRule> egress) {
        new NetworkAcl(
                childName(role),
                NetworkAclArgs.builder()
                        .vpcId(vpc.id())
                        .subnetIds(subnets)
                        .ingress(ingress.stream().map(NetworkAcls::in).toList())
                        .egress(egress.stream().map(NetworkAcls::out).toList())
                        .build(),
                childOptions());
    }

    private static NetworkAclIngressArgs in(NetworkAclRule rule) {
        var traffic = rule.traffic();
        return NetworkAclIngressArgs.builder()
                .ruleNo(rule.number())
                .action("allow")
                .protocol(traffic.protocol())
                .cidrBlock(rule.block().text())
                .fromPort(traffic.from())
                .toPort(traffic.to())
                .icmpType(traffic.icmpType())
                .icmpCode(traffic.icmpCode())
                .build();
    }

    private static NetworkAclEgressArgs out(NetworkAclRule rule) {
        var traffic = rule.traffic();
        return NetworkAclEgressArgs.builder()
                .ruleNo(rule.number())
                .action("allow")
                .protocol(traffic.protocol())
                .cidrBlock(rule.block().text())
                .fromPort(traffic.from())
                .toPort(traffic.to())
                .icmpType(traffic.icmpType())
                .icmpCode(traffic.icmpCode())
                .build();
    }
}
