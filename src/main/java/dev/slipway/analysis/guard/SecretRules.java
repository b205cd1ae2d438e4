package dev.slipway.analysis.guard;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.lambda.Function;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules about secrets in environment variables, which every principal that may describe a task definition or function
 * can read.
 */
final class SecretRules {
    static final GuardRule PLAIN_SECRET = GuardRule.error(
            "plain-secret",
            "No environment variable contains a secret in plain text.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
            plan -> Stream.concat(containers(plan), functions(plan)));

    /** The text of a secret value in a plan. */
    private static final String MASK = "[secret]";

    private static final Pattern SECRET_NAME =
            Pattern.compile("(.*[^a-z0-9])?(password|passwd|passphrase|pwd|secrets?|token|key|apikey|credentials)");

    /** Names of keys that are not secret. */
    private static final Pattern HARMLESS_NAME =
            Pattern.compile("(.*[^a-z0-9])?(public|partition|sort|primary|cache)[^a-z0-9]+key");

    private static final Pattern SECRET_VALUE =
            Pattern.compile("(AKIA|ASIA)[A-Z0-9]{16}|[a-z][a-z0-9+.:-]*://[^/@:]*:[^/@]+@.*");

    private SecretRules() {}

    private static Stream<Violation> containers(Plan plan) {
        return plan.ofType(TaskDefinition.class).stream().flatMap(task -> PlannedContainer.of(task)
                .map(containers -> containers.stream().flatMap(SecretRules::inContainer))
                .orElseGet(() -> Stream.of(Violation.of(
                        task,
                        "has container definitions that cannot be checked, because they are secret, unknown or not JSON",
                        "pass secrets by ARN in secrets:"))));
    }

    private static Stream<Violation> inContainer(PlannedContainer container) {
        return container.environment().entrySet().stream()
                .filter(variable -> isSecret(variable.getKey(), variable.getValue()))
                .map(variable -> Violation.of(
                        container.task(),
                        "has the secret %s of the container %s in its environment"
                                .formatted(variable.getKey(), container.name()),
                        "move it from environment: to secrets:"));
    }

    private static Stream<Violation> functions(Plan plan) {
        return plan.ofType(Function.class).stream().flatMap(function -> {
            // One secret variable makes the whole map secret.
            if (List.of(function.text("environment"), function.text("environment.variables"))
                    .contains(MASK)) {
                return Stream.of(inFunction(function, "a secret"));
            }
            var variables = function.input("environment.variables").orElse(Map.of());
            return variables instanceof Map<?, ?> map ? inVariables(function, map) : Stream.empty();
        });
    }

    private static Stream<Violation> inVariables(PlannedResource function, Map<?, ?> variables) {
        return variables.entrySet().stream()
                .filter(variable -> isSecret(
                        variable.getKey().toString(), variable.getValue().toString()))
                .map(variable -> inFunction(function, "the secret " + variable.getKey()));
    }

    private static Violation inFunction(PlannedResource function, String secret) {
        return Violation.of(
                function, "has %s in its environment".formatted(secret), "keep it in Secrets Manager and pass its ARN");
    }

    /**
     * Returns true if a variable is a secret: by its value (marked as secret, an AWS access key, a password in a URL),
     * or by the last word of its name ({@code DB_PASSWORD}, {@code apiToken}) unless the value is only an ARN or a
     * boolean.
     */
    static boolean isSecret(String name, String value) {
        if (value.equals(MASK) || SECRET_VALUE.matcher(value).matches()) {
            return true;
        }
        if (value.isEmpty() || value.startsWith("arn:") || value.matches("true|false")) {
            return false;
        }
        var words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return SECRET_NAME.matcher(words).matches()
                && !HARMLESS_NAME.matcher(words).matches();
    }
}
