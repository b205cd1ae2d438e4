package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The destination of the traces of an OpenTelemetry collector. */
public sealed interface TraceDestination {
    /** The collector's exporter and its settings. */
    Map<String, Object> exporter();

    /** The signals that are sent: {@code traces}, {@code metrics} or {@code logs}. */
    List<String> signals();

    /** Extensions of the collector, with their settings. */
    default Map<String, Object> extensions() {
        return Map.of();
    }

    /** Additional environment variables of the service's own container. */
    default Map<String, String> variables() {
        return Map.of();
    }

    /** Secrets of the collector's container, by environment variable. */
    default Map<String, SecretReference> secrets() {
        return Map.of();
    }

    /** The statements that the collector needs in the task role. */
    default List<Statement> grants() {
        return List.of();
    }

    /**
     * AWS X-Ray in the stack's region, for traces only. An SDK that requests
     * <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html">sampling rules</a> gets
     * them from the collector, on {@code localhost:2000}.
     */
    record XRay() implements TraceDestination {
        @Override
        public Map<String, Object> exporter() {
            return Map.of("awsxray", Map.of());
        }

        @Override
        public List<String> signals() {
            return List.of("traces");
        }

        @Override
        public Map<String, Object> extensions() {
            return Map.of("awsproxy", Map.of("endpoint", "127.0.0.1:2000"));
        }

        /** Disables the metrics and logs of the SDK, which X-Ray does not accept. */
        @Override
        public Map<String, String> variables() {
            return Map.of("OTEL_METRICS_EXPORTER", "none", "OTEL_LOGS_EXPORTER", "none");
        }

        /**
         * The actions of
         * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html">X-Ray</a>.
         */
        @Override
        public List<Statement> grants() {
            return List.of(Statement.allow(
                            "xray:PutTraceSegments",
                            "xray:PutTelemetryRecords",
                            "xray:GetSamplingRules",
                            "xray:GetSamplingTargets",
                            "xray:GetSamplingStatisticSummaries")
                    .onAny("the actions know no resources"));
        }
    }

    /**
     * An OTLP endpoint over HTTPS, such as Grafana Cloud's, for traces, metrics and logs.
     *
     * @param endpoint the base URL, {@code https://…}; the collector adds the paths of the signals, such as
     *     {@code /v1/traces}
     * @param header the name of the authentication header, such as {@code Authorization}
     * @param token the whole value of the header, such as {@code Basic bXk6a2V5}; empty for no header
     */
    record Otlp(String endpoint, String header, Optional<SecretReference> token) implements TraceDestination {
        private static final String VARIABLE = "OTLP_HEADER";

        /** @throws SpecException for an endpoint or a header that is not allowed */
        public Otlp {
            var errors = new SpecErrors();
            if (!endpoint.matches("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")) {
                errors.add("endpoint", "an address such as https://otlp.example.com/otlp is allowed", "correct it");
            }
            if (!header.matches("[A-Za-z0-9-]+")) {
                errors.add(
                        "header",
                        "the name of a header, of letters, digits and hyphens, is allowed",
                        "set it to Authorization");
            }
            errors.throwAll();
        }

        @Override
        public Map<String, Object> exporter() {
            // Sorted: another order of the keys would create another revision of the task definition.
            var settings = new TreeMap<String, Object>(Map.of("endpoint", endpoint));
            token.ifPresent(secret -> settings.put("headers", Map.of(header, "${env:%s}".formatted(VARIABLE))));
            return Map.of("otlphttp", settings);
        }

        @Override
        public List<String> signals() {
            return List.of("traces", "metrics", "logs");
        }

        @Override
        public Map<String, SecretReference> secrets() {
            return token.map(secret -> Map.of(VARIABLE, secret)).orElse(Map.of());
        }
    }
}
