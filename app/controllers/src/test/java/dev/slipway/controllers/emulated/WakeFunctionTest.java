package dev.slipway.controllers.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.Function;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeFunctionTest {
    private final EmulatedAws aws = new EmulatedAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aServiceThatSleepsIsWokenAndTheClientToldWhenToComeAgain() {
        var answer = wake(Map.of("RETRY_AFTER_SECONDS", "20")).call("rest-post");
        assertThat(aws.service().desired()).isEqualTo(1);
        assertThat(answer.get("statusCode").getAsInt()).isEqualTo(202);
        assertThat(answer.getAsJsonObject("headers").get("Retry-After").getAsString())
                .isEqualTo("20");
        assertThat(answer.getAsJsonObject("headers").get("Cache-Control").getAsString())
                .isEqualTo("no-store");
        assertThat(answer.get("body").getAsString())
                .isEqualTo("{\"service\":\"orders\",\"state\":\"starting\",\"running\":0,\"desired\":1}");
    }

    @Test
    void aServiceThatIsAwakeIsLeftAloneAndItsAddressTold() {
        aws.service().awake(3, Instant.now());
        var answer = wake(Map.of("PUBLIC_ADDRESS", "true")).call("rest-post");
        assertThat(answer.get("statusCode").getAsInt()).isEqualTo(200);
        assertThat(answer.get("body").getAsString())
                .isEqualTo(
                        "{\"service\":\"orders\",\"state\":\"awake\",\"running\":3,\"desired\":3,\"publicAddress\":\"203.0.113.25\"}");
        assertThat(aws.calls())
                .containsExactly(
                        "ecs:DescribeServices", "ecs:ListTasks", "ecs:DescribeTasks", "ec2:DescribeNetworkInterfaces");
    }

    @Test
    void askingForTheStateWakesNothing() {
        var answer = wake(Map.of()).call("rest-get");
        assertThat(answer.get("body").getAsString())
                .isEqualTo("{\"service\":\"orders\",\"state\":\"asleep\",\"running\":0,\"desired\":0}");
        assertThat(aws.service().desired()).isZero();
    }

    @Test
    void otherMethodsAreRefused() {
        var answer = wake(Map.of()).call("rest-delete");
        assertThat(answer.get("statusCode").getAsInt()).isEqualTo(405);
        assertThat(answer.getAsJsonObject("headers").get("Allow").getAsString()).isEqualTo("GET, POST");
        assertThat(answer.get("body").getAsString())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Method Not Allowed\",\"status\":405,\"detail\":\"POST wakes the service, GET returns its state\"}");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void aDirectInvocationWakesToo() {
        var answer = wake(Map.of("AWAKE_COUNT", "2")).callWith("{}");
        assertThat(answer)
                .hasToString(
                        "{\"decision\":\"woken\",\"reason\":\"the desired count was 0, now it is 2\",\"state\":\"starting\",\"desired\":2,\"running\":0}");
    }

    @Test
    void wakingLetsTheAutoscalerGoOn() {
        wake(Map.of("SCALABLE_TARGET", "true")).callWith("{}");
        assertThat(aws.calls())
                .containsExactly(
                        "ecs:DescribeServices", "application-autoscaling:RegisterScalableTarget", "ecs:UpdateService");
        assertThat(aws.service().suspended()).isFalse();
    }

    @Test
    void fiftyCallsAtOnceScaleUpOnce() throws Exception {
        var all = new CyclicBarrier(50);
        var threads = Executors.newFixedThreadPool(50);
        try {
            var calls = IntStream.range(0, 50)
                    .mapToObj(each -> threads.submit(() -> {
                        var function = wake(Map.of("AWAKE_COUNT", "2"));
                        all.await(60, TimeUnit.SECONDS);
                        return function.call("rest-post").get("statusCode").getAsInt();
                    }))
                    .toList();
            for (Future<Integer> call : calls) {
                assertThat(call.get(60, TimeUnit.SECONDS)).isEqualTo(202);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(aws.service().scaleUps()).isEqualTo(1);
        assertThat(aws.service().desired()).isEqualTo(2);
    }

    private Function wake(Map<String, String> variables) {
        return new Function(Function.Kind.WAKE, aws, variables);
    }
}
