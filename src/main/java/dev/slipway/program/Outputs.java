package dev.slipway.program;

import com.pulumi.Context;
import com.pulumi.core.Output;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.controller.Controllers;
import dev.slipway.components.controller.Dashboard;
import dev.slipway.components.controller.RollOut;
import dev.slipway.components.database.Database;
import dev.slipway.components.delivery.Delivery;
import dev.slipway.components.distribution.Distribution;
import dev.slipway.components.domain.Domain;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.gateway.ApiStage;
import dev.slipway.components.gateway.ControlApi;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.logs.LogArchive;
import dev.slipway.components.network.Network;
import dev.slipway.components.service.Service;
import dev.slipway.components.storage.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The outputs of a stack: what other programs, scripts and people find it by. */
public final class Outputs {
    private final Context context;
    private final Map<String, Output<String>> repositories = new TreeMap<>();
    private final Map<String, Output<String>> taskDefinitions = new TreeMap<>();
    private final Map<String, Output<String>> services = new TreeMap<>();
    private final Map<String, Output<String>> functionNames = new TreeMap<>();
    private final Map<String, Output<String>> logGroups = new TreeMap<>();
    private final Map<String, Map<String, Output<String>>> functions = new TreeMap<>();
    private final Map<String, Output<String>> controlUrls = new TreeMap<>();
    private final Map<String, Output<String>> dashboards = new TreeMap<>();
    private final Map<String, Output<String>> rollOuts = new TreeMap<>();
    private final Map<String, Output<String>> controlKeys = new TreeMap<>();

    private final Map<String, Output<String>> alternates = new TreeMap<>();
    private final Map<String, Output<String>> alternateDefinitions = new TreeMap<>();
    private final Map<String, Output<String>> tests = new TreeMap<>();
    private final Map<String, Output<String>> shares = new TreeMap<>();
    private final Map<String, Output<String>> releases = new TreeMap<>();
    private final Map<String, Output<String>> deploymentAlarms = new TreeMap<>();

    private final Map<String, Output<String>> tables = new TreeMap<>();
    private final Map<String, Output<String>> buckets = new TreeMap<>();
    private final Map<String, Output<String>> buses = new TreeMap<>();

    public Outputs(Context context) {
        this.context = context;
    }

    public void of(Network network, Cluster cluster) {
        context.export("vpc_id", network.vpcId());
        context.export("cluster_arn", cluster.arn());
        context.export("cluster_name", cluster.clusterName());
    }

    /** @param host the first of the domain's */
    public void of(
            Optional<LoadBalancer> balancer,
            Optional<Domain> domain,
            Optional<Distribution> front,
            Optional<String> host) {
        front.map(Distribution::url)
                .or(() -> balancer.map(LoadBalancer::url))
                .ifPresent(url -> context.export("url", url));
        host.map(Output::of)
                .or(() -> front.map(Distribution::dnsName))
                .or(() -> balancer.map(LoadBalancer::dnsName))
                .ifPresent(name -> context.export("server_dns", name));
        domain.map(Domain::zoneId)
                .or(() -> front.map(Distribution::zoneId))
                .or(() -> balancer.map(LoadBalancer::zoneId))
                .ifPresent(id -> context.export("zone_id", id));
        domain.flatMap(each -> each.certificateArn().or(each::viewersCertificateArn))
                .ifPresent(arn -> context.export("certificate_arn", arn));
        front.ifPresent(each -> context.export("distribution_id", each.id()));
    }

    public void of(Optional<Database> database, Stores storage) {
        database.ifPresent(aurora -> {
            context.export("rds_endpoint", aurora.endpoint());
            context.export("rds_reader_endpoint", aurora.readerEndpoint());
            context.export("rds_port", aurora.port());
            context.export("rds_secret_arn", aurora.secretArn());
        });
        storage.tables().forEach((name, table) -> tables.put(name, table.tableName()));
        storage.buckets().forEach((name, bucket) -> buckets.put(name, bucket.bucketName()));
        storage.buses().forEach((name, bus) -> buses.put(name, bus.busName()));
    }

    public void ofLogs(Optional<LogArchive> archive) {
        archive.ifPresent(each -> context.export("log_archive_bucket", each.bucketName()));
    }

    public void of(Optional<ApiStage> api) {
        api.ifPresent(stage -> {
            context.export("api_url", stage.url());
            context.export("api_id", stage.apiId());
        });
    }

    public void of(Service service, ContainerImage image) {
        image.repositoryUrl().ifPresent(url -> repositories.put(service.name(), url));
        taskDefinitions.put(service.name(), service.taskDefinitionArn());
        services.put(service.name(), service.serviceName());
        logGroups.put(service.name(), service.logGroup());
        service.alternateName().ifPresent(name -> alternates.put(service.name(), name));
        service.alternateDefinitionArn().ifPresent(arn -> alternateDefinitions.put(service.name(), arn));
        service.testUrl().ifPresent(url -> tests.put(service.name(), url));
        service.blueGreen().ifPresent(each -> {
            shares.put(service.name(), Output.of(Integer.toString(each.alternate())));
            releases.put(service.name(), Output.of(each.release().name().toLowerCase(Locale.ROOT)));
        });
        if (!service.deploymentAlarms().isEmpty()) {
            deploymentAlarms.put(service.name(), names(service.deploymentAlarms()));
        }
    }

    public void of(ContainerFunction function, ContainerImage image) {
        image.repositoryUrl().ifPresent(url -> repositories.put(function.name(), url));
        functionNames.put(function.name(), function.functionName());
        logGroups.put(function.name(), function.logGroup());
    }

    public void ofAlarms(Optional<AlarmTopic> topic) {
        topic.ifPresent(each -> context.export("alarm_topic_arn", each.arn()));
    }

    public void ofDelivery(Optional<Delivery> delivery) {
        delivery.ifPresent(each -> {
            context.export("deploy_role_arn", each.deployRoleArn());
            context.export("preview_role_arn", each.previewRoleArn());
            context.export("drift_role_arn", each.driftRoleArn());
            each.pullRequestRoleArn().ifPresent(arn -> context.export("pull_request_role_arn", arn));
        });
    }

    public void of(Service service, Optional<Controllers> controllers, Optional<ControlApi> control) {
        control.ifPresent(api -> {
            controlUrls.put(service.name(), api.url());
            controlKeys.put(service.name(), api.keyId());
        });
        controllers.ifPresent(all -> all.functions()
                .forEach((what, function) ->
                        functions.computeIfAbsent(what, each -> new TreeMap<>()).put(service.name(), function.arn())));
    }

    public void ofRollOut(Service service, Optional<RollOut> rollOut) {
        rollOut.ifPresent(each -> rollOuts.put(service.name(), each.function().arn()));
    }

    public void ofDashboard(Service service, Optional<Dashboard> dashboard) {
        dashboard.ifPresent(view -> dashboards.put(service.name(), view.url()));
    }

    /** Exports what belongs to each service, table, bucket and bus, by its name. */
    public void export() {
        export("repository_url", repositories);
        export("task_definition_arn", taskDefinitions);
        export("service_name", services);
        exportSome("function_name", functionNames);
        export("log_group", logGroups);
        exportSome("alternate_service_name", alternates);
        exportSome("alternate_task_definition_arn", alternateDefinitions);
        exportSome("test_url", tests);
        exportSome("alternate_share", shares);
        exportSome("release_side", releases);
        exportSome("deployment_alarms", deploymentAlarms);
        exportSome("table_name", tables);
        exportSome("bucket_name", buckets);
        exportSome("event_bus_name", buses);
        exportSome("dashboard_url", dashboards);
        exportSome("roll_out_function_arn", rollOuts);
        exportSome("control_url", controlUrls);
        exportSome("control_key_id", controlKeys);
        functions.forEach((what, arns) -> export(what + "_function_arn", arns));
    }

    /** As a command takes them. */
    private static Output<String> names(List<Output<List<String>>> alarms) {
        return Output.all(alarms)
                .applyValue(all -> all.stream().flatMap(List::stream).collect(Collectors.joining(" ")));
    }

    private void export(String name, Map<String, Output<String>> values) {
        context.export(name, all(values));
    }

    /** Leaves the output out where the stack has none. */
    private void exportSome(String name, Map<String, Output<String>> values) {
        if (!values.isEmpty()) {
            export(name, values);
        }
    }

    private static Output<Map<String, String>> all(Map<String, Output<String>> values) {
        var names = values.keySet().stream().toList();
        return Output.all(values.values().stream().toList()).applyValue(resolved -> {
            var all = new TreeMap<String, String>();
            for (var i = 0; i < names.size(); i++) {
                all.put(names.get(i), resolved.get(i));
            }
            return all;
        });
    }
}
