package dev.slipway.components.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import dev.slipway.base.Json;
import dev.slipway.components.balancer.ServiceTargetGroup;
import dev.slipway.components.balancer.TargetPort;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DashboardViewsTest {
    /** The body of a dashboard with what is shown. */
    private static String shown(Consumer<DashboardViews> show) {
        var widgets = new DashboardWidgets(Output.of("eu-west-1"));
        show.accept(new DashboardViews(widgets));
        var text = new AtomicReference<String>();
        Json.text(widgets.body()).applyValue(body -> {
            text.set(body);
            return body;
        });
        return text.get();
    }

    private static String widget(String title, String metrics, String statistic) {
        return ("{\"type\":\"metric\",\"width\":8,\"height\":6,\"properties\":{\"title\":\"%s\","
                        + "\"region\":\"eu-west-1\",\"metrics\":[%s],\"stat\":\"%s\",\"period\":60,"
                        + "\"view\":\"timeSeries\"}}")
                .formatted(title, metrics.replace('\'', '"'), statistic);
    }

    private static String body(String... widgets) {
        return "{\"start\":\"-PT1H\",\"widgets\":[%s]}".formatted(String.join(",", widgets));
    }

    @Test
    void theTasksOfAServiceAreCountedBySamplesOfTheirCpuMetric() {
        assertThat(shown(views -> views.service(Output.of("dev"), Output.of("orders"))))
                .isEqualTo(body(
                        widget(
                                "CPU and memory, percent",
                                "['AWS/ECS','CPUUtilization','ClusterName','dev','ServiceName','orders'],"
                                        + "['AWS/ECS','MemoryUtilization','ClusterName','dev','ServiceName','orders']",
                                "Average"),
                        widget(
                                "Running tasks",
                                "['AWS/ECS','CPUUtilization','ClusterName','dev','ServiceName','orders']",
                                "SampleCount")));
    }

    @Test
    void customMetricsAreShownWithTheirDimensions() {
        assertThat(shown(views -> views.published(new Activity.Metrics("Tunnel", Map.of("Service", "tunnel")))))
                .isEqualTo(body(
                        widget("Connections", "['Tunnel','ActiveConnections','Service','tunnel']", "Maximum"),
                        widget(
                                "Last use, seconds since 1970",
                                "['Tunnel','LastActivityEpochSeconds','Service','tunnel']",
                                "Maximum")));
    }

    @Test
    void aBalancerShowsTheRequestsOfOneTargetGroup() {
        assertThat(shown(views -> views.balancer(new ServiceTargetGroup(
                        TargetPort.of(80), "", Output.of("arn"), Output.of("targetgroup/a/1"), Output.of("app/b/2")))))
                .isEqualTo(body(widget(
                        "Requests of the balancer, and those answered 5xx",
                        "['AWS/ApplicationELB','RequestCount','TargetGroup','targetgroup/a/1','LoadBalancer','app/b/2'],"
                                + "['AWS/ApplicationELB','HTTPCode_Target_5XX_Count','TargetGroup','targetgroup/a/1',"
                                + "'LoadBalancer','app/b/2']",
                        "Sum")));
    }

    @Test
    void anHttpApiIsNamedByItsId() {
        assertThat(shown(views -> views.api(Output.of("a1b2c3"))))
                .isEqualTo(body(widget(
                        "Requests of the API, and those refused or failed",
                        "['AWS/ApiGateway','Count','ApiId','a1b2c3'],['AWS/ApiGateway','4xx','ApiId','a1b2c3'],"
                                + "['AWS/ApiGateway','5xx','ApiId','a1b2c3']",
                        "Sum")));
    }

    @Test
    void aDatabaseShowsCapacityConnectionsAndCpu() {
        assertThat(shown(views -> views.database(Output.of("dev-database"))))
                .isEqualTo(body(
                        widget(
                                "Capacity of the database, ACU",
                                "['AWS/RDS','ServerlessDatabaseCapacity','DBClusterIdentifier','dev-database']",
                                "Maximum"),
                        widget(
                                "Connections of the database",
                                "['AWS/RDS','DatabaseConnections','DBClusterIdentifier','dev-database']",
                                "Maximum"),
                        widget(
                                "CPU of the database, percent",
                                "['AWS/RDS','CPUUtilization','DBClusterIdentifier','dev-database']",
                                "Average")));
    }

    @Test
    void aControlApiIsNamedByNameAndStage() {
        assertThat(shown(views -> views.control(Output.of("control"), Output.of("live"))))
                .isEqualTo(body(widget(
                        "Requests of the control API, and those refused or failed",
                        "['AWS/ApiGateway','Count','ApiName','control','Stage','live'],"
                                + "['AWS/ApiGateway','4XXError','ApiName','control','Stage','live'],"
                                + "['AWS/ApiGateway','5XXError','ApiName','control','Stage','live']",
                        "Sum")));
    }
}
