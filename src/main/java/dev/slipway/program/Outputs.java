package dev.slipway.program;

import com.pulumi.Context;
import com.pulumi.core.Output;
import dev.slipway.base.Json;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.cache.Cache;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.database.RelationalDatabase;
import dev.slipway.components.delivery.Delivery;
import dev.slipway.components.distribution.Distribution;
import dev.slipway.components.domain.Domain;
import dev.slipway.components.environment.SharedEnvironment;
import dev.slipway.components.environment.UsedEnvironment;
import dev.slipway.components.gateway.ApiStage;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.network.Network;
import dev.slipway.components.service.RemoteService;
import dev.slipway.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outputs of a stack, by which people, scripts and other programs find its resources. */
public final class Outputs {
    /** The outputs that every stack has, even without a service. */
    private static final List<String> ALWAYS =
            List.of("repository_url", "task_definition_arn", "service_name", "log_group");

    private final Context context;

    /** The values by output and by name of the service, job or store. */
    private final Map<String, Map<String, Output<String>>> values = new TreeMap<>();

    public Outputs(Context context) {
        this.context = context;
        ALWAYS.forEach(output -> values.put(output, new TreeMap<>()));
    }

    public void of(Network network, EcsCluster cluster) {
        context.export("vpc_id", network.vpcId());
        context.export("cluster_arn", cluster.arn());
        context.export("cluster_name", cluster.clusterName());
    }

    public void of(SharedResources shared) {
        shared.alarmTopic().ifPresent(topic -> context.export("alarm_topic_arn", topic.arn()));
    }

    public void of(Data data) {
        data.database().ifPresent(this::of);
        data.archive().ifPresent(archive -> context.export("log_archive_bucket", archive.bucketName()));
        data.stores().tables().forEach((name, table) -> put("table_name", name, table.tableName()));
        data.stores().buckets().forEach((name, bucket) -> put("bucket_name", name, bucket.bucketName()));
        data.stores().buses().forEach((name, bus) -> put("event_bus_name", name, bus.busName()));
        data.stores().fileSystems().forEach((name, files) -> put("file_system_id", name, files.id()));
        data.messaging().queues().forEach((name, queue) -> {
            put("queue_url", name, queue.url());
            put("dead_letter_queue_url", name, queue.deadLettersUrl());
        });
        data.messaging().topics().forEach((name, topic) -> put("topic_arn", name, topic.arn()));
        data.caches().forEach(this::of);
    }

    private void of(String name, Cache cache) {
        put("cache_host", name, cache.host());
        cache.user().secretArn().ifPresent(arn -> put("cache_secret_arn", name, arn));
    }

    private void of(RelationalDatabase database) {
        context.export("rds_endpoint", database.endpoint());
        context.export("rds_reader_endpoint", database.readerEndpoint());
        context.export("rds_port", database.port());
        context.export("rds_secret_arn", database.secretArn());
    }

    public void of(Services services) {
        services.all().forEach(this::of);
        var discoverable = services.discoverable();
        if (!discoverable.isEmpty()) {
            context.export(RemoteService.OUTPUT, Json.text(discoverable).applyValue(Json::read));
        }
    }

    private void of(Services.DeployedService deployed) {
        var service = deployed.service();
        var name = service.name();
        of(name, deployed.image());
        put("task_definition_arn", name, service.primary().taskDefinitionArn());
        put("service_name", name, service.primary().serviceName());
        put("log_group", name, service.task().logGroup());
        put("security_group_id", name, service.securityGroupId());
        put("task_role_arn", name, service.task().roleArn());
        put("execution_role_arn", name, service.task().executionRoleArn());
        service.alternate().ifPresent(alternate -> {
            put("alternate_service_name", name, alternate.serviceName());
            put("alternate_task_definition_arn", name, alternate.taskDefinitionArn());
        });
        service.route()
                .testUrls()
                .forEach(
                        (place, url) -> put(place == StackBalancer.MAIN ? "test_url" : "internal_test_url", name, url));
        service.spec().ingress().blueGreen().ifPresent(split -> {
            put("alternate_share", name, Output.of(Integer.toString(split.alternate())));
            put("release_side", name, Output.of(split.release().name().toLowerCase(Locale.ROOT)));
        });
        var alarms = Stream.concat(Stream.of(service.primary()), service.alternate().stream())
                .flatMap(slot -> slot.deploymentAlarms().stream())
                .toList();
        if (!alarms.isEmpty()) {
            put("deployment_alarms", name, joined(alarms));
        }
        deployed.rollOut()
                .ifPresent(rollOut ->
                        put("roll_out_function_arn", name, rollOut.function().arn()));
        deployed.sleep().ifPresent(sleep -> of(name, sleep));
    }

    private void of(String service, Services.SleepComponents sleep) {
        put("control_url", service, sleep.api().url());
        put("control_key_id", service, sleep.api().keyId());
        sleep.controllers()
                .functions()
                .forEach((role, function) -> put(role + "_function_arn", service, function.arn()));
        sleep.dashboard().ifPresent(dashboard -> put("dashboard_url", service, dashboard.url()));
    }

    public void of(Functions functions) {
        functions.all().forEach(deployed -> {
            var function = deployed.function();
            of(function.name(), deployed.image());
            put("function_name", function.name(), function.functionName());
            put("function_version", function.name(), function.version());
            put("log_group", function.name(), function.logGroup());
            put("function_role_arn", function.name(), function.roleArn());
            function.securityGroupId().ifPresent(id -> put("security_group_id", function.name(), id));
        });
    }

    public void of(Jobs jobs) {
        jobs.all().forEach(deployed -> {
            var job = deployed.job();
            var name = job.name();
            of(name, deployed.image());
            put("state_machine_arn", name, job.arn());
            job.spec().schedule().ifPresent(timing -> {
                put("schedule_expression", name, Output.of(timing.expression().text()));
                put("schedule_time_zone", name, Output.of(timing.timeZone()));
            });
            job.spec().on().ifPresent(source -> put("event_source", name, Output.of(source.text())));
            put("task_definition_arn", name, job.task().definition().arn());
            put("log_group", name, job.task().logGroup());
            put("security_group_id", name, job.securityGroupId());
            put("task_role_arn", name, job.task().roleArn());
            put("execution_role_arn", name, job.task().executionRoleArn());
        });
    }

    private void of(String service, ContainerImage image) {
        image.repositoryUrl().ifPresent(url -> put("repository_url", service, url));
    }

    /** @param host the first host of the domain */
    public void of(Edge edge, Optional<ApiStage> stage, Optional<Distribution> distribution, Optional<String> host) {
        stage.ifPresent(api -> {
            context.export("api_url", api.url());
            context.export("api_id", api.apiId());
        });
        var balancer = edge.balancer();
        distribution
                .map(Distribution::url)
                .or(() -> balancer.map(direct -> direct.url()))
                .ifPresent(url -> context.export("url", url));
        edge.networkBalancer().ifPresent(network -> {
            context.export("network_host", network.host());
            if (!network.addresses().isEmpty()) {
                context.export("network_addresses", Output.all(network.addresses()));
            }
        });
        Optional.ofNullable(edge.balancers().get(StackBalancer.INTERNAL))
                .ifPresent(internal -> context.export("internal_url", internal.url()));
        host.map(Output::of)
                .or(() -> distribution.map(Distribution::dnsName))
                .or(() -> balancer.map(direct -> direct.dnsName()))
                .ifPresent(name -> context.export("server_dns", name));
        edge.domain()
                .map(Domain::zoneId)
                .or(() -> distribution.map(Distribution::zoneId))
                .or(() -> balancer.map(direct -> direct.zoneId()))
                .ifPresent(id -> context.export("zone_id", id));
        edge.domain().flatMap(Domain::certificateArn).ifPresent(arn -> context.export("certificate_arn", arn));
        distribution.ifPresent(front -> context.export("distribution_id", front.id()));
    }

    /** @param settings those of the services, whose routes are parts of their addresses */
    public void of(Settings settings, Edge edge, Optional<ApiStage> stage, Optional<Distribution> distribution) {
        new ServiceAddresses(settings, edge, stage, distribution)
                .all()
                .forEach((service, addresses) -> put("addresses", service, addresses));
    }

    public void of(Delivery delivery) {
        context.export("deploy_role_arn", delivery.deployRoleArn());
        context.export("preview_role_arn", delivery.previewRoleArn());
        context.export("drift_role_arn", delivery.driftRoleArn());
        delivery.pullRequestRoleArn().ifPresent(arn -> context.export("pull_request_role_arn", arn));
    }

    public void of(SharedEnvironment environment) {
        context.export(UsedEnvironment.OUTPUT, environment.output());
    }

    /** Exports the outputs that have a value for each service or store. */
    public void export() {
        values.forEach((output, entries) -> context.export(output, all(entries)));
    }

    private void put(String output, String name, Output<String> value) {
        values.computeIfAbsent(output, missing -> new TreeMap<>()).put(name, value);
    }

    /** The names of alarms, separated by blanks, as a command takes them. */
    private static Output<String> joined(List<Output<List<String>>> alarms) {
        return Output.all(alarms)
                .applyValue(all -> all.stream().flatMap(List::stream).collect(Collectors.joining(" ")));
    }

    private static Output<Map<String, String>> all(Map<String, Output<String>> entries) {
        var names = entries.keySet().stream().toList();
        return Output.all(entries.values().stream().toList()).applyValue(resolved -> {
            var all = new TreeMap<String, String>();
            for (var i = 0; i < names.size(); i++) {
                all.put(names.get(i), resolved.get(i));
            }
            return all;
        });
    }
}
