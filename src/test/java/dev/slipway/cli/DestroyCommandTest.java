package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployedStackHarness;
import dev.slipway.testing.FakePrograms;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class DestroyCommandTest extends DeployedStackHarness {
    private static final String OUTPUTS = """
            {
              "cluster_arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",
              "environment": {"export_name": "shop-dev-environment"}
            }
            """;

    @Override
    protected String outputs() {
        return OUTPUTS;
    }

    /** The Pulumi CLI, which notes its arguments and destroys the stack with exit code 7. */
    @Override
    protected FakePrograms programs(String outputs) {
        return new FakePrograms(folder).add("pulumi", """
                test "$1" = destroy && { echo "$@" > "$FAKES/destroyed"; exit 7; }
                cat <<'END'
                %s
                END
                """.formatted(outputs));
    }

    private void services(String... tags) {
        var services = new StringBuilder();
        var arns = new StringBuilder();
        for (var tag : tags) {
            var parts = tag.split("/");
            services.append(services.isEmpty() ? "" : ", ").append("""
                    {"serviceName": "web", "tags": [{"key": "Project", "value": "%s"}, {"key": "Stack", "value": "%s"}]}
                    """.formatted(parts[0], parts[1]));
            arns.append(arns.isEmpty() ? "" : ", ")
                    .append("\"arn:aws:ecs:eu-west-1:123456789012:service/c/" + parts[1] + "\"");
        }
        aws.answers("ListServices", "{\"serviceArns\": [%s]}".formatted(arns))
                .answers("DescribeServices", "{\"services\": [%s]}".formatted(services));
    }

    @Test
    void aStackWhoseEnvironmentIsInUseIsRefusedWithTheUsers() {
        services("shop/dev", "web/dev", "inventory/dev", "web/dev");

        assertThat(run("destroy", "dev", "--yes")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "the environment of dev is in use by inventory/dev, web/dev; destroy these stacks first, or remove slipway:environment from their stack files\n");
        assertThat(folder.resolve("destroyed")).doesNotExist();
    }

    @Test
    void anotherStackIsDestroyedByThePulumiCli() throws IOException {
        services("shop/dev");

        assertThat(run("destroy", "dev", "--yes")).as(err.toString()).isEqualTo(7);
        assertThat(Files.readString(folder.resolve("destroyed"))).isEqualTo("destroy --stack dev --yes\n");
    }

    @Test
    void theCliAsksWithoutTheOption() throws IOException {
        services("shop/dev");

        assertThat(run("destroy", "dev")).isEqualTo(7);
        assertThat(Files.readString(folder.resolve("destroyed"))).isEqualTo("destroy --stack dev\n");
    }
}
