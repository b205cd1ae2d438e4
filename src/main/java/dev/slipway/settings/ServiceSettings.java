package dev.slipway.settings;

import dev.slipway.base.link.Link;
import dev.slipway.base.link.Links;
import dev.slipway.components.controller.Activity;
import dev.slipway.components.controller.SleepSpec;
import dev.slipway.components.database.Database;
import dev.slipway.components.discovery.Namespace;
import dev.slipway.components.function.RouteTarget;
import dev.slipway.components.image.Architecture;
import dev.slipway.components.logs.LogArchive;
import dev.slipway.components.service.FargateSize;
import dev.slipway.components.service.InjectedSidecars;
import dev.slipway.components.service.MigrationArgs;
import dev.slipway.components.service.ScalingSpec;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.ServiceConnection;
import dev.slipway.components.service.ServiceSpec;
import dev.slipway.components.service.StartOrder;
import dev.slipway.components.service.Tracing;
import dev.slipway.components.storage.Stores;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One service of a stack.
 *
 * @param assignPublicIp whether its tasks run in public subnets, each with a public address
 */
public record ServiceSettings(
        String name,
        ImageSource image,
        ServiceSpec spec,
        IngressSettings ingress,
        boolean assignPublicIp,
        UsesSettings uses,
        Optional<MigrationArgs> migration,
        Optional<SleepSpec> sleep,
        LogDestination logs,
        Optional<Tracing> tracing,
        List<String> connects) {
    /** Stands in for a port that is missing, until the fault is told. */
    private static final int NO_PORT = 80;

    /**
     * One service.
     *
     * @param logs where logs can go, and how long they are kept
     * @param stores what it can use
     */
    static ServiceSettings read(
            String name, Section section, ImageSettings images, LogSettings logs, UsesSettings.Declared stores) {
        try (section;
                var health = section.section("health");
                var routes = section.section("routes")) {
            var read = spec(section, health, logs.retentionDays());
            var deploy = DeploySettings.read(
                    section, routes, IngressSettings.kind(section) == IngressSettings.Kind.BALANCER);
            var spec = read.withDeployTimeout(deploy.timeout());
            var port = spec.container().port();
            var ingress = IngressSettings.read(section, routes, health, port.orElse(NO_PORT), deploy);
            var assignPublicIp = IngressSettings.assignPublicIp(section);
            if (!section.has("port") && !(ingress instanceof IngressSettings.None)) {
                section.fault("port", "", "missing", "set the port that the container listens on, or ingress to none");
            }
            var image = ImageSource.read(section, name, spec.architecture(), images);
            var uses = UsesSettings.read(section, stores);
            var migration = migration(section);
            var sleep = SleepSettings.read(section, ingress);
            var led = sleep.activator()
                    ? ingress.withActivator(RouteTarget.ofTasks(spec.capacity().desired()), routes)
                    : ingress;
            return new ServiceSettings(
                    name,
                    image,
                    spec,
                    led,
                    assignPublicIp,
                    uses,
                    migration,
                    sleep.sleep(),
                    LogDestination.read(section, logs, spec.container(), spec.sidecars()),
                    TracingSettings.read(section, spec.container(), spec.sidecars()),
                    section.texts("connects", List.of(), TextFormat.NAME));
        }
    }

    /** The metrics that the service publishes itself. */
    public Optional<Activity.Metrics> metrics() {
        return sleep.map(SleepSpec::activity)
                .filter(Activity.Metrics.class::isInstance)
                .map(Activity.Metrics.class::cast);
    }

    /** Whether its sleep goes by the requests of its own routes on the API. */
    public boolean countedByRoute() {
        return sleep.map(SleepSpec::activity)
                        .filter(Activity.ApiRequests.class::isInstance)
                        .isPresent()
                && ingress instanceof IngressSettings.Api api
                && api.backend().countedByRoute();
    }

    /**
     * What the service uses: stores, the metrics that it publishes, and other services.
     *
     * @param services those that are there already, by their names
     */
    public Links uses(Stores storage, Optional<Database> database, Map<String, Service> services) {
        var stores = uses.in(storage, database).and(metrics().map(Link::of));
        return connects.stream()
                .map(name -> Optional.of(Link.of(services.get(name))))
                .reduce(stores, Links::and, (one, other) -> other);
    }

    /** What stands beside its containers. */
    public InjectedSidecars companions(Optional<LogArchive> archive, Optional<Namespace> namespace) {
        return new InjectedSidecars(
                logs.in(archive, name),
                tracing,
                namespace
                        .filter(each -> !connects.isEmpty() || each.names(name))
                        .map(each -> new ServiceConnection(each, each.names(name))));
    }

    /**
     * What must succeed before the service is updated.
     *
     * @param log is told how it goes
     */
    public Optional<MigrationArgs> migration(Consumer<String> log) {
        return migration.map(each -> new MigrationArgs(each.command(), each.timeout(), log));
    }

    private static ServiceSpec spec(Section section, Section health, int logDays) {
        var own = ContainerSettings.read(section, health);
        var sidecars = ContainerSettings.sidecars(section.list("sidecars"));
        var ordered = section.make("sidecars", false, () -> {
            StartOrder.check(own, sidecars);
            return true;
        });
        var capacity = CapacitySettings.read(section);
        var scaling = ScalingSettings.read(section.section("scale"));
        return new ServiceSpec(
                size(section),
                section.choice("architecture", Architecture.ARM64),
                ordered ? own : own.withAfter(Map.of()),
                ordered ? sidecars : List.of(),
                capacity,
                section.make("scale", ScalingSpec.NONE, () -> scaling.within(capacity)),
                logDays,
                section.flag("exec", false),
                ContainerSettings.secretFiles(section, sidecars),
                ServiceSpec.DEPLOY_TIMEOUT);
    }

    private static Optional<MigrationArgs> migration(Section section) {
        var command = section.texts("migrate", List.of(), TextFormat.ANY);
        var seconds = section.integer("migrateTimeout", 900, 60, 21600);
        if (section.has("migrateTimeout") && !section.has("migrate")) {
            section.fault(
                    "migrateTimeout",
                    Integer.toString(seconds),
                    "nothing migrates",
                    "name the command that does as migrate, or remove it");
        }
        return section.has("migrate")
                ? section.make(
                        "migrate",
                        Optional.empty(),
                        () -> Optional.of(new MigrationArgs(command, Duration.ofSeconds(seconds), line -> {})))
                : Optional.empty();
    }

    private static FargateSize size(Section section) {
        var cpu = section.oneOf("cpu", FargateSize.SMALLEST.cpu(), FargateSize.cpus());
        var memories = FargateSize.memories(cpu);
        var memory = section.integer("memory", memories.get(0), 1, 122880);
        return section.make("memory", FargateSize.SMALLEST, () -> FargateSize.of(cpu, memory));
    }
}
