package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.DeployedStackHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SleepCommandsTest extends DeployedStackHarness {

    private void answers(String function, String body) {
        aws.answers(
                "POST /2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Atunnel-"
                        + function + "%3Alive/invocations",
                body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "wake  | {'decision':'unchanged','reason':'it is awake already','state':'awake','publicAddress':'203.0.113.7'}"
                        + "| 0 | tunnel is awake: 203.0.113.7",
                "sleep | {'decision':'putToSleep','reason':'no request in the last 300 s','state':'asleep'}"
                        + "| 0 | tunnel is asleep: no request in the last 300 s",
                "sleep | {'decision':'leftAsleep','reason':'it is asleep already','state':'asleep'}"
                        + "| 0 | tunnel is asleep: it is asleep already",
                "sleep | {'decision':'leftAwake','reason':'a deployment is in progress','state':'starting'}"
                        + "| 1 | tunnel stays awake: a deployment is in progress; slipway kill stops it anyway",
                "kill  | {'decision':'killed','reason':'no task is wanted any more','state':'asleep'}"
                        + "| 0 | tunnel is killed: no task is wanted any more",
            })
    void theResultIsTextAndAnExitCode(String command, String answer, int code, String text) {
        answers(command, answer.replace('\'', '"'));
        aws.answers("DescribeServices", DeployedStackFixture.service(1, 7));

        assertThat(run(command, "dev")).as(err.toString()).isEqualTo(code);

        assertThat(out).hasToString(text + "\n");
    }

    @Test
    void jsonHasStateCountsDecisionAndAddress() {
        answers("wake", """
                {"decision": "woken", "reason": "no task was wanted, now 1", "state": "starting", "desired": 1, "running": 0}
                """);

        assertThat(run("wake", "dev", "tunnel", "--no-wait", "--json")).isZero();

        assertThat(JsonParser.parseString(out.toString())).isEqualTo(JsonParser.parseString("""
                {"service": "tunnel", "state": "starting", "running": 0, "desired": 1, "decision": "woken",
                 "reason": "no task was wanted, now 1", "address": null}
                """));
    }

    @Test
    void aServiceThatDoesNotSleepIsRefused() {
        assertThat(run("kill", "dev", "orders")).isEqualTo(1);

        assertThat(err).hasToString("orders has no sleep in its settings; services of the stack dev with it: tunnel\n");
    }
}
