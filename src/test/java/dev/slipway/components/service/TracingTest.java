package dev.slipway.components.service;

import static dev.slipway.components.service.PlannedTask.OTLP;
import static dev.slipway.components.service.PlannedTask.SPEC;
import static dev.slipway.components.service.PlannedTask.TOKEN;
import static dev.slipway.components.service.PlannedTask.XRAY;
import static dev.slipway.components.service.PlannedTask.container;
import static dev.slipway.components.service.PlannedTask.environment;
import static dev.slipway.components.service.PlannedTask.plan;
import static dev.slipway.components.service.PlannedTask.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingTest {
    @Test
    void aTaskThatSendsTracesElsewhereMayDoNothingAndReadsItsTokenAtTheStart() {
        var plan = plan(SPEC, none -> none.withTracing(Optional.of(OTLP)));

        assertThat(plan.resources()).noneMatch(each -> each.name().equals("web-task-policy"));
        assertThat(statements(plan, "web-task-execution-policy"))
                .contains(
                        "{'Effect':'Allow','Action':'secretsmanager:GetSecretValue','Resource':'%s'}".formatted(TOKEN))
                .endsWith("{'kms:ViaService':'secretsmanager.*'}}}");
        assertThat(container(plan, "otel_collector").getAsJsonArray("secrets"))
                .hasToString("[{\"name\":\"OTLP_HEADER\",\"valueFrom\":\"%s\"}]".formatted(TOKEN));
        assertThat(container(plan, "web").has("secrets")).isFalse();
    }

    @Test
    void theServiceHasTheEndpointOfTheCollectorAndStartsWhenItIsHealthy() {
        var plan = plan(SPEC, none -> none.withTracing(Optional.of(XRAY)));

        assertThat(environment(container(plan, "web")))
                .isEqualTo(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318",
                        "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                        "OTEL_LOGS_EXPORTER", "none",
                        "OTEL_METRICS_EXPORTER", "none",
                        "OTEL_RESOURCE_ATTRIBUTES", "service.namespace=slipway,deployment.environment.name=test",
                        "OTEL_SERVICE_NAME", "web"));
        assertThat(environment(container(plan, "cache"))).isEmpty();
        assertThat(container(plan, "web").getAsJsonArray("dependsOn"))
                .hasToString("[{\"containerName\":\"otel_collector\",\"condition\":\"HEALTHY\"}]");
        var collector = container(plan, "otel_collector");
        assertThat(collector.getAsJsonObject("healthCheck").getAsJsonArray("command"))
                .hasToString("[\"CMD\",\"/healthcheck\"]");
        assertThat(collector.get("essential").getAsBoolean()).isFalse();
        assertThat(collector.get("memoryReservation").getAsInt()).isEqualTo(128);
    }

    @Test
    void theCollectorListensOnlyWithinTheTaskAndSendsTracesToXRay() {
        var text = environment(container(plan(SPEC, none -> none.withTracing(Optional.of(XRAY))), "otel_collector"))
                .get("AOT_CONFIG_CONTENT");

        assertThat(text)
                .isEqualTo(("{'extensions':{'health_check':{},'awsproxy':{'endpoint':'127.0.0.1:2000'}},"
                                + "'receivers':{'otlp':{'protocols':{'grpc':{'endpoint':'127.0.0.1:4317'},"
                                + "'http':{'endpoint':'127.0.0.1:4318'}}}},"
                                + "'processors':{'memory_limiter':{'check_interval':'1s','limit_mib':96},"
                                + "'batch':{'timeout':'1s'}},'exporters':{'awsxray':{}},"
                                + "'service':{'extensions':['health_check','awsproxy'],'pipelines':{'traces':"
                                + "{'receivers':['otlp'],'processors':['memory_limiter','batch'],"
                                + "'exporters':['awsxray']}}}}")
                        .replace('\'', '"'));
    }

    @Test
    void anOtlpEndpointGetsTracesMetricsAndLogsWithTheTokenAsHeader() {
        var text = environment(container(plan(SPEC, none -> none.withTracing(Optional.of(OTLP))), "otel_collector"))
                .get("AOT_CONFIG_CONTENT");
        var configuration = JsonParser.parseString(text).getAsJsonObject();

        assertThat(configuration.getAsJsonObject("exporters"))
                .hasToString(("{'otlphttp':{'endpoint':'https://otlp.example.com/otlp',"
                                + "'headers':{'X-Key':'${env:OTLP_HEADER}'}}}")
                        .replace('\'', '"'));
        assertThat(configuration
                        .getAsJsonObject("service")
                        .getAsJsonObject("pipelines")
                        .keySet())
                .containsExactly("traces", "metrics", "logs");
        assertThat(configuration.getAsJsonObject("extensions").keySet()).containsExactly("health_check");
    }

    @ParameterizedTest
    @CsvSource({"http://otlp.example.com", "otlp.example.com", "https://otlp.example.com/?token=x", "https://"})
    void anEndpointWithoutTlsOrWithMoreThanAPathIsRefused(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceDestination.Otlp(endpoint, "Authorization", Optional.empty()))
                .withMessage("endpoint: an address such as https://otlp.example.com/otlp is allowed; correct it");
    }

    @Test
    void anInvalidHeaderIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceDestination.Otlp("https://otlp.example.com", "X Key:", Optional.empty()))
                .withMessage(
                        "header: the name of a header, of letters, digits and hyphens, is allowed; set it to Authorization");
    }
}
