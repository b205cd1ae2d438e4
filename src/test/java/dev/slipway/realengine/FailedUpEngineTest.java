package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A first {@code up} that fails half-way leaves nothing that blocks the next. */
class FailedUpEngineTest extends EngineHarness {
    private static final String STACK = "src/test/engine/Pulumi.failing.yaml";

    private static final String PROTECTED = """
            config:
              aws:region: eu-west-1
              slipway:protected: true
              slipway:network: {nat: single}
              slipway:alarms: {email: ops@example.com}
              slipway:services:
                web:
                  image: nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000
                  port: 80
                  count: {desired: 2, min: 2, max: 4}
                  scale: {cpu: 70}
            """;

    @Test
    void aFailedUpExplainsItselfAndSucceedsAfterTheFix() {
        try (var aws = EmulatedAws.start();
                var stack = StackEngineTest.create(aws, STACK)) {
            assertThat(stack.upExpectingFailure()).contains("the migration of orders failed");

            stack.replaceInStackFile("exit 3", "exit 0");
            stack.up();
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
            fill(aws);
            stack.destroy();
            assertThat(stack.resources("aws:")).isEmpty();
        }
    }

    @Test
    void aStackIsDestroyedWithItsFilledTableAndRepository() {
        try (var aws = EmulatedAws.start();
                var stack = StackEngineTest.create(aws, STACK)) {
            stack.upExpectingFailure();
            fill(aws);

            stack.destroy();
            assertThat(stack.resources("aws:")).isEmpty();
        }
    }

    /** The host of Java programs adds a line with the exit code, see docs/troubleshooting.md. */
    @Test
    void aRefusedStackFileIsReportedWithoutAStackTrace() {
        var refused = """
                config:
                  aws:region: eu-west-1
                  slipway:network: {zones: 9}
                """;
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(aws, "refused", refused)) {
            assertThat(stack.upExpectingFailure())
                    .contains("slipway:network.zones = 9: 1 to 3 is allowed; set it to 3\n")
                    .doesNotContain("Exception", "\tat ", "Running program");
            assertThat(stack.resources("aws:")).isEmpty();
        }
    }

    /** Without its preview, a destroy deletes what depends on protected resources before it reaches these. */
    @Test
    void aDestroyOfAProtectedStackIsRefusedByItsPreviewAndDeletesNothing() {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, "guarded", PROTECTED)) {
            stack.up();
            var created = stack.resources("");

            assertThat(stack.destroyExpectingRefusalByItsPreview()).contains("cannot be deleted", "protected");
            assertThat(stack.resources("")).isEqualTo(created);
            assertThat(stack.destroyExpectingRefusal()).contains("cannot be deleted", "protected");
            assertThat(stack.resources("")).isSubsetOf(created).contains("balancer-alb", "web-service");
        }
    }

    /** Puts data into every store. */
    private static void fill(EmulatedAws aws) {
        aws.json(REGION, "ecr", "AmazonEC2ContainerRegistry_V20150921.PutImage", """
                {"repositoryName": "slipway-failing/orders", "imageTag": "mine", "imageManifest": \
                "{\\"schemaVersion\\": 2, \\"mediaType\\": \\"application/vnd.docker.distribution.manifest.v2+json\\"}"}""");
        aws.json(
                REGION,
                "dynamodb",
                "DynamoDB_20120810.PutItem",
                "{\"TableName\": \"slipway-failing-orders\", "
                        + "\"Item\": {\"pk\": {\"S\": \"1\"}, \"sk\": {\"S\": \"1\"}}}");
    }
}
