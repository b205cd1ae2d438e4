package dev.slipway.components.service;

import com.pulumi.deployment.Deployment;
import dev.slipway.base.Json;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec.DependencyCondition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An OpenTelemetry collector as a sidecar: it receives OTLP on {@code localhost:4318} (HTTP) and {@code :4317} (gRPC)
 * and exports it to a destination. The service's own container starts after the collector is healthy and stops before
 * it. The collector is not essential: if it stops, the task keeps running.
 *
 * @param destination the destination of the traces
 * @param image AWS's distribution of the collector, or another that reads its configuration from the environment
 *     variable {@value #CONFIGURATION} and contains {@code /healthcheck}
 */
public record Tracing(TraceDestination destination, RegistryImage image) {
    /**
     * The container's name, with an underscore, which a service's name cannot have, and its ports: OTLP, the health
     * check, and X-Ray's sampling rules.
     */
    public static final ReservedPorts RESERVED = new ReservedPorts("otel_collector", List.of(2000, 4317, 4318, 13133));

    /**
     * AWS's distribution of the collector, see its
     * <a href="https://github.com/aws-observability/aws-otel-collector/releases">releases</a>.
     */
    public static final RegistryImage IMAGE =
            RegistryImage.of("public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0");

    /** Memory reservation in MiB, above {@link #REFUSES_FROM}. */
    public static final int MEMORY = 128;

    /** Memory limit in MiB from which the collector refuses data. */
    private static final int REFUSES_FROM = 96;

    /**
     * The variable of the collector's
     * <a href="https://aws-otel.github.io/docs/setup/ecs/config-through-ssm">configuration</a>.
     */
    private static final String CONFIGURATION = "AOT_CONFIG_CONTENT";

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static final String SERVICE = "OTEL_SERVICE_NAME";
    private static final String ATTRIBUTES = "OTEL_RESOURCE_ATTRIBUTES";

    /**
     * The names of the environment variables that tracing adds to the service's own container, see the
     * <a href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">specification</a>.
     */
    public Set<String> variables() {
        var variables = new TreeMap<>(destination.variables());
        List.of(ENDPOINT, PROTOCOL, SERVICE, ATTRIBUTES).forEach(name -> variables.put(name, ""));
        return variables.keySet();
    }

    /** The service's own container with the SDK's environment variables and a dependency on the collector. */
    ContainerSpec trace(ContainerSpec own, String service) {
        var deployment = Deployment.getInstance();
        var environment = new TreeMap<>(own.environment());
        environment.putAll(destination.variables());
        environment.put(ENDPOINT, "http://localhost:4318");
        environment.put(PROTOCOL, "http/protobuf");
        environment.put(SERVICE, service);
        environment.put(
                ATTRIBUTES,
                "service.namespace=%s,deployment.environment.name=%s"
                        .formatted(deployment.getProjectName(), deployment.getStackName()));
        var after = new TreeMap<>(own.dependsOn());
        after.put(RESERVED.container(), DependencyCondition.HEALTHY);
        return own.withEnvironment(environment).withDependsOn(after);
    }

    /** The collector's container. */
    ContainerSpec container() {
        var health = ContainerHealth.of(List.of("CMD", "/healthcheck"), Duration.ofSeconds(5), Duration.ofSeconds(30));
        return ContainerSpec.DEFAULT
                .withEnvironment(Map.of(CONFIGURATION, configuration()))
                .withSecrets(destination.secrets())
                .withHealth(Optional.of(health));
    }

    /** The statements that the collector needs in the task role. */
    List<Statement> grants() {
        return destination.grants();
    }

    /** The collector's configuration as JSON, which is valid YAML. */
    private String configuration() {
        var http = Map.of("endpoint", "127.0.0.1:4318");
        var grpc = Map.of("endpoint", "127.0.0.1:4317");
        var limiter = ordered("check_interval", "1s", "limit_mib", REFUSES_FROM);
        var exporter = destination.exporter();
        var pipelines = new LinkedHashMap<String, Object>();
        for (var signal : destination.signals()) {
            var pipeline = ordered("receivers", List.of("otlp"), "processors", List.of("memory_limiter", "batch"));
            pipeline.put("exporters", List.copyOf(exporter.keySet()));
            pipelines.put(signal, pipeline);
        }
        var extensions = new LinkedHashMap<String, Object>(Map.of("health_check", Map.of()));
        extensions.putAll(destination.extensions());
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("extensions", extensions);
        configuration.put("receivers", Map.of("otlp", Map.of("protocols", ordered("grpc", grpc, "http", http))));
        configuration.put("processors", ordered("memory_limiter", limiter, "batch", Map.of("timeout", "1s")));
        configuration.put("exporters", exporter);
        configuration.put("service", ordered("extensions", List.copyOf(extensions.keySet()), "pipelines", pipelines));
        return Json.compact(configuration);
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
