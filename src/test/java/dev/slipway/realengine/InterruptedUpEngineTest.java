package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Deployments that end early, by Ctrl-C or by requests that AWS refuses: the next {@code up} completes them. */
class InterruptedUpEngineTest extends EngineHarness {
    private static final String STACK_FILE = """
            config:
              aws:region: eu-west-1
              slipway:network: {nat: single}
              slipway:balancer: {accessLogs: true}
              slipway:firewall: {enabled: true}
              slipway:alarms: {email: ops@example.com}
              slipway:database: {minAcu: 0, maxAcu: 1, instances: 1}
              slipway:storage: {table: orders, bucket: files, bus: orders}
              slipway:services:
                web: {image: "public.ecr.aws/nginx/nginx:1.29", port: 80, uses: [table, database, bucket, bus]}
                api: {image: "public.ecr.aws/nginx/nginx:1.29", port: 80, ingress: api}
            """;

    @Test
    void anInterruptedUpIsCompletedByTheNext() {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, "interrupted", STACK_FILE)) {
            var log = stack.upInterruptedWhen(() -> isCalled(aws, "CreateCluster"));

            assertThat(log).contains("cancel");
            assertThat(stack.resources("aws:")).isNotEmpty();
            assertEverythingWorks(stack);
        }
    }

    @Test
    void requestsThatAreThrottledOrFailOnceAreRetried() {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, "throttled", STACK_FILE)) {
            aws.failRequests("{\"every\": 4}");
            assertEverythingWorks(stack);
            assertThat(aws.failRequests("{}")).isGreaterThan(100);
        }
    }

    @Test
    void anUpAndADestroyThatAwsRefusesNameTheResourceAndAreCompletedByTheNext() {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, "failed", STACK_FILE)) {
            aws.failRequests("{\"action\": \"CreateTargetGroup\"}");
            assertThat(stack.upExpectingFailure()).contains("balancer-web-tg", "AccessDenied");
            aws.failRequests("{}");
            stack.up();
            stack.previewExpectingNoChange();

            aws.failRequests("{\"action\": \"DeleteCluster\"}");
            assertThat(stack.destroyExpectingRefusal()).contains("cluster", "AccessDenied");
            aws.failRequests("{}");
            stack.destroy();
            assertThat(stack.resources("aws:")).isEmpty();
        }
    }

    private static boolean isCalled(EmulatedAws aws, String action) {
        return aws.calls().stream().anyMatch(call -> call.contains("\"action\": \"%s\"".formatted(action)));
    }

    private static void assertEverythingWorks(EngineStack stack) {
        stack.up();
        stack.previewExpectingNoChange();
        stack.refreshExpectingNoDrift();
        stack.destroy();
        assertThat(stack.resources("aws:")).isEmpty();
    }
}
