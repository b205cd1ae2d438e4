package dev.slipway.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.FakeAws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SleepOperationsTest {
    private static final String ASLEEP = """
            {"decision": "woken", "reason": "no task was wanted, now 1", "state": "starting", "desired": 1, "running": 0}
            """;
    private static final String STARTING = """
            {"decision": "unchanged", "reason": "it is starting already", "state": "starting", "desired": 1, "running": 0}
            """;

    private final FakeAws aws = FakeAws.start();
    private final List<String> told = new ArrayList<>();
    private int pauses;

    @AfterEach
    void stop() {
        aws.close();
    }

    private static String awake(String address) {
        return """
                {"decision": "unchanged", "reason": "it is awake already", "state": "awake", "desired": 1, "running": 1%s}
                """.formatted(address);
    }

    private static String function(String name) {
        return "POST /2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Atunnel-" + name
                + "%3Alive/invocations";
    }

    private SleepOperations sleeper(String outputs) {
        return new SleepOperations(DeployedStackFixture.deployed(outputs), Optional.empty(), told::add, () -> pauses++);
    }

    private static String withActivator() {
        return DeployedStackFixture.OUTPUTS.replace(
                "\"log_group\"",
                "\"activator_function_arn\": {\"tunnel\": \"arn:aws:lambda:eu-west-1:123456789012:function:tunnel-activator:live\"},"
                        + " \"log_group\"");
    }

    private static String behind(String what) {
        return DeployedStackFixture.service(1, 7).replace("\"desiredCount\": 1,", "\"desiredCount\": 1, " + what + ",");
    }

    @Test
    void aServiceWithAPublicAddressIsAwakeWhenThatIsKnown() {
        aws.answers(
                        function("wake"),
                        ASLEEP,
                        STARTING,
                        awake(", \"publicAddress\": \"\""),
                        awake(", \"publicAddress\": \"203.0.113.7\""))
                .answers("DescribeServices", DeployedStackFixture.service(1, 7));

        var woken = sleeper(DeployedStackFixture.OUTPUTS).wake(true);

        assertThat(woken.state()).isEqualTo("awake");
        assertThat(woken.address()).contains("203.0.113.7");
        assertThat(told).containsExactly("tunnel: no task was wanted, now 1", "tunnel starts");
        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void aServiceWithAnActivatorIsAwakeWhenItsRouteTargetsTheServiceAgain() {
        aws.answers(function("wake"), ASLEEP, awake(""))
                .answers("DescribeServices", behind("\"loadBalancers\": [{\"targetGroupArn\": \"group\"}]"))
                .answers(
                        function("activator"),
                        "{\"decision\": \"waiting\"}",
                        "{\"decision\": \"waiting\"}",
                        "{\"decision\": \"routeRestored\"}");

        var woken = sleeper(withActivator()).wake(true);

        assertThat(woken.address()).contains("https://shop.example.com");
        assertThat(told)
                .containsExactly(
                        "tunnel: no task was wanted, now 1", "tunnel runs; waiting for the switch of its route");
        assertThat(aws.requests(function("activator"))).hasSize(3).containsOnly("{}");
    }

    @Test
    void aServiceBehindTheBalancerWithoutAnActivatorIsAwakeWhenATargetIsHealthy() {
        aws.answers(function("wake"), awake(""))
                .answers("DescribeServices", behind("\"loadBalancers\": [{\"targetGroupArn\": \"group\"}]"))
                .answers("DescribeTargetHealth", health("initial"), health("healthy"));

        assertThat(sleeper(DeployedStackFixture.OUTPUTS).wake(true).state()).isEqualTo("awake");

        assertThat(told).endsWith("tunnel runs; waiting for its health check");
        assertThat(aws.requests("DescribeTargetHealth")).hasSize(2);
    }

    private static String health(String state) {
        return """
                <DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions><member>
                <TargetHealth><State>%s</State></TargetHealth></member></TargetHealthDescriptions>
                </DescribeTargetHealthResult></DescribeTargetHealthResponse>""".formatted(state);
    }

    @Test
    void withoutWaitingOneCallWakesTheService() {
        aws.answers(function("wake"), ASLEEP);

        assertThat(sleeper(DeployedStackFixture.OUTPUTS).wake(false).state()).isEqualTo("starting");

        assertThat(aws.requests(function("wake"))).containsExactly("{}");
        assertThat(pauses).isZero();
    }

    @Test
    void aServiceThatDoesNotWakeIsReportedWithTheReason() {
        aws.answers(function("wake"), STARTING)
                .answers("DescribeServices", DeployedStackFixture.service(1, 7))
                .answers(
                        "DescribeTaskDefinition",
                        DeployedStackFixture.definition(7, "nginx:1").replace("\"orders\"", "\"tunnel\""))
                .answers("ListTasks", "{\"taskArns\": [\"%s\"]}".formatted(DeployedStackFixture.TASK))
                .answers("DescribeTasks", """
                        {"tasks": [{"taskArn": "%s", "taskDefinitionArn": "%s:7", "stopCode": "TaskFailedToStart",
                          "containers": [], "stoppedReason": "CannotPullContainerError: manifest unknown"}]}
                        """.formatted(DeployedStackFixture.TASK, DeployedStackFixture.FAMILY))
                .answers("GetLogEvents", "{\"events\": []}");

        assertThatThrownBy(() -> sleeper(DeployedStackFixture.OUTPUTS).wake(true))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith(
                        "tunnel is not awake after 5 minutes: CannotPullContainerError: manifest unknown")
                .hasMessageContaining("likely cause: the registry does not have this image");
        assertThat(pauses).isEqualTo(100);
    }

    @Test
    void aServiceInUseStaysAwake() {
        aws.answers(function("sleep"), """
                {"decision": "leftAwake", "reason": "3 requests in the last 300 s", "state": "awake", "desired": 1, "running": 1}
                """);

        var slept = sleeper(DeployedStackFixture.OUTPUTS).sleep();

        assertThat(slept.staysAwake()).isTrue();
        assertThat(slept.reason()).isEqualTo("3 requests in the last 300 s");
    }

    @Test
    void aFunctionThatFailsIsReportedWithItsMessageAndItsLog() {
        try (var failing = FakeAws.start()) {
            failing.answersWith(
                    function("kill"),
                    Map.of("X-Amz-Function-Error", "Unhandled"),
                    "{\"errorMessage\": \"ecs:UpdateService is denied\"}");

            assertThatThrownBy(() -> sleeper(DeployedStackFixture.OUTPUTS).kill())
                    .isInstanceOf(RunException.class)
                    .hasMessage("the kill function of tunnel failed: ecs:UpdateService is denied;"
                            + " ./slipway logs dev tunnel shows its log");
        }
    }

    @Test
    void anInvalidAnswerIsRefused() {
        aws.answers(function("kill"), "null");

        assertThatThrownBy(() -> sleeper(DeployedStackFixture.OUTPUTS).kill())
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "the kill function of tunnel returned null instead of a decision; run pulumi up -s dev to update it");
    }

    @Test
    void aServiceThatDoesNotSleepIsRefused() {
        assertThatThrownBy(() -> new SleepOperations(
                        DeployedStackFixture.deployed(), Optional.of("orders"), told::add, () -> pauses++))
                .isInstanceOf(RunException.class)
                .hasMessage("orders has no sleep in its settings; services of the stack dev with it: tunnel");
    }
}
