package dev.slipway.components.controller;

import com.pulumi.core.Output;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.service.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Source of the activity of a service, by which the sleep controller finds it idle. */
public sealed interface Activity {
    /** The environment variables that describe the source to the sleep controller. */
    Map<String, Output<String>> environment(Service service);

    /**
     * Metrics that the service publishes itself, at least once a minute: {@code ActiveConnections}, and
     * {@code LastActivityEpochSeconds}, the time of the last activity in seconds since 1970.
     *
     * @param namespace CloudWatch namespace, 1 to 255 characters, none of AWS's own
     * @param dimensions exactly as published, 1 to 30, without commas and semicolons, and without {@code =} in names;
     *     see
     *     <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">Dimension</a>
     */
    record Metrics(String namespace, Map<String, String> dimensions) implements Activity, Linkable {
        private static final Pattern NAMESPACE = Pattern.compile("(?!AWS/)[A-Za-z0-9._/#:-]{1,255}");
        private static final Pattern NAME = Pattern.compile("[^=,;\\s][^=,;]{0,254}");
        private static final Pattern VALUE = Pattern.compile("[^,;\\s][^,;]{0,1023}");

        /** @throws IllegalArgumentException for a value beyond the documented limits */
        public Metrics {
            var errors = new SpecErrors();
            if (!NAMESPACE.matcher(namespace).matches()) {
                errors.add(
                        "namespace",
                        "the namespace '%s' is not possible".formatted(namespace),
                        "give up to 255 of A-Z a-z 0-9 . - _ / # :, not beginning with AWS/");
            }
            if (dimensions.isEmpty() || dimensions.size() > 30) {
                errors.add(
                        "dimensions",
                        "%d dimensions: 1 to 30 are allowed".formatted(dimensions.size()),
                        "name those with which the service publishes its metrics");
            }
            dimensions = new TreeMap<>(dimensions);
            dimensions.forEach((name, value) -> {
                if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                    errors.add(
                            "dimensions",
                            "the dimension %s=%s is not possible".formatted(name, value),
                            "leave out commas, semicolons and, in the name, =");
                }
            });
            errors.throwAll();
        }

        /** The permission to publish in this namespace only. */
        @Override
        public LinkGrant access() {
            var publish = Statement.allow("cloudwatch:PutMetricData")
                    .onAny("the action knows no resources")
                    .when("StringEquals", "cloudwatch:namespace", Output.of(namespace));
            return new LinkGrant(Map.of(), Map.of(), List.of(publish), List.of());
        }

        @Override
        public Map<String, Output<String>> environment(Service service) {
            var written = dimensions.entrySet().stream()
                    .map(dimension -> dimension.getKey() + "=" + dimension.getValue())
                    .collect(Collectors.joining(","));
            return Map.of(
                    "ACTIVITY", Output.of("metrics"),
                    "ACTIVITY_NAMESPACE", Output.of(namespace),
                    "ACTIVITY_DIMENSIONS", Output.of(written));
        }
    }

    /**
     * Requests from the HTTP API to the service. For a service with the route {@code /*} all requests of the API count,
     * since AWS publishes no metrics of that route.
     */
    record ApiRequests() implements Activity {
        @Override
        public Map<String, Output<String>> environment(Service service) {
            var integration = service.route()
                    .integration()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s has no HTTP API that counts its requests; set activity to metrics"
                                    .formatted(service.name())));
            return Map.of("ACTIVITY", Output.of("api"), "ACTIVITY_DIMENSIONS", integration.dimensions());
        }
    }

    /** Requests from the load balancer to the service. */
    record BalancerRequests() implements Activity {
        @Override
        public Map<String, Output<String>> environment(Service service) {
            var group = service.route()
                    .target()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s has no load balancer that counts its requests; set activity to metrics"
                                    .formatted(service.name())))
                    .group(DeploymentSlot.PRIMARY);
            return Map.of(
                    "ACTIVITY",
                    Output.of("balancer"),
                    "ACTIVITY_DIMENSIONS",
                    Output.format("TargetGroup=%s,LoadBalancer=%s", group.arnSuffix(), group.balancerSuffix()));
        }
    }
}
