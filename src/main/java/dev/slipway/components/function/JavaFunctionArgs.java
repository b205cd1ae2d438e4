package dev.slipway.components.function;

import com.pulumi.asset.Archive;
import com.pulumi.core.Output;
import dev.slipway.base.Withers;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.key.EncryptionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Arguments of {@link JavaFunction}.
 *
 * @param code the jar
 * @param handler the handler class
 * @param description description in the Lambda console
 * @param environment environment variables
 * @param grants permissions of the function besides writing its logs
 * @param logGroup name of the log group below the stack's prefix, such as {@code orders/wake}
 * @param logRetentionDays one of the values CloudWatch Logs allows
 * @param protectedFromDeletion whether Pulumi refuses to delete the function and its role
 * @param key KMS key that encrypts the logs; empty for a key of CloudWatch Logs
 * @param name fixed physical name; empty for a name that Pulumi generates
 * @param snapStart whether the function starts from a snapshot, which is for callers that wait for the answer
 * @param concurrency reserved concurrency, the maximum number of concurrent calls, 1 or more; empty for the unreserved
 *     concurrency of the account
 */
@Withers
public record JavaFunctionArgs(
        Archive code,
        String handler,
        String description,
        Map<String, Output<String>> environment,
        List<Statement> grants,
        String logGroup,
        int logRetentionDays,
        boolean protectedFromDeletion,
        Optional<EncryptionKey> key,
        Optional<FunctionName> name,
        boolean snapStart,
        OptionalInt concurrency)
        implements JavaFunctionArgsBuilder.With {

    public JavaFunctionArgs {
        environment = Map.copyOf(environment);
        grants = List.copyOf(grants);
    }

    /** A function with a generated name, logs encrypted with a key of CloudWatch Logs, and without a snapshot. */
    public JavaFunctionArgs(
            Archive code,
            String handler,
            String description,
            Map<String, Output<String>> environment,
            List<Statement> grants,
            String logGroup,
            int logRetentionDays,
            boolean protectedFromDeletion) {
        this(
                code,
                handler,
                description,
                environment,
                grants,
                logGroup,
                logRetentionDays,
                protectedFromDeletion,
                Optional.empty(),
                Optional.empty(),
                false,
                OptionalInt.empty());
    }
}
