package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.DeployedStackHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputsCommandTest extends DeployedStackHarness {
    private static final String OUTPUTS = """
            {
              "cluster_arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",
              "rds_port": 3306,
              "log_group": {"orders": "/shop-dev/orders"}
            }
            """;

    @Override
    protected String outputs() {
        return OUTPUTS;
    }

    @Test
    void allOutputsAreShown() {
        assertThat(run("outputs", "dev")).as(err.toString()).isZero();

        assertThat(out).hasToString("""
                cluster_arn: arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster
                rds_port: 3306
                log_group: {"orders":"/shop-dev/orders"}
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "rds_port                | 3306",
                "log_group               | {\"orders\":\"/shop-dev/orders\"}",
                "log_group.orders        | /shop-dev/orders",
                "log_group.orders --json | \"/shop-dev/orders\"",
            })
    void oneOutputIsShownAsItIs(String words, String shown) {
        assertThat(run(("outputs dev " + words).split(" "))).as(err.toString()).isZero();

        assertThat(out).hasToString(shown + "\n");
    }

    @Test
    void jsonIsWhatPulumiHas() {
        assertThat(run("outputs", "dev", "--json")).isZero();

        assertThat(JsonParser.parseString(out.toString())).isEqualTo(JsonParser.parseString(OUTPUTS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outputs dev rds_prt          | the stack dev has no output rds_prt; did you mean rds_port?",
                "outputs dev log_group.orderz | the stack dev has no output log_group.orderz; it has cluster_arn,"
                        + " rds_port, log_group",
                "outputs prod                 | there is no stack prod; the stacks are dev",
            })
    void anUnknownOutputIsRefused(String words, String message) {
        assertThat(run(words.split(" +"))).isEqualTo(1);

        assertThat(err).hasToString(message + "\n");
        assertThat(out.toString()).isEmpty();
    }
}
