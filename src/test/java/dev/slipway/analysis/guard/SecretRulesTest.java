package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.core.Output;
import com.pulumi.docker.Image;
import com.pulumi.docker.ImageArgs;
import com.pulumi.docker.inputs.DockerBuildArgs;
import dev.slipway.base.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretRulesTest {
    @Test
    void aSecretInAContainersEnvironmentIsABreach() {
        assertThat(Breaches.of(SecretRules.PLAIN_SECRET, ctx -> task("DB_PASSWORD", Output.of("hunter2"))))
                .containsExactly("orders has the secret DB_PASSWORD of the container web in its environment:"
                        + " move it from environment: to secrets:");
    }

    @Test
    void aValueThatTheProgramMarkedAsSecretMakesTheWholeTextUnreadable() {
        assertThat(Breaches.of(SecretRules.PLAIN_SECRET, ctx -> task("GREETING", Output.ofSecret("hello"))))
                .containsExactly("orders has container definitions that cannot be checked,"
                        + " because they are secret, unknown or not JSON: pass secrets by ARN in secrets:");
    }

    @Test
    void aSecretInAFunctionsEnvironmentIsABreach() {
        assertThat(Breaches.of(SecretRules.PLAIN_SECRET, ctx -> {
                    function("marked", Output.of(Map.of("GREETING", "hello")).asSecret());
                    function("named", Output.of(Map.of("API_TOKEN", "t0k3n", "STAGE", "dev")));
                }))
                .containsExactly(
                        "marked has a secret in its environment:" + " keep it in Secrets Manager and pass its ARN",
                        "named has the secret API_TOKEN in its environment:"
                                + " keep it in Secrets Manager and pass its ARN");
    }

    @Test
    void aSecretInABuildArgumentIsABreach() {
        assertThat(Breaches.of(
                        SecretRules.PLAIN_SECRET,
                        ctx -> image(Map.of("NPM_TOKEN", "npm_a1b2c3d4e5", "EDITION", "pro"))))
                .containsExactly(
                        "orders has the secret NPM_TOKEN in its build arguments: move it from build.args to build.secrets");
        assertThat(Breaches.of(SecretRules.PLAIN_SECRET, ctx -> image(Map.of("EDITION", "pro"))))
                .isEmpty();
    }

    private static void image(Map<String, String> args) {
        new Image(
                "orders",
                ImageArgs.builder()
                        .imageName("orders:1")
                        .build(DockerBuildArgs.builder().args(args).build())
                        .build());
    }

    @Test
    void anEnvironmentWithoutSecretsIsNoBreach() {
        assertThat(Breaches.of(SecretRules.PLAIN_SECRET, ctx -> {
                    task("TABLE_NAME", Output.of("orders"));
                    function("wake", Output.of(Map.of("SERVICE", "orders")));
                    new Function(
                            "kill",
                            FunctionArgs.builder()
                                    .role("arn:aws:iam::123456789012:role/kill")
                                    .build());
                }))
                .isEmpty();
    }

    private static void task(String variable, Output<String> value) {
        new TaskDefinition(
                "orders",
                TaskDefinitionArgs.builder()
                        .family("orders")
                        .containerDefinitions(Json.text(List.of(Map.of(
                                "name", "web", "environment", List.of(Map.of("name", variable, "value", value))))))
                        .build());
    }

    private static void function(String name, Output<Map<String, String>> variables) {
        new Function(
                name,
                FunctionArgs.builder()
                        .role("arn:aws:iam::123456789012:role/" + name)
                        .environment(FunctionEnvironmentArgs.builder()
                                .variables(variables)
                                .build())
                        .build());
    }
}
