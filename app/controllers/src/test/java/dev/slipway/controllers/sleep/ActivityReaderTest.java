package dev.slipway.controllers.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

class ActivityReaderTest {
    private static final Instant NOW = Instant.ofEpochSecond(100_000);
    private static final Duration IDLE = Duration.ofSeconds(300);
    private final CloudWatchClient cloudWatch = mock(CloudWatchClient.class, CALLS_REAL_METHODS);
    private final NamespaceMetrics metrics =
            new NamespaceMetrics(cloudWatch, "Tunnel", List.of(Map.of("Service", "orders")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 0 | 99700 | IDLE    | no connection, and last used 300 s ago
            0 0   | 1     | IDLE    | no connection, and last used 99999 s ago
            0     | 99701 | ACTIVE  | last used 299 s ago, less than 300 s
            0     | 99000 99900 | ACTIVE | last used 100 s ago, less than 300 s
            0     | 100060| ACTIVE  | last used -60 s ago, less than 300 s
            0 2 1 | 1     | ACTIVE  | up to 2 connections in the last 300 s
                  | 99999 | UNKNOWN | ActiveConnections in Tunnel has no data for the last 300 s; check that the service publishes it with these dimensions
            0     |       | UNKNOWN | LastActivityEpochSeconds in Tunnel has no data for the last 300 s; check that the service publishes it with these dimensions
            """)
    void ownMetricsTellOfConnectionsAndTheLastUse(
            @Nullable String connections, @Nullable String last, ActivityReader.Use use, String reason) {
        answers(result("activeconnections0", connections), result("lastactivityepochseconds0", last));
        assertThat(new OwnMetrics(metrics).read(NOW, IDLE)).isEqualTo(new ActivityReader.Reading(use, reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 2 3 | ACTIVE | 6 requests in the last 300 s
            0 0   | IDLE   | no request in the last 300 s
                  | IDLE   | RequestCount has no data for the last 300 s, which means no requests
            """)
    void requestsThatNobodyReportedWereNotMade(@Nullable String counts, ActivityReader.Use use, String reason) {
        answers(result("requestcount0", counts));
        assertThat(new Requests(metrics, "RequestCount").read(NOW, IDLE))
                .isEqualTo(new ActivityReader.Reading(use, reason));
    }

    @Test
    void theWholeSpanIsReadByTheMinuteWithExactlyTheDimensions() {
        answers(result("requestcount0", "1"));
        new Requests(metrics, "RequestCount").read(NOW, IDLE);
        var request = ArgumentCaptor.forClass(GetMetricDataRequest.class);
        verify(cloudWatch).getMetricData(request.capture());
        assertThat(request.getValue().startTime()).isEqualTo(NOW.minusSeconds(300));
        assertThat(request.getValue().endTime()).isEqualTo(NOW);
        var stat = request.getValue().metricDataQueries().get(0).metricStat();
        assertThat(stat.period()).isEqualTo(60);
        assertThat(stat.stat()).isEqualTo("Sum");
        assertThat(stat.metric().namespace()).isEqualTo("Tunnel");
        assertThat(stat.metric().dimensions())
                .containsExactly(
                        Dimension.builder().name("Service").value("orders").build());
    }

    @Test
    void requestsOfAllRoutesAreAddedUp() {
        answers(result("requestcount0", "1"), result("requestcount1", "2 3"));
        var several = new NamespaceMetrics(
                cloudWatch, "AWS/ApiGateway", List.of(Map.of("Resource", "/a"), Map.of("Resource", "/b")));
        assertThat(new Requests(several, "RequestCount").read(NOW, IDLE).reason())
                .isEqualTo("6 requests in the last 300 s");
    }

    private void answers(MetricDataResult... results) {
        doReturn(GetMetricDataResponse.builder().metricDataResults(results).build())
                .when(cloudWatch)
                .getMetricData(any(GetMetricDataRequest.class));
    }

    private static MetricDataResult result(String id, @Nullable String values) {
        var numbers = values == null
                ? List.<Double>of()
                : Arrays.stream(values.split(" ")).map(Double::valueOf).toList();
        return MetricDataResult.builder().id(id).values(numbers).build();
    }
}
