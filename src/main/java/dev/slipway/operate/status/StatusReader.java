package dev.slipway.operate.status;

import dev.slipway.base.Arns;
import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.EnvironmentUsers;
import dev.slipway.operate.status.StackStatus.Alarm;
import dev.slipway.operate.status.StackStatus.DatabaseStatus;
import dev.slipway.operate.status.StackStatus.QueueStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Reads the status of a stack: services, database, alarms. */
public final class StatusReader {
    private static final String SERVICE = "service_name";
    private static final String QUEUE = "queue_url";
    private static final String ALTERNATE = "alternate_service_name";

    private final DeployedStack stack;

    public StatusReader(DeployedStack stack) {
        this.stack = stack;
    }

    /** @param services the names of the services and jobs in the stack file */
    public StackStatus read(List<String> services) {
        try (var ecs = stack.client(EcsClient.builder());
                var logs = stack.client(CloudWatchLogsClient.builder());
                var scalers = stack.client(ApplicationAutoScalingClient.builder());
                var balancers = stack.client(ElasticLoadBalancingV2Client.builder());
                var ec2 = stack.client(Ec2Client.builder());
                var lambda = stack.client(LambdaClient.builder());
                var rds = stack.client(RdsClient.builder());
                var states = stack.client(SfnClient.builder());
                var cloudWatch = stack.client(CloudWatchClient.builder())) {
            var clock = InstantSource.system();
            var metrics = new MetricReader(cloudWatch, clock);
            var functions = new FunctionStatusReader(stack, lambda, metrics);
            var tasks = new TaskServiceReader(
                    stack,
                    ecs,
                    new DeploymentReader(stack, ecs, logs),
                    new ScalingReader(scalers, stack.cluster(), physical(services)),
                    new TargetReader(balancers),
                    new PublicAddressReader(ecs, ec2));
            var found = new ArrayList<ServiceStatus>();
            for (var service : services) {
                stack.output(SERVICE, service)
                        .map(name -> tasks.read(service, name, service, "task_definition_arn")
                                .withControllers(functions.controllers(service)))
                        .ifPresent(found::add);
                stack.output(ALTERNATE, service)
                        .map(name ->
                                tasks.read(service, name, service + " (alternate)", "alternate_task_definition_arn"))
                        .ifPresent(found::add);
                stack.output("function_name", service)
                        .map(name -> functions.read(service, name))
                        .ifPresent(found::add);
            }
            var jobs = services.stream().filter(stack.jobs()::contains).toList();
            var region = Arns.region(stack.cluster());
            return new StackStatus(
                    stack.name(),
                    region,
                    found,
                    new JobStatusReader(stack, states, clock).read(jobs),
                    database(rds, metrics),
                    queues(metrics),
                    EnvironmentUsers.of(stack),
                    alarms(cloudWatch));
        }
    }

    private List<String> physical(List<String> services) {
        return services.stream()
                .flatMap(service ->
                        Stream.of(SERVICE, ALTERNATE).flatMap(output -> stack.output(output, service).stream()))
                .toList();
    }

    private List<QueueStatus> queues(MetricReader metrics) {
        return stack.names(QUEUE).stream()
                .map(name -> metrics.ofQueue(name, queue(QUEUE, name), queue("dead_letter_queue_url", name)))
                .toList();
    }

    /** The physical name of a queue, the last part of its URL. */
    private String queue(String output, String name) {
        return stack.output(output, name)
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .orElse("");
    }

    /** The database cluster, whose identifier is the first label of its host name. */
    private Optional<DatabaseStatus> database(RdsClient rds, MetricReader metrics) {
        return stack.output("rds_endpoint").map(host -> host.split("\\.")[0]).map(id -> {
            try {
                var cluster = rds.describeDBClusters(request -> request.dbClusterIdentifier(id))
                        .dbClusters()
                        .get(0);
                return database(cluster, metrics);
            } catch (DbClusterNotFoundException e) {
                return new DatabaseStatus(id, "", "gone", 0, 0, Optional.empty());
            }
        });
    }

    private static DatabaseStatus database(DBCluster cluster, MetricReader metrics) {
        var scaling = cluster.serverlessV2ScalingConfiguration();
        return new DatabaseStatus(
                cluster.dbClusterIdentifier(),
                "%s %s".formatted(cluster.engine(), cluster.engineVersion()),
                cluster.status(),
                scaling == null ? 0 : scaling.minCapacity(),
                scaling == null ? 0 : scaling.maxCapacity(),
                metrics.capacity(cluster.dbClusterIdentifier()));
    }

    /** The alarms with the stack's topic as their action, and those that fail deployments. Other stacks may use the topic too. */
    private List<Alarm> alarms(CloudWatchClient cloudWatch) {
        var notifying = stack.output("alarm_topic_arn").stream().flatMap(topic -> cloudWatch
                .describeAlarmsPaginator(request -> request.actionPrefix(topic).stateValue(StateValue.ALARM))
                .metricAlarms()
                .stream()
                .filter(alarm -> stack.owns(Arns.resource(topic)) || stack.owns(alarm.alarmName())));
        var names = stack.services().stream()
                .flatMap(service -> stack.output("deployment_alarms", service).stream())
                .flatMap(all -> Stream.of(all.split(" ")))
                .toList();
        var deciding = names.isEmpty()
                ? Stream.<MetricAlarm>empty()
                : cloudWatch
                        .describeAlarmsPaginator(
                                request -> request.alarmNames(names).stateValue(StateValue.ALARM))
                        .metricAlarms()
                        .stream();
        return Stream.concat(notifying, deciding)
                .filter(alarm -> alarm.stateValue() == StateValue.ALARM)
                .map(alarm -> new Alarm(alarm.alarmName(), alarm.stateReason(), alarm.stateUpdatedTimestamp()))
                .distinct()
                .sorted(Comparator.comparing(Alarm::name))
                .toList();
    }
}
