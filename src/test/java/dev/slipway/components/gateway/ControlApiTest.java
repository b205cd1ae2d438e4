package dev.slipway.components.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.asset.FileArchive;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.components.SharedResources;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.JavaFunctionArgs;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
    private static Plan plan(String wake, UnaryOperator<ControlApiArgs> with) {
        return Programs.plan(context -> new ControlApi(
                "control",
                with.apply(ControlApiArgs.of(
                        "tunnel",
                        function(wake),
                        function("kill"),
                        Optional.of(new ExecutionLogs("execution-logs", ComponentResourceOptions.Empty))))));
    }

    private static Plan plan() {
        return plan("wake", UnaryOperator.identity());
    }

    private static JavaFunction function(String name) {
        return new JavaFunction(
                name,
                new JavaFunctionArgs(
                        new FileArchive("a.jar"),
                        "a.Handler",
                        name,
                        Map.of("SERVICE", Output.of("tunnel")),
                        List.of(),
                        "tunnel/" + name,
                        30,
                        false),
                ComponentResourceOptions.Empty);
    }

    @ParameterizedTest
    @CsvSource({"wake, POST, wake", "kill, POST, kill", "status, GET, wake"})
    void aPathIsAnsweredByItsFunctionForHoldersOfTheKey(String path, String verb, String function) {
        var plan = plan();
        var method = plan.named("control-%s-method".formatted(path));
        var integration = plan.named("control-%s-integration".formatted(path));

        assertThat(plan.named("control-%s-path".formatted(path)).text("pathPart"))
                .isEqualTo(path);
        assertThat(method.text("httpMethod")).isEqualTo(verb);
        assertThat(method.flag("apiKeyRequired")).isTrue();
        assertThat(method.dependencies())
                .contains(plan.named("control-validator").urn());
        assertThat(integration.text("type")).isEqualTo("AWS_PROXY");
        assertThat(integration.text("integrationHttpMethod")).isEqualTo("POST");
        assertThat(integration.text("uri"))
                .contains(":lambda:path/2015-03-31/functions/")
                .contains(":function:%s-function".formatted(function))
                .endsWith(":live/invocations");
    }

    @Test
    void apiGatewayMayCallTheAliasForOnePathOnly() {
        var plan = plan();

        assertThat(plan.named("control-kill-permission").text("qualifier")).isEqualTo("live");
        assertThat(plan.named("control-kill-permission").text("sourceArn")).endsWith("/*/POST/kill");
        assertThat(plan.named("control-status-permission").text("sourceArn")).endsWith("/*/GET/status");
    }

    @Test
    void requestsAreValidated() {
        assertThat(plan().named("control-validator").flag("validateRequestBody"))
                .isTrue();
        assertThat(plan().named("control-validator").flag("validateRequestParameters"))
                .isTrue();
    }

    @Test
    void aKeyMayCallAsOftenAsItsPlanSays() {
        var usual = plan().named("control-plan");
        var other = plan("wake", args -> args.withQuota(new UsageQuota(new Throttle(1, 2), 5)))
                .named("control-plan");

        assertThat(usual.input("throttleSettings")).contains(Map.of("rateLimit", 3L, "burstLimit", 20L));
        assertThat(usual.input("quotaSettings")).contains(Map.of("limit", 300L, "period", "MONTH"));
        assertThat(other.input("throttleSettings")).contains(Map.of("rateLimit", 1L, "burstLimit", 2L));
        assertThat(other.input("quotaSettings")).contains(Map.of("limit", 5L, "period", "MONTH"));
        assertThat(plan().named("control-plan-key").text("keyType")).isEqualTo("API_KEY");
    }

    @Test
    void theStageThrottlesAndLogsWithoutRequestBodies() {
        var settings = plan().named("control-stage-settings");

        assertThat(settings.text("methodPath")).isEqualTo("*/*");
        assertThat(settings.text("settings.loggingLevel")).isEqualTo("INFO");
        assertThat(settings.flag("settings.dataTraceEnabled")).isFalse();
        assertThat(settings.flag("settings.metricsEnabled")).isTrue();
        assertThat(settings.input("settings.throttlingRateLimit")).contains(3L);
        assertThat(settings.input("settings.throttlingBurstLimit")).contains(20L);
    }

    @Test
    void bothLogsHaveARetention() {
        var plan = plan("wake", args -> args.withShared(SharedResources.NONE.withLogRetentionDays(7)));

        assertThat(plan.named("control-stage-execution-logs").text("name"))
                .matches("API-Gateway-Execution-Logs_[0-9a-f]{10}/live");
        assertThat(plan.named("control-stage-access-logs").text("name"))
                .isEqualTo("/aws/vendedlogs/slipway-test/tunnel/control");
        assertThat(List.of("control-stage-execution-logs", "control-stage-access-logs"))
                .allSatisfy(logs ->
                        assertThat(plan.named(logs).input("retentionInDays")).contains(7L));
        assertThat(plan.named("control-stage-live").text("accessLogSettings.format"))
                .contains("$context.identity.apiKeyId")
                .doesNotContain("$context.identity.apiKey\"");
    }

    @Test
    void theRoleOfExecutionLogsIsSetBeforeTheStageLogs() {
        var plan = plan();

        assertThat(plan.named("control-stage-live").dependencies())
                .contains(plan.named("execution-logs-account").urn());
        assertThat(plan.named("execution-logs-account").ignoreChanges()).containsExactly("cloudwatchRoleArn");
    }

    @Test
    void aDeploymentIsReplacedExactlyWhenTheMethodsChange() {
        var trigger = plan().named("control-stage-deployment").text("triggers.methods");

        assertThat(trigger).matches("[0-9a-f]{8}");
        assertThat(plan().named("control-stage-deployment").text("triggers.methods"))
                .isEqualTo(trigger);
        assertThat(plan("wake", args -> args.withQuota(new UsageQuota(new Throttle(1, 2), 5)))
                        .named("control-stage-deployment")
                        .text("triggers.methods"))
                .isEqualTo(trigger);
        assertThat(plan("other", UnaryOperator.identity())
                        .named("control-stage-deployment")
                        .text("triggers.methods"))
                .isNotEqualTo(trigger);
    }

    @Test
    void aProtectedApiAndItsKeyCannotBeDeleted() {
        var plan = plan("wake", args -> args.withShared(SharedResources.NONE.withProtectedFromDeletion(true)));

        assertThat(List.of("control-rest", "control-key", "control-stage-live"))
                .map(plan::named)
                .allMatch(PlannedResource::protect);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_001})
    void aQuotaBeyondItsLimitsIsRefused(int month) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UsageQuota(new Throttle(3, 20), month))
                .withMessage("quota: 1 to 1000000 is allowed; set it to 300");
    }
}
