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
import dev.slipway.components.key.EncryptionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Inputs that all Lambda functions share, with a jar or an image. */
final class FunctionInputs {
    private FunctionInputs() {}

    /** A log group without a name. */
    static LogGroupArgs.Builder logs(int retentionDays, Optional<EncryptionKey> key) {
        var group = LogGroupArgs.builder().retentionInDays(retentionDays);
        key.ifPresent(kmsKey -> group.kmsKeyId(kmsKey.arn()));
        return group;
    }

    /** The execution role of a function. */
    static RoleArgs role() {
        return RoleInputs.assumedBy("lambda.amazonaws.com").build();
    }

    /** The policy of a function: its grants, and the permissions to write its logs. */
    static RolePolicyArgs policy(Role role, List<Statement> grants, LogGroup logs) {
        var statements = new ArrayList<>(grants);
        statements.add(Statement.allow("logs:CreateLogStream", "logs:PutLogEvents")
                .on(logs.arn().applyValue(arn -> arn + ":*")));
        return RoleInputs.policy(role, statements);
    }

    /** Logging as plain text: the function writes JSON itself. */
    static FunctionLoggingConfigArgs logging(LogGroup logs) {
        return FunctionLoggingConfigArgs.builder()
                .logFormat("Text")
                .logGroup(logs.name())
                .build();
    }

    /** The alias that callers invoke. */
    static AliasArgs.Builder alias(com.pulumi.aws.lambda.Function function) {
        return AliasArgs.builder()
                .name(JavaFunction.ALIAS)
                .description("Alias that callers invoke; points to the published version")
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
    static PermissionArgs permission(
            com.pulumi.aws.lambda.Function function, Alias alias, String principal, Output<String> sourceArn) {
        return PermissionArgs.builder()
                .action("lambda:InvokeFunction")
                .function(function.name())
                .qualifier(alias.name())
                .principal(principal)
                .sourceArn(sourceArn)
                .build();
    }
}
