package dev.slipway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code release.py} moves shares step by step and back after a failure. */
class ReleaseScriptTest {
    /** Deploys by writing down the shares of the stack file, and fails where the file {@code up.fails} names them. */
    private static final String PULUMI = """
            case "$1 $2" in
            "config set") echo "$4=$5" >> Pulumi.prod.yaml ;;
            "config --json") cat config.json ;;
            "stack output") cat outputs.json ;;
            "up --yes")
                share=$(sed -n 's/.*deploy.alternate=//p' Pulumi.prod.yaml)
                echo "up ${share:-as committed} $(grep -o 'testCidrs.*' Pulumi.prod.yaml)" >> ups
                [ "${share:-committed}" != "$(cat up.fails 2>/dev/null)" ] || exit 4 ;;
            esac""";

    @TempDir
    private Path home;

    private Script script;
    private HttpServer service;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        Script.needsPython();
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.createContext("/address", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("198.51.100.7\n".getBytes());
            exchange.close();
        });
        service.start();
        script = new Script(home)
                .with("TEST_SECONDS", "0")
                .program("pulumi", PULUMI)
                .program("aws", "cat alarms 2>/dev/null || echo '[]'")
                .program("./slipway", "cp goal.json \"$4\"");
        script.write("Pulumi.prod.yaml", "committed\n");
        script.write("config.json", """
                {"slipway:services": {"value": "", "objectValue": {"shop": {"health": {"path": "/health"}}}},
                 "slipway:balancer": {"value": "", "objectValue": {"testCidrs": ["203.0.113.0/24"]}}}""");
        runs(0);
        goal(100, "alternate");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    private void runs(int alternate) throws IOException {
        script.write("outputs.json", """
                {"alternate_share": {"shop": "%d"}, "test_url": {"shop": "%s"}, "service_name": {"shop": "shop-1"},
                 "deployment_alarms": {"shop": "shop-errors shop-unhealthy"}}""".formatted(alternate, url()));
    }

    private void goal(int alternate, String side) throws IOException {
        script.write("goal.json", """
                {"outputs": {"alternate_share": {"shop": "%d"}, "release_side": {"shop": "%s"}}}""".formatted(alternate, side));
    }

    private Script.Result release(String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("prod", "--seconds", "0"));
        arguments.addAll(List.of(more));
        return script.run("release.py", arguments.toArray(String[]::new));
    }

    /** The deployed shares of the alternate slot. */
    private List<String> ups() throws IOException {
        return script.read("ups").lines().map(String::strip).toList();
    }

    @Test
    void theNewVersionIsDeployedTestedAndGetsItsRequestsStepByStep() throws IOException {
        var result = release();

        assertThat(result.code()).as(result.text()).isZero();
        assertThat(ups()).containsExactly("up 0", "up 10", "up 50", "up 100", "up as committed");
        assertThat(result.text()).contains(url() + "/health responds with 200");
        assertThat(script.calls("aws"))
                .hasSize(4)
                .containsOnly(
                        "aws cloudwatch describe-alarms --alarm-names shop-errors shop-unhealthy --query MetricAlarms[?StateValue=='ALARM'].AlarmName --output json");
        assertThat(script.read("Pulumi.prod.yaml")).isEqualTo("committed\n");
    }

    @Test
    void aReleaseToThePrimarySlotReversesTheShares() throws IOException {
        runs(100);
        goal(0, "primary");

        assertThat(release().code()).isZero();
        assertThat(ups()).containsExactly("up 100", "up 90", "up 50", "up 0", "up as committed");
    }

    @Test
    void aGoalBetweenTwoStepsIsTheLastStep() throws IOException {
        goal(30, "alternate");

        assertThat(release().code()).isZero();
        assertThat(ups()).containsExactly("up 0", "up 10", "up 30", "up as committed");
    }

    @Test
    void anInterruptedReleaseIsContinued() throws IOException {
        runs(50);

        assertThat(release().code()).isZero();
        assertThat(ups()).containsExactly("up 50", "up 100", "up as committed");
    }

    @Test
    void anAlarmReturnsTheRequests() throws IOException {
        script.program("aws", """
                [ "$(tail -n 1 ups | cut -d' ' -f2)" != 50 ] || { echo '["shop-errors"]'; exit; }
                echo '[]'""");

        var result = release();

        assertThat(result.code()).isEqualTo(1);
        assertThat(ups()).containsExactly("up 0", "up 10", "up 50", "up 0");
        assertThat(result.text())
                .contains("::error::shop: active alarms: shop-errors; restoring the former shares")
                .endsWith(
                        "release.py: shop: active alarms: shop-errors; the former shares are restored. Fix it and push, or revert the commit\n");
        assertThat(script.read("Pulumi.prod.yaml")).isEqualTo("committed\n");
    }

    /** A release that fixes the cause of an alarm. */
    @Test
    void anAlarmThatWasOnBeforeTheReleaseIsIgnored() throws IOException {
        script.write("alarms", "[\"shop-errors\"]");

        var result = release();

        assertThat(result.code()).isZero();
        assertThat(result.text()).contains("ignored, since they were active before the release: shop-errors");
    }

    @Test
    void aNewVersionThatDoesNotAnswerGetsNoRequest() throws IOException {
        status = 503;

        var result = release();

        assertThat(result.code()).isEqualTo(1);
        assertThat(ups()).containsExactly("up 0", "up 0");
        assertThat(result.text())
                .contains("::error::shop: %s/health has no successful response; restoring the former shares"
                        .formatted(url()));
    }

    /** The test port has only the routes of the service: the balancer itself answers another path with 404. */
    @ParameterizedTest
    @CsvSource({"401, 0", "200, 0", "404, 1", "500, 1"})
    void aServiceWithAHealthPathOutsideItsRoutesIsTestedByItsFirstRoute(int answer, int code) throws IOException {
        service.createContext("/shop", exchange -> {
            var known = "shop.example.com".equals(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(known ? answer : 404, -1);
            exchange.close();
        });
        script.write("config.json", """
                {"slipway:services": {"value": "", "objectValue": {"shop": {"health": {"path": "/health"},
                 "routes": {"paths": ["/shop/*"], "hosts": ["*.example.com", "shop.example.com"]}}}}}""");

        assertThat(release().code()).isEqualTo(code);
    }

    @Test
    void aCustomTestAlsoDecides() throws IOException {
        script.program("smoke", "[ \"$1\" = nothing ]");

        var result = release("--test", home.resolve("bin/smoke").toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(script.calls("smoke")).containsExactly("smoke shop " + url());
        assertThat(ups()).containsExactly("up 0", "up 0");
    }

    @Test
    void aNewVersionThatIsNotDeployedGetsNoRequest() throws IOException {
        script.write("up.fails", "0");

        var result = release();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .contains("::error::the new version was not deployed")
                .endsWith(
                        "release.py: the new version was not deployed; the former shares could not be restored: check prod now\n");
    }

    @Test
    void anUpThatFailsReturnsTheRequests() throws IOException {
        script.write("up.fails", "50");

        assertThat(release().code()).isEqualTo(1);
        assertThat(ups()).containsExactly("up 0", "up 10", "up 50", "up 0");
    }

    @Test
    void theTestPortIsOpenToTheRunnerUntilTheEndOfTheRelease() throws IOException {
        assertThat(release("--admit-runner", url() + "/address").code()).isZero();

        var open = " testCidrs[1]=198.51.100.7/32";
        assertThat(ups())
                .containsExactly("up 0" + open, "up 10" + open, "up 50" + open, "up 100" + open, "up as committed");
    }

    @Test
    void reachedAndLoweredSharesNeedNoSteps() throws IOException {
        runs(100);
        assertThat(release().code()).isZero();
        goal(0, "alternate");
        assertThat(release().code()).isZero();

        assertThat(ups()).containsExactly("up as committed", "up as committed");
    }

    @Test
    void servicesThatAreNewOrHaveOneRevisionAreDeployedAtOnce() throws IOException {
        script.write("outputs.json", "{\"service_name\": {}}");
        assertThat(release().code()).isZero();
        script.write("goal.json", "{\"outputs\": {}}");
        assertThat(release().code()).isZero();

        assertThat(ups()).containsExactly("up as committed", "up as committed");
    }

    @Test
    void aStackThatTheGuardRailsRefuseIsNotDeployed() throws IOException {
        script.program("./slipway", "echo 'a finding'; exit 1");

        assertThat(release().code()).isEqualTo(1);
        assertThat(script.calls("pulumi")).isEmpty();
    }

    @Test
    void theFirstUpIsManual() throws IOException {
        script.program("pulumi", "exit 6");

        assertThat(release().text())
                .endsWith(
                        "release.py: there is no stack prod yet; an administrator runs the first up, see docs/delivery.md\n");
    }
}
