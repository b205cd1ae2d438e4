package dev.slipway.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.testing.FakePrograms;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulumiCliTest {
    private static final String OUTPUTS = """
            {
              "cluster_arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",
              "rds_port": 3306,
              "service_name": {"orders": "orders-service-1a2b3c4", "carts": "carts-service-1a2b3c4"},
              "function_name": {"quotes": "quotes-function-1a2b3c4"},
              "control_url": {"carts": "https://a.example.com"},
              "log_group": {"orders": "/shop-dev/orders"}
            }
            """;

    @TempDir
    private Path folder;

    private PulumiCli pulumi(String script) {
        return new PulumiCli(new FakePrograms(folder).add("pulumi", script).machine());
    }

    private DeployedStack stack() {
        return new PulumiCli(new FakePrograms(folder).addPulumi("dev", OUTPUTS).machine()).read("dev");
    }

    @Test
    void theOutputsOfADeployedStackAreRead() {
        var stack = stack();

        assertThat(stack.cluster()).isEqualTo("arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster");
        assertThat(stack.output("rds_port")).contains("3306");
        assertThat(stack.output("rds_endpoint")).isEmpty();
        assertThat(stack.output("log_group", "orders")).contains("/shop-dev/orders");
        assertThat(stack.output("log_group", "carts")).isEmpty();
        assertThat(stack.output("rds_port", "orders")).isEmpty();
        assertThat(stack.services()).containsExactly("carts", "orders", "quotes");
    }

    @Test
    void anUnknownStackIsRefusedWithTheNearestOne() {
        var pulumi =
                new PulumiCli(new FakePrograms(folder).addPulumi("dev", OUTPUTS).machine());

        assertThatThrownBy(() -> pulumi.read("dve"))
                .isInstanceOf(RunException.class)
                .hasMessage("there is no stack dve; did you mean dev?");
        assertThatThrownBy(() -> pulumi.read("production"))
                .isInstanceOf(RunException.class)
                .hasMessage("there is no stack production; the stacks are dev");
    }

    @Test
    void aProjectWithoutStacksIsReportedWithTheCommandThatCreatesOne() {
        assertThatThrownBy(() -> pulumi("""
                                test "$2" = ls && echo '[]' && exit
                                echo "error: no stack named 'dev' found" >&2; exit 6
                                """).read("dev"))
                .isInstanceOf(RunException.class)
                .hasMessage("there is no stack dev; pulumi stack init dev creates it, pulumi up -s dev deploys it");
    }

    @Test
    void aMissingCliIsNamedWithWhereToGetIt() {
        var machine = new LocalEnvironment(folder, Map.of("PATH", folder.toString()));

        assertThatThrownBy(() -> new PulumiCli(machine).read("dev"))
                .isInstanceOf(RunException.class)
                .hasMessage("the Pulumi CLI, which reads the stack's outputs, is not on the PATH:"
                        + " see https://www.pulumi.com/docs/iac/download-install/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "echo '{}'"
                        + "| the stack dev has no outputs, because no pulumi up has succeeded yet: run pulumi up -s dev",
                "echo 'error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions' >&2; exit 3"
                        + "| Pulumi is not logged in: run pulumi login with the bucket of the state,"
                        + " such as pulumi login s3://my-state-bucket",
                "echo 'warning: old' >&2; echo 'error: read \".pulumi/meta.yaml\": no bucket' >&2; exit 1"
                        + "| the outputs of dev cannot be read: read \".pulumi/meta.yaml\": no bucket",
                "exit 1" + "| the outputs of dev cannot be read: pulumi gives no reason",
                "echo hello world {" + "| pulumi stack output --json --stack dev did not print JSON: hello world {",
            })
    void aRefusalOfTheCliIsOneLineWithTheNextStep(String script, String message) {
        assertThatThrownBy(() -> pulumi(script + "\n").read("dev"))
                .isInstanceOf(RunException.class)
                .hasMessage(message);
    }

    @Test
    void theServiceIsTheNamedOrTheOnlyOne() {
        var stack = stack();

        assertThat(stack.service(Optional.of("orders"))).isEqualTo("orders");
        assertThat(stack.services(Optional.empty())).containsExactly("carts", "orders", "quotes");
        assertThat(stack.serviceWith("log_group", "logs", Optional.empty())).isEqualTo("orders");
        assertThatThrownBy(() -> stack.service(Optional.empty()))
                .isInstanceOf(RunException.class)
                .hasMessage("the stack dev has several services; name one: carts, orders, quotes");
        assertThatThrownBy(() -> stack.service(Optional.of("order")))
                .isInstanceOf(RunException.class)
                .hasMessage("the stack dev has no service order; did you mean orders?");
        assertThatThrownBy(() -> stack.service(Optional.of("billing")))
                .isInstanceOf(RunException.class)
                .hasMessage("the stack dev has no service billing; it has carts, orders, quotes");
    }

    @Test
    void aServiceWithoutTheSettingThatACommandNeedsIsRefused() {
        var stack = stack();

        assertThatThrownBy(() -> stack.serviceWith("control_url", "sleep", Optional.of("orders")))
                .isInstanceOf(RunException.class)
                .hasMessage("orders has no sleep in its settings; services of the stack dev with it: carts");
        assertThatThrownBy(() -> stack.serviceWith("test_url", "deploy", Optional.empty()))
                .isInstanceOf(RunException.class)
                .hasMessage("no service of the stack dev has deploy in its settings: add it, then pulumi up -s dev");
    }
}
