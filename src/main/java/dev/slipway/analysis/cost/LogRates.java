package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.monthly;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;

import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.lambda.Function;
import dev.slipway.engine.PlannedResource;
import java.util.List;

/** Rates of CloudWatch: logs and Container Insights. */
final class LogRates {
    private static final String LOGS = "CloudWatch Logs";
    static final String WATCH = "CloudWatch";
    private static final double DAYS = Scenario.MONTH_HOURS / 24;

    /**
     * The <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/appinsights-metrics-ecs.html">metrics</a>
     * that Container Insights publishes for a cluster on Fargate: eight of CPU, memory, network and storage, and two counts.
     */
    private static final double METRICS_PER_CLUSTER = 10;

    /** Eight metrics and five counts for a service, and eight metrics for its task definition family. */
    private static final double METRICS_PER_SERVICE = 21;

    /** The alarms that Application Auto Scaling creates for a target tracking policy: to scale out, and to scale in. */
    private static final double ALARMS_PER_TRACKING = 2;

    /** The component of a stack whose cluster services of other stacks run in. */
    private static final String SHARED = "slipway:environment:SharedEnvironment";

    private LogRates() {}

    /** Ingested log data, and the data that is stored for the retention period. */
    static void group(PlannedResource group, EstimateBuilder estimate) {
        // AWS publishes no size of these events; they are some MB a month for a task.
        if (group.text("name").startsWith("/aws/ecs/containerinsights/")) {
            return;
        }
        var gb = ingestedGb(group, estimate);
        var months = ResourceRate.number(group, "retentionInDays", DAYS) / DAYS;
        estimate.add(LOGS, group.name(), Price.LOG_GB, gb);
        estimate.add(LOGS, group.name() + ", kept", Price.LOG_GB_MONTH, gb.times(months));
    }

    private static MonthlyUsage ingestedGb(PlannedResource group, EstimateBuilder estimate) {
        var traffic = estimate.assumptions.traffic();
        if (!estimate.dependents(FlowLog.class, group).isEmpty()) {
            return ofFullUse(estimate.assumptions.volume().flowLogs());
        }
        var ofTasks = estimate.plan.ofType(TaskDefinition.class).stream()
                .anyMatch(
                        definition -> definition.text("containerDefinitions").contains('"' + group.text("name") + '"'));
        if (ofTasks || !estimate.dependents(Stage.class, group).isEmpty()) {
            return ofFullUse(traffic.logGb(traffic.requestsPerMonth()));
        }
        return estimate.dependents(Function.class, group).stream()
                .map(function -> FunctionRates.calls(function, estimate))
                .map(calls -> new MonthlyUsage(traffic.logGb(calls.always()), traffic.logGb(calls.perHour())))
                .findFirst()
                .orElseGet(() -> ofFullUse(traffic.logGb(traffic.callsPerMonth())));
    }

    /** The alarms of a scaling policy that are not in the plan: those of target tracking. */
    static void policy(PlannedResource policy, EstimateBuilder estimate) {
        if (policy.text("policyType").equals("TargetTrackingScaling")) {
            estimate.add(WATCH, policy.name() + ", alarms", Price.ALARM_MONTH, monthly(ALARMS_PER_TRACKING));
        }
    }

    /**
     * Custom metrics of Container Insights. A metric is charged for each hour with data, and there is none without a
     * task.
     */
    static void insights(PlannedResource cluster, EstimateBuilder estimate) {
        var services = services(estimate);
        var shared = !estimate.plan.ofType(SHARED).isEmpty();
        if (services.isEmpty() && !shared) {
            return;
        }
        var allSleep = !shared && services.stream().allMatch(ServiceTasks::sleeps);
        var clusterMetrics = allSleep ? ofFullUse(METRICS_PER_CLUSTER) : monthly(METRICS_PER_CLUSTER);
        addInsights(cluster, services, clusterMetrics, estimate);
    }

    /** Metrics of the services in the cluster of an environment, whose own metrics are in the estimate of the stack that shares it. */
    static void environmentInsights(PlannedResource cluster, EstimateBuilder estimate) {
        if (cluster.text("containerInsights").equals("enabled")) {
            addInsights(cluster, services(estimate), monthly(0), estimate);
        }
    }

    private static void addInsights(
            PlannedResource cluster, List<ServiceTasks> services, MonthlyUsage ofCluster, EstimateBuilder estimate) {
        var metrics = services.stream()
                .map(service -> service.sleeps() ? ofFullUse(METRICS_PER_SERVICE) : monthly(METRICS_PER_SERVICE))
                .reduce(ofCluster, MonthlyUsage::plus);
        estimate.add(WATCH, cluster.name() + ", Container Insights", Price.METRIC_MONTH, metrics);
    }

    private static List<ServiceTasks> services(EstimateBuilder estimate) {
        return estimate.plan.ofType(Service.class).stream()
                .map(service -> ServiceTasks.of(service, estimate.plan))
                .toList();
    }
}
