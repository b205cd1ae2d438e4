package dev.slipway.analysis.cost;

import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.lambda.Function;
import dev.slipway.engine.PlannedResource;

/** What CloudWatch is paid for. */
final class LogRates {
    private static final String LOGS = "CloudWatch Logs";
    private static final String WATCH = "CloudWatch";
    private static final double DAYS = Scenario.MONTH_HOURS / 24;

    /**
     * The <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/appinsights-metrics-ecs.html">metrics</a>
     * that Container Insights has of a cluster on Fargate: eight of CPU, memory, network and storage, and two counts.
     */
    private static final double OF_CLUSTER = 10;

    /** Of a service the eight and five counts, and of its family of task definitions the eight. */
    private static final double OF_SERVICE = 21;

    private LogRates() {}

    /** What is written, and what the retention keeps of it. */
    static void group(PlannedResource group, EstimateBuilder bill) {
        var gb = written(group, bill);
        var months = ResourceRate.number(group, "retentionInDays", DAYS) / DAYS;
        bill.add(LOGS, group.name(), Price.LOG_GB, gb);
        bill.add(LOGS, group.name() + ", kept", Price.LOG_GB_MONTH, gb.times(months));
    }

    private static MonthlyUsage written(PlannedResource group, EstimateBuilder bill) {
        var traffic = bill.assumptions.traffic();
        if (!bill.dependents(FlowLog.class, group).isEmpty()) {
            return MonthlyUsage.ofFullUse(bill.assumptions.volume().flowLogs());
        }
        var ofTasks = bill.plan.ofType(TaskDefinition.class).stream()
                .anyMatch(each -> each.text("containerDefinitions").contains('"' + group.text("name") + '"'));
        if (ofTasks || !bill.dependents(Stage.class, group).isEmpty()) {
            return MonthlyUsage.ofFullUse(traffic.logGb(traffic.requestsPerMonth()));
        }
        return bill.dependents(Function.class, group).stream()
                .map(function -> FunctionRates.calls(function, bill))
                .map(calls -> new MonthlyUsage(traffic.logGb(calls.always()), traffic.logGb(calls.perHour())))
                .findFirst()
                .orElseGet(() -> MonthlyUsage.ofFullUse(traffic.logGb(traffic.callsPerMonth())));
    }

    static void alarm(PlannedResource alarm, EstimateBuilder bill) {
        bill.add(WATCH, alarm.name(), Price.ALARM_MONTH, MonthlyUsage.monthly(1));
    }

    static void dashboard(PlannedResource dashboard, EstimateBuilder bill) {
        bill.add(WATCH, dashboard.name(), Price.DASHBOARD_MONTH, MonthlyUsage.monthly(1));
    }

    /** A metric is paid by the hour in which it gets data: without a task there is none. */
    static void insights(PlannedResource cluster, EstimateBuilder bill) {
        var fleets = bill.plan.ofType(Service.class).stream()
                .map(service -> ServiceTasks.of(service, bill.plan))
                .toList();
        if (fleets.isEmpty()) {
            return;
        }
        var allSleep = fleets.stream().allMatch(ServiceTasks::sleeps);
        var ofCluster = allSleep ? MonthlyUsage.ofFullUse(OF_CLUSTER) : MonthlyUsage.monthly(OF_CLUSTER);
        var metrics = fleets.stream()
                .map(fleet -> fleet.sleeps() ? MonthlyUsage.ofFullUse(OF_SERVICE) : MonthlyUsage.monthly(OF_SERVICE))
                .reduce(ofCluster, MonthlyUsage::plus);
        bill.add(WATCH, cluster.name() + ", Container Insights", Price.METRIC_MONTH, metrics);
    }
}
