package dev.slipway.analysis.guard;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.lambda.Function;
import com.pulumi.docker.Image;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules about secrets in environment variables, which every principal that may describe a task definition or function
 * can read, and in build arguments, which are part of an image's history and of the stack's state.
 */
final class SecretRules {
    static final GuardRule PLAIN_SECRET = GuardRule.error(
            "plain-secret",
            "No environment variable and no build argument contains a secret in plain text.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
            plan -> Stream.of(containers(plan), functions(plan), images(plan)).flatMap(found -> found));

    /** The component of an image with secrets, whose inputs are those of an image. */
    private static final String WITH_SECRETS = "slipway:image:BuildxImage";

    private SecretRules() {}

    private static Stream<Violation> containers(Plan plan) {
        return plan.ofType(TaskDefinition.class).stream().flatMap(task -> PlannedContainer.of(task)
                .map(SecretRules::inContainers)
                .orElseGet(() -> Stream.of(new UnreadableValue(plan, task, "containerDefinitions")
                        .violation(
                                "has container definitions that cannot be checked",
                                "they are secret, unknown or not JSON",
                                "pass secrets by ARN in secrets:"))));
    }

    /** The violations of a task's containers; a name in several containers is addressed with the container's name. */
    private static Stream<Violation> inContainers(List<PlannedContainer> containers) {
        var addresses = containers.stream()
                .flatMap(container -> secrets(container.environment()))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return containers.stream()
                .flatMap(container -> secrets(container.environment()).map(name -> Violation.of(
                                container.task(),
                                "has the secret %s of the container %s in its environment"
                                        .formatted(name, container.name()),
                                "move it from environment: to secrets:")
                        .about(addresses.get(name) > 1 ? container.name() + "." + name : name)));
    }

    private static Stream<String> secrets(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> SecretVariable.isSecret(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey);
    }

    private static Stream<Violation> functions(Plan plan) {
        return plan.ofType(Function.class).stream().flatMap(function -> {
            // One secret variable makes the whole map secret.
            if (List.of(function.text("environment"), function.text("environment.variables"))
                    .contains(SecretValues.MASK)) {
                return Stream.of(inFunction(function, "a secret"));
            }
            var variables = function.input("environment.variables").orElse(Map.of());
            return variables instanceof Map<?, ?> map ? inVariables(function, map) : Stream.empty();
        });
    }

    private static Stream<Violation> inVariables(PlannedResource function, Map<?, ?> variables) {
        return variables.entrySet().stream()
                .filter(variable -> SecretVariable.isSecret(
                        variable.getKey().toString(), variable.getValue().toString()))
                .map(variable -> inFunction(function, "the secret " + variable.getKey())
                        .about(variable.getKey().toString()));
    }

    private static Violation inFunction(PlannedResource function, String secret) {
        return Violation.of(
                function, "has %s in its environment".formatted(secret), "keep it in Secrets Manager and pass its ARN");
    }

    private static Stream<Violation> images(Plan plan) {
        var images = Stream.concat(plan.ofType(Image.class).stream(), plan.ofType(WITH_SECRETS).stream());
        return images.flatMap(image -> {
            var args = image.input("build.args").orElse(Map.of());
            return args instanceof Map<?, ?> map ? inArguments(image, map) : Stream.empty();
        });
    }

    private static Stream<Violation> inArguments(PlannedResource image, Map<?, ?> args) {
        return args.entrySet().stream()
                .map(argument -> Map.entry(
                        argument.getKey().toString(), argument.getValue().toString()))
                .filter(argument -> SecretVariable.isSecret(argument.getKey(), argument.getValue()))
                .map(argument -> Violation.of(
                                image,
                                "has the secret %s in its build arguments".formatted(argument.getKey()),
                                "move it from build.args to build.secrets")
                        .about(argument.getKey()));
    }
}
