package dev.slipway.components.function;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.AliasArgs;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.aws.lambda.inputs.FunctionLoggingConfigArgs;
import com.pulumi.core.Output;
import dev.slipway.base.iam.RoleInputs;
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

    /** The role of a function. */
    static RoleArgs role() {
        return RoleInputs.assumedBy("lambda.amazonaws.com").build();
    }

    /** The policy of a function: the grants, and the permissions to write its log. */
    static RolePolicyArgs policy(Role role, List<Statement> grants, LogGroup logs) {
        var statements = new ArrayList<>(grants);
        statements.add(Statement.allow("logs:CreateLogStream", "logs:PutLogEvents")
                .on(logs.arn().applyValue(arn -> arn + ":*")));
        return RoleInputs.policy(role, statements);
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

    /** The permission to invoke an alias. */
    static PermissionArgs permission(Alias alias, String principal, Output<String> sourceArn) {
        return PermissionArgs.builder()
                .action("lambda:InvokeFunction")
                .function(alias.functionName())
                .qualifier(alias.name())
                .principal(principal)
                .sourceArn(sourceArn)
                .build();
    }
}
