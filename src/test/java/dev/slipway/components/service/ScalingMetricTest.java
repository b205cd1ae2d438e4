package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.base.SpecException;
import dev.slipway.components.service.MetricTarget.Basis;
import dev.slipway.components.service.ScalingMetric.Statistic;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingMetricTest {
    private static final ScalingMetric METRIC = metric("Shop", "OpenCarts", Map.of("Service", "web"));

    private static ScalingMetric metric(String namespace, String name, Map<String, String> dimensions) {
        return new ScalingMetric(namespace, name, dimensions, Statistic.AVERAGE);
    }

    private static void assertErrors(
            String namespace, String name, Map<String, String> dimensions, String... messages) {
        assertThatThrownBy(() -> metric(namespace, name, dimensions))
                .isInstanceOfSatisfying(
                        SpecException.class, refused -> assertThat(refused.all().map(SpecException::getMessage))
                                .containsExactly(messages));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS/SQS", "Shop", "shop/web-1.0_x#y:z", "Kafka consumers", "ECS/ContainerInsights"})
    void namespacesOfAwsAndOfOnesOwnAreAllowed(String namespace) {
        assertThat(metric(namespace, "A", Map.of("B", "c")).namespace()).isEqualTo(namespace);
    }

    @ParameterizedTest
    @ValueSource(strings = {":shop", "shop(1)", " ", "shöp"})
    void anotherNamespaceIsRefused(String namespace) {
        assertErrors(
                namespace,
                "A",
                Map.of("B", "c"),
                "namespace: up to 255 letters, digits, spaces and . - _ / # : are allowed, and no colon at the start; correct "
                        + "it");
    }

    @Test
    void everyMissingValueIsNamed() {
        assertErrors(
                "",
                "",
                Map.of(),
                "namespace: missing; name the namespace of the metric, as in AWS/SQS",
                "name: missing; name the metric",
                "dimensions: missing, and without one the same values would scale every stack; name those that the metric is "
                        + "published with");
    }

    @Test
    void dimensionsHaveTheLimitsOfCloudWatch() {
        var many = IntStream.range(0, 31).boxed().collect(Collectors.toMap(number -> "D" + number, number -> "x"));

        assertErrors(
                "Shop",
                "A",
                many,
                "dimensions: 31 dimensions: 1 to 30 are allowed; name those that the metric is published with");
        assertErrors(
                "Shop",
                "A\n",
                Map.of(":B", "c"),
                "name: up to 255 printable ASCII characters are allowed; correct it",
                "dimensions.:B: a name of up to 255 and a value of up to 1024 printable ASCII characters are allowed, and no "
                        + "colon at the start of the name; correct it");
    }

    @ParameterizedTest
    @CsvSource({"VALUE, 0, target", "VALUE, -0.5, target", "PER_TASK, 0, targetPerTask"})
    void aTargetIsAboveZero(Basis basis, BigDecimal value, String key) {
        assertThatThrownBy(() -> new MetricTarget(METRIC, value, basis))
                .hasMessage("%s: a number above 0 is allowed; raise it, or scale by steps", key);
    }
}
