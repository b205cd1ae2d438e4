package dev.slipway.program;

import com.pulumi.Context;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.link.Link;
import dev.slipway.base.link.Links;
import dev.slipway.components.SharedResources;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.controller.Controllers;
import dev.slipway.components.controller.Dashboard;
import dev.slipway.components.controller.DashboardArgs;
import dev.slipway.components.controller.RollOut;
import dev.slipway.components.controller.ScheduleGroup;
import dev.slipway.components.controller.SleepSpec;
import dev.slipway.components.gateway.ControlApi;
import dev.slipway.components.gateway.ControlApiArgs;
import dev.slipway.components.gateway.ExecutionLogs;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.network.Network;
import dev.slipway.components.service.DeploymentLog;
import dev.slipway.components.service.InjectedSidecars;
import dev.slipway.components.service.RemoteService;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.ServiceArgs;
import dev.slipway.components.service.ServiceConnection;
import dev.slipway.components.service.StackIngress;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Assembly of the services that run as tasks, with their images, controllers, control APIs and dashboards. */
public final class Services {
    private final Context context;
    private final Settings settings;
    private final Network network;
    private final EcsCluster cluster;
    private final StoreLinks links;
    private final TaskParts parts;
    private final Edge edge;
    private final Images images;
    private final SharedResources shared;
    private final Discovery discovery;
    private final Optional<ExecutionLogs> executionLogs;
    private final Optional<ScheduleGroup> schedules;
    private final Map<String, Service> byName = new HashMap<>();
    private final List<DeployedService> all = new ArrayList<>();

    /**
     * One service and the components that belong to it.
     *
     * @param rollOut empty for a service whose image is not pushed
     * @param sleep empty for a service without {@code sleep}
     */
    record DeployedService(
            Service service, ContainerImage image, Optional<RollOut> rollOut, Optional<SleepComponents> sleep) {}

    /** The controllers of a service with {@code sleep}, its control API and its dashboard. */
    record SleepComponents(Controllers controllers, ControlApi api, Optional<Dashboard> dashboard) {}

    public Services(
            Context context,
            Settings settings,
            Network network,
            EcsCluster cluster,
            Discovery discovery,
            StoreLinks links,
            Edge edge,
            Images images,
            SharedResources shared) {
        this.context = context;
        this.settings = settings;
        this.network = network;
        this.cluster = cluster;
        this.links = links;
        parts = new TaskParts(links.data());
        this.edge = edge;
        this.images = images;
        this.shared = shared;
        this.discovery = discovery;
        executionLogs = settings.sleeps() && !settings.isCopy()
                ? Optional.of(new ExecutionLogs("execution-logs", ComponentResourceOptions.Empty))
                : Optional.empty();
        schedules = settings.usesSchedules() ? Optional.of(new ScheduleGroup("schedules")) : Optional.empty();
        settings.services().forEach(service -> all.add(deploy(service)));
    }

    List<DeployedService> all() {
        return all;
    }

    /** The group of the schedules of services and jobs; empty for a stack without schedules. */
    public Optional<ScheduleGroup> schedules() {
        return schedules;
    }

    /** The services by their names. */
    public Map<String, Service> byName() {
        return Map.copyOf(byName);
    }

    /** The values of the output {@link RemoteService#OUTPUT}, by the names of the discoverable services. */
    Map<String, Object> discoverable() {
        var described = new TreeMap<String, Object>();
        settings.services().stream().filter(ServiceSettings::discoverable).forEach(read -> {
            var service = byName.get(read.name());
            var ports = ServiceConnection.proxies(discovery.targets().get(read.name()));
            described.put(read.name(), RemoteService.described(service.securityGroupId(), ports));
        });
        return described;
    }

    private DeployedService deploy(ServiceSettings spec) {
        var image = images.of(spec.name());
        var service = service(spec, image);
        byName.put(spec.name(), service);
        return new DeployedService(
                service,
                image,
                service.pushed().map(pushed -> rollOut(service, pushed)),
                spec.sleep().flatMap(sleep -> schedules.map(group -> sleep(service, sleep, group))));
    }

    private Service service(ServiceSettings read, ContainerImage image) {
        var spec = read.spec().withThresholds(settings.alarms().thresholds());
        return new Service(
                read.name(),
                ServiceArgs.of(
                                cluster,
                                network,
                                image,
                                spec,
                                new StackIngress(edge.balancers(), edge.api(), edge.networkBalancer()))
                        .withLinks(links(read))
                        .withFileSystems(parts.fileSystems(read))
                        .withQueue(spec.scaling()
                                .backlog()
                                .map(backlog ->
                                        links.data().messaging().queues().get(backlog.queue())))
                        .withInjected(injected(read))
                        .withShared(shared)
                        .withLog(new DeploymentLog(context.log()::info, context.log()::warn)));
    }

    /** The stores that a service uses, the metrics that it publishes, and the services that it calls. */
    private Links links(ServiceSettings read) {
        var stores = links.of(read.uses()).and(read.metrics().map(Link::of));
        return read.connects().stream()
                .map(target -> Optional.of(target.of()
                        .map(stack -> discovery.link(read, stack, target))
                        .orElseGet(() -> Link.of(byName.get(target.service()).endpoint(target.port())))))
                .reduce(stores, Links::and, (one, other) -> other);
    }

    private InjectedSidecars injected(ServiceSettings read) {
        return new InjectedSidecars(parts.router(read), read.tracing(), discovery.connection(read));
    }

    private RollOut rollOut(Service service, PushedImage image) {
        var code = settings.controllers().jar().archive();
        return new RollOut(service.name() + "-roll-out", service, image, code, shared);
    }

    private SleepComponents sleep(Service service, SleepSpec sleep, ScheduleGroup schedules) {
        var code = settings.controllers().jar().archive();
        var controllers = new Controllers(service.name() + "-control", service, sleep, code, schedules, shared);
        var api = new ControlApi(
                controllers.name() + "-api",
                ControlApiArgs.of(service.name(), controllers.wake(), controllers.kill(), executionLogs)
                        .withQuota(settings.controllers().quota())
                        .withDomain(edge.controlDomain())
                        .withShared(shared));
        var dashboard = settings.controllers().dashboard()
                ? Optional.of(new Dashboard(
                        controllers.name() + "-view",
                        new DashboardArgs(
                                controllers, api, sleep.activity(), links.data().cluster()),
                        ComponentResourceOptions.Empty))
                : Optional.<Dashboard>empty();
        return new SleepComponents(controllers, api, dashboard);
    }
}
