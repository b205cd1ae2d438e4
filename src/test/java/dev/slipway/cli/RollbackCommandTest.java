package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.DeployedStackHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackCommandTest extends DeployedStackHarness {
    private static final String OUTPUTS = DeployedStackFixture.OUTPUTS.replace("\"repository_url\"", "\"unused\"");

    @BeforeEach
    void deploy() {
        aws.answers("DescribeServices", DeployedStackFixture.service(2, 7), DeployedStackFixture.service(2, 9))
                .answersEach(
                        "DescribeTaskDefinition",
                        body -> body.contains(":6")
                                ? DeployedStackFixture.definition(6, "nginx:1")
                                : DeployedStackFixture.definition(7, "nginx:2"))
                .answersEach("ListTaskDefinitions", body -> "{\"taskDefinitionArns\": [\"%s:%s\"]}"
                        .formatted(DeployedStackFixture.FAMILY, body.contains("INACTIVE") ? 6 : 7))
                .answers("ListServiceDeployments", "{\"serviceDeployments\": []}")
                .answers("RegisterTaskDefinition", DeployedStackFixture.definition(9, "nginx:1"))
                .answers("UpdateService", "{}");
    }

    @Override
    protected String outputs() {
        return OUTPUTS;
    }

    @Test
    void theReleasesAreListed() {
        assertThat(run("rollback", "dev", "orders", "--list"))
                .as(err.toString())
                .isZero();

        assertThat(out).hasToString("""
                RELEASE  STATE                 MADE                 IMAGE
                7        runs                  2026-01-01T00:00:00Z nginx:2
                6        kept                  2026-01-01T00:00:00Z nginx:1
                """);
        assertThat(aws.requests("UpdateService")).isEmpty();
    }

    @Test
    void theListIsJsonForScripts() {
        assertThat(run("rollback", "dev", "orders", "--list", "--json")).isZero();

        assertThat(JsonParser.parseString(out.toString()).getAsJsonArray().get(1))
                .isEqualTo(JsonParser.parseString("""
                        {"release": "6", "state": "kept", "image": "nginx:1", "digest": null, "tags": [],
                         "made": "2026-01-01T00:00:00Z"}
                        """));
    }

    @Test
    void theRestoredReleaseIsOnStandardOutputAndAdviceIsNot() {
        assertThat(run("rollback", "dev", "orders")).as(err.toString()).isZero();

        assertThat(out).hasToString("orders runs release 6 as revision 9: nginx:1\n");
        assertThat(err.toString().lines())
                .containsExactly(
                        "orders: rollback to release 6, nginx:1",
                        "pulumi up -s dev keeps this release unless orders changes; after a change, or after pulumi refresh, it"
                                + " deploys the release of the stack file",
                        "to keep it: set image: nginx:1 in slipway:services.orders",
                        "the database schema is not rolled back");
    }

    @Test
    void jsonSaysWhatRuns() {
        assertThat(run("rollback", "dev", "orders", "--to", "6", "--json")).isZero();

        var done = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(done.get("service").getAsString()).isEqualTo("orders");
        assertThat(done.get("release").getAsString()).isEqualTo("6");
        assertThat(done.get("runsAs").getAsString()).isEqualTo("revision 9");
    }
}
