package dev.slipway.components.network;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ec2.FlowLogArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import java.util.Map;

/**
 * The flow logs of a VPC, in a log group of their own, written by a
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html">role</a> that can do nothing else.
 * CloudWatch Logs encrypts them with a key of its own.
 */
final class VpcFlowLogs extends Component {
    static final String TYPE = "slipway:network:VpcFlowLogs";

    record Args(FlowLogs flowLogs, Vpc vpc) {}

    VpcFlowLogs(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var group = createGroup(args.flowLogs());
        var role = createRole();
        var policy = createPolicy(role, group);
        createLog(args.vpc(), group, role, policy);
        registerOutputs(Map.of());
    }

    private LogGroup createGroup(FlowLogs flowLogs) {
        var group = LogGroupArgs.builder()
                .name("/%s/%s".formatted(stackName(), name()))
                .retentionInDays(flowLogs.retentionDays())
                .build();
        return new LogGroup(childName("group"), group, childOptions());
    }

    private Role createRole() {
        var account = AwsContext.account();
        var role = RoleArgs.builder()
                .description("Writes the VPC's flow logs")
                .assumeRolePolicy(
                        Policy.trust("vpc-flow-logs.amazonaws.com", account).json())
                .build();
        return new Role(childName("role"), role, childOptions());
    }

    private RolePolicy createPolicy(Role role, LogGroup group) {
        // Not logs:CreateLogGroup, which AWS's example has: records that come late would make the deleted group anew.
        var write = Statement.allow(
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "logs:DescribeLogGroups",
                        "logs:DescribeLogStreams")
                .on(Output.format("%s:*", group.arn()));
        var policy = RolePolicyArgs.builder()
                .role(role.name())
                .policy(Policy.of(write).json())
                .build();
        return new RolePolicy(childName("policy"), policy, childOptions());
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
