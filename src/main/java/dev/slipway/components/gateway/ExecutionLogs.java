package dev.slipway.components.gateway;

import com.pulumi.aws.apigateway.Account;
import com.pulumi.aws.apigateway.AccountArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.RoleInputs;
import dev.slipway.base.iam.Statement;
import java.util.Map;

/**
 * The account setting that allows API Gateway to write the execution logs of REST APIs. It is a
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html">role of the account in a
 * region</a>, of which there is one for all stacks: the stack that is created last sets it. The roles of all stacks
 * have the same permissions and are retained when their stacks are deleted, so that the logs of other stacks continue.
 *
 * <p>Children: {@code <name>-role} with {@code <name>-policy}, and {@code <name>-account}.
 */
public final class ExecutionLogs extends Component {
    private static final String TYPE = "slipway:gateway:ExecutionLogs";

    private final Account account;

    public ExecutionLogs(String name, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var role = createRole();
        account = createAccount(role, createPolicy(role));
        registerOutputs(Map.of());
    }

    /** The account setting that must exist before a stage logs. */
    Account account() {
        return account;
    }

    private Role createRole() {
        return new Role(
                childName("role"),
                RoleInputs.assumedBy(
                                Policy.of(Statement.allow("sts:AssumeRole").forService("apigateway.amazonaws.com")))
                        .build(),
                options().retainOnDelete(true).build());
    }

    /**
     * Creates a policy with the permissions of the AWS managed policy AmazonAPIGatewayPushToCloudWatchLogs, which AWS
     * checks when the account setting is changed.
     */
    private RolePolicy createPolicy(Role role) {
        return new RolePolicy(
                childName("policy"),
                RoleInputs.policy(
                        role,
                        Statement.allow(
                                        "logs:CreateLogGroup",
                                        "logs:CreateLogStream",
                                        "logs:DescribeLogGroups",
                                        "logs:DescribeLogStreams",
                                        "logs:PutLogEvents",
                                        "logs:GetLogEvents",
                                        "logs:FilterLogEvents")
                                .onAny("the role serves every API of the account")),
                options().retainOnDelete(true).build());
    }

    private Account createAccount(Role role, RolePolicy policy) {
        return new Account(
                childName("account"),
                AccountArgs.builder().cloudwatchRoleArn(role.arn()).build(),
                options()
                        .dependsOn(policy)
                        .retainOnDelete(true)
                        // The role of another stack has the same permissions.
                        .ignoreChanges("cloudwatchRoleArn")
                        .build());
    }
}
