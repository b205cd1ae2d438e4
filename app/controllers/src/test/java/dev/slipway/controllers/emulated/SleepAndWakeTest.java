package dev.slipway.controllers.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.Function;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service by day and night: used, idle, asleep, asked for, awake, with its route led to and fro. */
class SleepAndWakeTest {
    private static final Map<String, String> API = Map.of(
            "ROUTE",
            "api",
            "API_ID",
            "abc123",
            "API_ROUTES",
            "r1",
            "SERVICE_INTEGRATION",
            "tasks",
            "ACTIVATOR_INTEGRATION",
            "activator",
            "CONTAINER_HEALTH",
            "true");
    private final EmulatedAws aws = new EmulatedAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void behindABalancer() {
        aws.service().awake(1, Instant.now().minusSeconds(3600));
        aws.routing().metric("requestcount");
        var sleep = sleep(EmulatedRouting.VARIABLES, "balancer");
        sleep.call("schedule");
        assertThat(sleep.log().get("reason").getAsString())
                .isEqualTo("RequestCount has no data for the last 300 s, which means no requests");
        assertThat(aws.service().desired()).isZero();
        assertThat(aws.routing().ruleLeadsToActivator()).isTrue();

        var activator = function(Function.Kind.ACTIVATOR, EmulatedRouting.VARIABLES);
        var page = activator.call("balancer");
        assertThat(page.get("statusCode").getAsInt()).isEqualTo(503);
        assertThat(page.get("statusDescription").getAsString()).isEqualTo("503 Service Unavailable");
        assertThat(page.getAsJsonObject("headers").get("Retry-After").getAsString())
                .isEqualTo("5");
        assertThat(page.get("body").getAsString()).contains("<meta http-equiv=\"refresh\" content=\"5\">");
        assertThat(aws.service().desired()).isEqualTo(1);

        aws.service().settle(Instant.now());
        activator.call("balancer");
        assertThat(activator.log().get("decision").getAsString()).isEqualTo("waiting");
        assertThat(aws.routing().ruleLeadsToActivator()).isTrue();

        aws.routing().healthy(true);
        var last = activator.call("balancer-multi-value");
        assertThat(activator.log().get("decision").getAsString()).isEqualTo("routeRestored");
        assertThat(last.getAsJsonObject("multiValueHeaders").get("Retry-After")).hasToString("[\"1\"]");
        assertThat(aws.routing().ruleLeadsToTasks()).isTrue();

        sleep.call("schedule");
        assertThat(sleep.log().get("reason").getAsString()).startsWith("it has been awake for ");
        assertThat(aws.service().desired()).isEqualTo(1);
    }

    @Test
    void behindAnHttpApi() {
        aws.service().awake(1, Instant.now().minusSeconds(3600));
        aws.service().health("UNKNOWN");
        sleep(API, "api").call("schedule");
        assertThat(aws.routing().target()).isEqualTo("integrations/activator");

        var activator = function(Function.Kind.ACTIVATOR, API);
        var problem = activator.call("api");
        assertThat(problem.getAsJsonObject("headers").get("Content-Type").getAsString())
                .isEqualTo("application/problem+json");
        assertThat(aws.service().desired()).isEqualTo(1);

        aws.service().settle(Instant.now());
        activator.call("api");
        assertThat(activator.log().get("decision").getAsString()).isEqualTo("waiting");
        assertThat(aws.routing().target()).isEqualTo("integrations/activator");

        aws.service().health("HEALTHY");
        activator.call("api");
        assertThat(activator.log().get("decision").getAsString()).isEqualTo("routeRestored");
        assertThat(aws.routing().target()).isEqualTo("integrations/tasks");
    }

    /** As who operates the service calls it: without a request, and so without a page. */
    @Test
    void aActivatorThatIsCalledDirectlyWakesLeadsBackAndAnswersWithItsDecision() {
        aws.service().awake(1, Instant.now().minusSeconds(3600));
        function(Function.Kind.KILL, EmulatedRouting.VARIABLES).callWith("{}");
        assertThat(aws.routing().ruleLeadsToActivator()).isTrue();
        var activator = function(Function.Kind.ACTIVATOR, EmulatedRouting.VARIABLES);

        assertThat(activator.callWith("{}").get("decision").getAsString()).isEqualTo("woken");
        assertThat(aws.service().desired()).isEqualTo(1);
        aws.service().settle(Instant.now());
        assertThat(activator.callWith("{}").get("decision").getAsString()).isEqualTo("waiting");
        aws.routing().healthy(true);
        var back = activator.callWith("{}");
        assertThat(back.get("decision").getAsString()).isEqualTo("routeRestored");
        assertThat(back.has("statusCode")).isFalse();
        assertThat(aws.routing().ruleLeadsToTasks()).isTrue();
    }

    @Test
    void aHealthCheckOfTheActivatorWakesNothing() {
        var answer =
                function(Function.Kind.ACTIVATOR, EmulatedRouting.VARIABLES).call("balancer-health");
        assertThat(answer.get("statusCode").getAsInt()).isEqualTo(200);
        assertThat(aws.calls()).isEmpty();
    }

    /** Sleep scales to zero between the activator's look at the service and its change of the route. */
    @Test
    void aActivatorThatMeetsSleepDoesNotLeadTheRouteIntoNothing() {
        aws.service().awake(1, Instant.now().minusSeconds(3600));
        aws.routing().healthy(true);
        var sleep = sleep(EmulatedRouting.VARIABLES, "balancer");
        function(Function.Kind.KILL, EmulatedRouting.VARIABLES).callWith("{}");
        aws.service().awake(1, Instant.now().minusSeconds(3600));

        aws.before("DescribeRules", () -> sleep.call("schedule"));
        var activator = function(Function.Kind.ACTIVATOR, EmulatedRouting.VARIABLES);
        activator.call("balancer");
        assertThat(activator.log().get("decision").getAsString()).isEqualTo("woken");
        assertThat(aws.service().desired()).isEqualTo(1);
        assertThat(aws.routing().ruleLeadsToActivator()).isTrue();
    }

    @Test
    void aRouteThatWasLeftBehindIsMendedByTheNextSleep() {
        var sleep = sleep(EmulatedRouting.VARIABLES, "balancer");
        sleep.call("schedule");
        assertThat(sleep.log().get("decision").getAsString()).isEqualTo("routeCorrected");
        assertThat(aws.routing().ruleLeadsToActivator()).isTrue();
        sleep.call("schedule");
        assertThat(sleep.log().get("decision").getAsString()).isEqualTo("leftAsleep");
    }

    @Test
    void aActivatorThatAwsRefusesStillHasTheClientWait() {
        aws.fail("DescribeServices", 400, "ThrottlingException", "Rate exceeded");
        var activator = function(Function.Kind.ACTIVATOR, EmulatedRouting.VARIABLES);
        var page = activator.call("balancer");
        assertThat(page.get("statusCode").getAsInt()).isEqualTo(503);
        assertThat(page.getAsJsonObject("headers").get("Retry-After").getAsString())
                .isEqualTo("5");
        assertThat(activator.log().get("reason").getAsString())
                .isEqualTo(
                        "AWS throttled all attempts of ecs:DescribeServices for the service orders in the cluster dev; the next call or schedule tries again");
        assertThat(aws.calls()).hasSize(4);
    }

    @Test
    void killingEndsAtZeroEvenIfTheAutoscalerCannotBeStopped() {
        aws.service().awake(3, Instant.now());
        aws.fail("RegisterScalableTarget", 400, "ObjectNotFoundException", "No scalable target found");
        var variables = new HashMap<>(EmulatedRouting.VARIABLES);
        variables.put("SCALABLE_TARGET", "true");
        var kill = function(Function.Kind.KILL, variables);
        var answer = kill.call("rest-post");
        assertThat(answer.get("statusCode").getAsInt()).isEqualTo(404);
        assertThat(kill.log().get("reason").getAsString())
                .isEqualTo(
                        "application-autoscaling:RegisterScalableTarget does not find the scalable target service/dev/orders; deploy it again, or correct the variables of the function");
        assertThat(aws.service().desired()).isZero();
        assertThat(aws.routing().ruleLeadsToActivator()).isTrue();
    }

    private Function sleep(Map<String, String> route, String activity) {
        var variables = new HashMap<>(route);
        variables.put("IDLE_SECONDS", "300");
        variables.put("ACTIVITY", activity);
        variables.put("ACTIVITY_DIMENSIONS", "TargetGroup=targetgroup/tasks/1,LoadBalancer=app/a/1");
        return function(Function.Kind.SLEEP, variables);
    }

    private Function function(Function.Kind kind, Map<String, String> variables) {
        return new Function(kind, aws, variables);
    }
}
