package dev.slipway.components.function;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.lambda.AliasArgs;
import com.pulumi.aws.lambda.inputs.FunctionLoggingConfigArgs;
import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.key.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is the same in every function, whatever it runs. */
final class FunctionInputs {
    private FunctionInputs() {}

    /** A log group that has no name yet. */
    static LogGroupArgs.Builder logs(int retentionDays, Optional<Key> key) {
        var group = LogGroupArgs.builder().retentionInDays(retentionDays);
        key.ifPresent(each -> group.kmsKeyId(each.arn()));
        return group;
    }

    /** A role that Lambda alone assumes. */
    static RoleArgs.Builder role() {
        return RoleArgs.builder()
                .assumeRolePolicy(Policy.trust("lambda.amazonaws.com", AwsContext.account())
                        .json());
    }

    /** What a function may do: what is granted, and to write its log. */
    static RolePolicyArgs.Builder policy(Role role, List<Statement> grants, LogGroup logs) {
        var statements = new ArrayList<>(grants);
        statements.add(Statement.allow("logs:CreateLogStream", "logs:PutLogEvents")
                .on(logs.arn().applyValue(arn -> arn + ":*")));
        return RolePolicyArgs.builder().role(role.name()).policy(new Policy(statements).json());
    }

    /** The lines as the function writes them: it writes JSON itself. */
    static FunctionLoggingConfigArgs logging(LogGroup logs) {
        return FunctionLoggingConfigArgs.builder()
                .logFormat("Text")
                .logGroup(logs.name())
                .build();
    }

    /** What callers name. */
    static AliasArgs.Builder alias(com.pulumi.aws.lambda.Function function) {
        return AliasArgs.builder()
                .name(JavaFunction.ALIAS)
                .description("What callers name: the version that the last deploy made")
                .functionName(function.name())
                .functionVersion(function.version());
    }

    static Output<Map<String, String>> variables(Map<String, Output<String>> environment) {
        var names = environment.keySet().stream().toList();
        return Output.all(environment.values().stream().toList()).applyValue(values -> {
            var variables = new TreeMap<String, String>();
            for (var i = 0; i < names.size(); i++) {
                variables.put(names.get(i), values.get(i));
            }
            return variables;
        });
    }
}
