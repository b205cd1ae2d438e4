package dev.slipway.components.function;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.AddedAccess;
import dev.slipway.components.image.Architecture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings of a Lambda function that runs an image. Limits from Lambda's
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">quotas</a> and
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">environment variables</a>.
 *
 * @param memory memory in MiB, 128 to 10240; CPU is proportional, one vCPU at
 *     <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">1769 MiB</a>
 * @param timeout time limit of a request, 1 s to 15 minutes in whole seconds
 * @param architecture CPU architecture of the image
 * @param port TCP port of the application, to which the
 *     <a href="https://github.com/awslabs/aws-lambda-web-adapter">Lambda Web Adapter</a> in the image forwards
 *     requests; 1 to 65535 except {@value #RUNTIME_PORT}, which Lambda uses
 * @param command replaces the image's command; empty for the image's own
 * @param environment environment variables in clear text: no secrets, and none of the variables that Lambda or Slipway
 *     sets
 * @param access statements of the execution role beside those of the links; security groups of a function in the VPC
 */
@Withers
public record FunctionSpec(
        int memory,
        Duration timeout,
        Architecture architecture,
        int port,
        List<String> command,
        Map<String, String> environment,
        AddedAccess access)
        implements FunctionSpecBuilder.With {
    /** The minimum memory in MiB. */
    public static final int MIN_MEMORY = 128;

    /** The maximum memory in MiB. */
    public static final int MAX_MEMORY = 10_240;

    /** Environment variable with the application's port for the Lambda Web Adapter. */
    static final String PORT = "AWS_LWA_PORT";

    private static final int RUNTIME_PORT = 9001;
    private static final int MAX_SECONDS = 900;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

    private static final Set<String> LAMBDAS = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT");

    /** @throws SpecException for a value beyond the documented limits */
    public FunctionSpec {
        var errors = new SpecErrors();
        if (memory < MIN_MEMORY || memory > MAX_MEMORY) {
            errors.add(
                    "memory",
                    "a memory of %d MiB is not possible".formatted(memory),
                    "give %d to %d".formatted(MIN_MEMORY, MAX_MEMORY));
        }
        if (timeout.toSeconds() < 1 || timeout.toSeconds() > MAX_SECONDS || timeout.toMillis() % 1000 != 0) {
            errors.add(
                    "timeoutSeconds",
                    "a timeout of %d ms is not possible".formatted(timeout.toMillis()),
                    "give 1 to %d whole seconds".formatted(MAX_SECONDS));
        }
        if (port < 1 || port > 65_535 || port == RUNTIME_PORT) {
            errors.add(
                    "port",
                    "a port of %d is not possible".formatted(port),
                    "give 1 to 65535, but not Lambda's own %d, and have the application listen there"
                            .formatted(RUNTIME_PORT));
        }
        for (var name : environment.keySet()) {
            if (LAMBDAS.contains(name) || name.equals(PORT)) {
                errors.add(
                        "environment",
                        "%s is set by %s".formatted(name, name.equals(PORT) ? "port" : "Lambda itself"),
                        "remove it");
            } else if (!NAME.matcher(name).matches()) {
                errors.add(
                        "environment",
                        "%s is not a variable of Lambda, whose names begin with a letter and have two or more"
                                .formatted(name),
                        "rename it");
            }
        }
        errors.throwAll();
        command = List.copyOf(command);
        environment = new TreeMap<>(environment);
    }

    /** A function with 1024 MiB on ARM64 and a timeout of 30 s. */
    public static FunctionSpec listening(int port) {
        return new FunctionSpec(
                1024, Duration.ofSeconds(30), Architecture.ARM64, port, List.of(), Map.of(), AddedAccess.NONE);
    }

    /** The architecture in Lambda's notation. */
    String instructionSet() {
        return switch (architecture) {
            case ARM64 -> "arm64";
            case X86_64 -> "x86_64";
        };
    }
}
