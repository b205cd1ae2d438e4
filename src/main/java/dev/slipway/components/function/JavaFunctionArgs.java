package dev.slipway.components.function;

import com.pulumi.asset.Archive;
import com.pulumi.core.Output;
import dev.slipway.base.Withers;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.key.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a function is made of.
 *
 * @param code the jar
 * @param handler the class that Lambda calls
 * @param description for people who read the list of functions
 * @param environment its variables
 * @param grants what it may do beside writing its log
 * @param logGroup the name of its log group below that of the stack, such as {@code orders/wake}
 * @param logRetentionDays one of the values CloudWatch Logs allows
 * @param protectedFromDeletion whether Pulumi refuses to delete the function and its role
 * @param key what its log is encrypted with; empty for a key of CloudWatch's own
 * @param name what it is called; empty for a name of Pulumi's making
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
        Optional<Key> key,
        Optional<FunctionName> name)
        implements JavaFunctionArgsBuilder.With {

    public JavaFunctionArgs {
        environment = Map.copyOf(environment);
        grants = List.copyOf(grants);
    }

    /** A function that Pulumi names, whose log has a key of CloudWatch's own. */
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
                Optional.empty());
    }
}
