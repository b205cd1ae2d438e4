package dev.slipway.program;

import com.pulumi.Context;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.components.SharedResources;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.controller.Controllers;
import dev.slipway.components.controller.ControllersArgs;
import dev.slipway.components.controller.Dashboard;
import dev.slipway.components.controller.DashboardArgs;
import dev.slipway.components.controller.RollOut;
import dev.slipway.components.controller.RollOutArgs;
import dev.slipway.components.controller.SleepSpec;
import dev.slipway.components.discovery.Namespace;
import dev.slipway.components.gateway.ControlApi;
import dev.slipway.components.gateway.ControlApiArgs;
import dev.slipway.components.gateway.ExecutionLogs;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.network.Network;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.ServiceArgs;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assembly of the services that run as tasks, with their images, controllers, control APIs and dashboards. */
public final class Services {
    private final Context context;
    private final Settings settings;
    private final Network network;
    private final Cluster cluster;
    private final Data data;
    private final Edge edge;
    private final SharedResources shared;
    private final Optional<Namespace> namespace;
    private final Optional<ExecutionLogs> executionLogs;
    private final Map<String, Service> byName = new HashMap<>();
    private final List<Deployed> all = new ArrayList<>();

    /**
     * One service and the components that belong to it.
     *
     * @param rollOut of a service whose image is pushed
     * @param sleep of a service that sleeps
     */
    record Deployed(Service service, ContainerImage image, Optional<RollOut> rollOut, Optional<Sleep> sleep) {}

    /** The components that let a service sleep and people wake it. */
    record Sleep(Controllers controllers, ControlApi api, Optional<Dashboard> dashboard) {}

    public Services(
            Context context,
            Settings settings,
            Network network,
            Cluster cluster,
            Data data,
            Edge edge,
            SharedResources shared) {
        this.context = context;
        this.settings = settings;
        this.network = network;
        this.cluster = cluster;
        this.data = data;
        this.edge = edge;
        this.shared = shared;
        var targets = settings.connectionTargets();
        namespace = targets.isEmpty() ? Optional.empty() : Optional.of(new Namespace("names", targets));
        executionLogs = settings.controllers().sleeping()
                ? Optional.of(new ExecutionLogs("execution-logs", ComponentResourceOptions.Empty))
                : Optional.empty();
        settings.services().forEach(service -> all.add(deploy(service)));
    }

    List<Deployed> all() {
        return all;
    }

    private Deployed deploy(ServiceSettings spec) {
        var image = spec.image().create(spec.name() + "-image");
        var service = service(spec, image);
        byName.put(spec.name(), service);
        service.watch(context.log()::warn);
        return new Deployed(
                service,
                image,
                service.pushed().map(pushed -> rollOut(service)),
                spec.sleep().flatMap(sleep -> executionLogs.map(logs -> sleep(service, sleep, logs))));
    }

    private Service service(ServiceSettings spec, ContainerImage image) {
        var ingress = spec.ingress().create(spec.name(), edge.balancer(), edge.api());
        return new Service(
                spec.name(),
                ServiceArgs.of(cluster, network, image, spec.spec(), ingress)
                        .withAssignPublicIp(spec.assignPublicIp())
                        .withUses(spec.uses(data.stores(), data.database(), byName))
                        .withKey(shared.key())
                        .withAlarms(settings.alarms().ofServices(shared.alarmTopic()))
                        .withCompanions(spec.companions(data.archive(), namespace))
                        .withMigration(spec.migration(line -> context.log().info(line)))
                        .withProtectedFromDeletion(shared.protectedFromDeletion()));
    }

    private RollOut rollOut(Service service) {
        return new RollOut(
                service.name() + "-roll-out",
                RollOutArgs.of(service, settings.controllers().jar().archive())
                        .withTopic(shared.alarmTopic())
                        .withKey(shared.key())
                        .withProtectedFromDeletion(shared.protectedFromDeletion()));
    }

    private Sleep sleep(Service service, SleepSpec sleep, ExecutionLogs logs) {
        var controllers = new Controllers(
                service.name() + "-control",
                ControllersArgs.of(service, sleep, settings.controllers().jar().archive())
                        .withTopic(shared.alarmTopic())
                        .withKey(shared.key())
                        .withProtectedFromDeletion(shared.protectedFromDeletion()));
        var api = new ControlApi(
                controllers.name() + "-api",
                ControlApiArgs.of(service.name(), controllers.wake(), controllers.kill(), logs)
                        .withQuota(settings.controllers().control().quota())
                        .withDomain(edge.controlDomain())
                        .withLogRetentionDays(shared.logRetentionDays())
                        .withProtectedFromDeletion(shared.protectedFromDeletion()));
        var dashboard = settings.controllers().control().dashboard()
                ? Optional.of(new Dashboard(
                        controllers.name() + "-view",
                        new DashboardArgs(controllers, api, sleep.activity(), data.database()),
                        ComponentResourceOptions.Empty))
                : Optional.<Dashboard>empty();
        return new Sleep(controllers, api, dashboard);
    }
}
