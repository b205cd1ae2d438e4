package dev.slipway.components.controller;

import com.pulumi.core.Output;
import dev.slipway.components.balancer.ServiceTargetGroup;
import java.util.ArrayList;
import java.util.List;

/** Widgets of a dashboard for the parts of a stack. */
record DashboardViews(DashboardWidgets widgets) {

    /**
     * Metrics of <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html">ECS</a>.
     * Each running task reports its CPU once a minute, so that the number of samples is the number of tasks.
     *
     * @param cluster name of the cluster
     * @param service name of the service
     */
    void service(Output<String> cluster, Output<String> service) {
        List<Object> dimensions = List.of("ClusterName", cluster, "ServiceName", service);
        var cpu = metric("AWS/ECS", "CPUUtilization", dimensions);
        widgets.graph(
                        "CPU and memory, percent",
                        "Average",
                        List.of(cpu, metric("AWS/ECS", "MemoryUtilization", dimensions)))
                .graph("Running tasks", "SampleCount", List.of(cpu));
    }

    /** Metrics that the service publishes itself. */
    void published(Activity.Metrics own) {
        List<Object> dimensions = new ArrayList<>();
        own.dimensions().forEach((name, value) -> dimensions.addAll(List.of(name, value)));
        widgets.graph("Connections", "Maximum", List.of(metric(own.namespace(), "ActiveConnections", dimensions)))
                .graph(
                        "Last use, seconds since 1970",
                        "Maximum",
                        List.of(metric(own.namespace(), "LastActivityEpochSeconds", dimensions)));
    }

    /**
     * Metrics of a
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">
     * load balancer</a>.
     *
     * @param group the target group of the service
     */
    void balancer(ServiceTargetGroup group) {
        List<Object> dimensions = List.of("TargetGroup", group.arnSuffix(), "LoadBalancer", group.balancerSuffix());
        widgets.graph(
                "Requests of the balancer, and those answered 5xx",
                "Sum",
                List.of(
                        metric("AWS/ApplicationELB", "RequestCount", dimensions),
                        metric("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", dimensions)));
    }

    /**
     * Metrics of an <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html">HTTP
     * API</a>, for all of its services.
     */
    void api(Output<String> id) {
        List<Object> dimensions = List.of("ApiId", id);
        widgets.graph(
                "Requests of the API, and those refused or failed",
                "Sum",
                List.of(
                        metric("AWS/ApiGateway", "Count", dimensions),
                        metric("AWS/ApiGateway", "4xx", dimensions),
                        metric("AWS/ApiGateway", "5xx", dimensions)));
    }

    /**
     * Metrics of <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html">
     * Aurora</a>, over all instances.
     *
     * @param cluster the database's identifier
     */
    void database(Output<String> cluster) {
        List<Object> dimensions = List.of("DBClusterIdentifier", cluster);
        widgets.graph(
                        "Capacity of the database, ACU",
                        "Maximum",
                        List.of(metric("AWS/RDS", "ServerlessDatabaseCapacity", dimensions)))
                .graph(
                        "Connections of the database",
                        "Maximum",
                        List.of(metric("AWS/RDS", "DatabaseConnections", dimensions)))
                .graph(
                        "CPU of the database, percent",
                        "Average",
                        List.of(metric("AWS/RDS", "CPUUtilization", dimensions)));
    }

    /** Metrics of a REST API. */
    void control(Output<String> api, Output<String> stage) {
        List<Object> dimensions = List.of("ApiName", api, "Stage", stage);
        widgets.graph(
                "Requests of the control API, and those refused or failed",
                "Sum",
                List.of(
                        metric("AWS/ApiGateway", "Count", dimensions),
                        metric("AWS/ApiGateway", "4XXError", dimensions),
                        metric("AWS/ApiGateway", "5XXError", dimensions)));
    }

    private static List<Object> metric(String namespace, String name, List<Object> dimensions) {
        var metric = new ArrayList<Object>(List.of(namespace, name));
        metric.addAll(dimensions);
        return metric;
    }
}
