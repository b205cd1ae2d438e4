package dev.slipway.components.service;

import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where a collector sends traces. */
public sealed interface TraceDestination {
    /** The collector's exporter and its settings. */
    Map<String, Object> exporter();

    /** What is sent: {@code traces}, {@code metrics}, {@code logs}. */
    List<String> signals();

    /** Extensions of the collector, with their settings. */
    default Map<String, Object> extensions() {
        return Map.of();
    }

    /** Variables of the service. */
    default Map<String, String> variables() {
        return Map.of();
    }

    /** Variables that ECS fills in the collector's container. */
    default Map<String, SecretReference> secrets() {
        return Map.of();
    }

    /** What the collector may do. */
    default List<Statement> grants() {
        return List.of();
    }

    /**
     * AWS X-Ray, in the stack's region: traces alone. An SDK that asks for
     * <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html">sampling rules</a> gets them from
     * the collector, on {@code localhost:2000}.
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

        /** X-Ray knows nothing else, and an SDK would send it. */
        @Override
        public Map<String, String> variables() {
            return Map.of("OTEL_METRICS_EXPORTER", "none", "OTEL_LOGS_EXPORTER", "none");
        }

        /** See <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html">X-Ray</a>. */
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
     * Whoever takes OTLP over HTTPS, such as Grafana Cloud: traces, and the metrics and logs that the service sends beside
     * them.
     *
     * @param endpoint begins with {@code https://}; the collector adds {@code /v1/traces} and so on
     * @param header its name
     * @param token what the header says, whole, such as {@code Basic bXk6a2V5}; empty for no header
     */
    record Otlp(String endpoint, String header, Optional<SecretReference> token) implements TraceDestination {
        private static final String VARIABLE = "OTLP_HEADER";

        public Otlp {
            if (!endpoint.matches("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")) {
                throw new IllegalArgumentException(
                        "an address such as https://otlp.example.com/otlp is allowed; correct it");
            }
            if (!header.matches("[A-Za-z0-9-]+")) {
                throw new IllegalArgumentException(
                        "the name of a header, of letters, digits and hyphens, is allowed; set it to Authorization");
            }
        }

        @Override
        public Map<String, Object> exporter() {
            // In order: another order of the same would be another revision of the task.
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
