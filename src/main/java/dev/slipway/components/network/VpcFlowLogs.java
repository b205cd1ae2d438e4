package dev.slipway.components.network;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ec2.FlowLogArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.RoleInputs;
import dev.slipway.base.iam.Statement;
import java.util.Map;

/**
 * The flow logs of a VPC and their log group, written by a
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html">role</a> without other
 * permissions. CloudWatch Logs encrypts them with a key of its own.
 */
final class VpcFlowLogs extends Component {
    static final String TYPE = "slipway:network:VpcFlowLogs";

    /** @param days retention of the log group */
    record Args(int days, Vpc vpc) {}

    VpcFlowLogs(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var group = createGroup(args.days());
        var role = createRole();
        var policy = createPolicy(role, group);
        createLog(args.vpc(), group, role, policy);
        registerOutputs(Map.of());
    }

    private LogGroup createGroup(int days) {
        var group = LogGroupArgs.builder()
                .name("/%s/%s".formatted(stackName(), name()))
                .retentionInDays(days)
                .build();
        return new LogGroup(childName("group"), group, childOptions());
    }

    private Role createRole() {
        var role = RoleInputs.assumedBy("vpc-flow-logs.amazonaws.com").description("Writes the VPC's flow logs");
        return new Role(childName("role"), role.build(), childOptions());
    }

    private RolePolicy createPolicy(Role role, LogGroup group) {
        // Without logs:CreateLogGroup of AWS's example: late records would create the deleted group again.
        var write = Statement.allow(
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "logs:DescribeLogGroups",
                        "logs:DescribeLogStreams")
                .on(Output.format("%s:*", group.arn()));
        return new RolePolicy(childName("policy"), RoleInputs.policy(role, write), childOptions());
    }

    private void createLog(Vpc vpc, LogGroup group, Role role, RolePolicy policy) {
        var log = FlowLogArgs.builder()
                .vpcId(vpc.id())
                .trafficType("ALL")
                .logDestinationType("cloud-watch-logs")
                .logDestination(group.arn())
                .iamRoleArn(role.arn())
                .build();
        new FlowLog(childName("log"), log, options().dependsOn(policy).build());
    }
}
