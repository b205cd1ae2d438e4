package dev.slipway.settings;

import dev.slipway.base.StackName;
import dev.slipway.components.AddedAccess;
import dev.slipway.components.controller.Activity;
import dev.slipway.components.controller.SleepSpec;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.LogDestination;
import dev.slipway.components.service.MigrationSpec;
import dev.slipway.components.service.ReservedPorts;
import dev.slipway.components.service.ServiceSpec;
import dev.slipway.components.service.TaskSpec;
import dev.slipway.components.service.Tracing;
import dev.slipway.components.service.UtilizationThresholds;
import dev.slipway.components.storage.FileSystemSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The specs that a section of {@code services} describes: an ECS service, its image, its links and its controllers.
 *
 * @param sleep empty for a service that does not sleep
 * @param connects the ports of services that it calls by their names
 * @param discoverable true if services of other stacks of the environment can call it by its name
 */
public record ServiceSettings(
        String name,
        ImageSpec image,
        ServiceSpec spec,
        UsesSettings uses,
        Optional<SleepSpec> sleep,
        LogDestination logs,
        Optional<Tracing> tracing,
        List<Connection> connects,
        boolean discoverable)
        implements TaskSettings {
    /** Replaces a refused image, so that reading goes on. */
    public static final RegistryImage UNKNOWN_IMAGE = ImageSourceSettings.STAND_IN;

    /**
     * Reads a section.
     *
     * @param logs the log archive of the stack
     * @param stores the stores that the service can use
     * @param fileSystems the file systems of the stack by their names
     */
    static ServiceSettings read(
            String name,
            Section section,
            ImageSettings images,
            LogSettings logs,
            DeclaredLinks stores,
            Map<String, FileSystemSpec> fileSystems) {
        try (section;
                var healthSection = section.section("health");
                var routes = RouteListSettings.read(section)) {
            var choice = IngressChoice.read(section);
            var kind = choice.kind();
            var balanced = choice.isBalanced();
            var health = HealthSettings.read(healthSection, balanced || choice.network());
            var deploy = DeploySettings.read(section, choice);
            var context = new ContainerContext(name, images.root(), fileSystems);
            var own = ContainerSettings.read(section, context, health);
            var sidecars = ContainerSettings.sidecars(section.list("sidecars"), context);
            var containers = new TaskContainers(name, own, sidecars);
            var task = TaskSpecSettings.read(section, containers, images);
            section.make(() -> new ReservedPorts(name, List.of()).requireUnused(own, sidecars));
            var ingress = IngressSettings.read(choice, routes, health, containers, deploy);
            var sleep = SleepSettings.read(section, ingress);
            var spec = scaled(section, task, deploy)
                    .withMigration(migration(section))
                    .withAccess(AccessSettings.read(section))
                    .withAssignPublicIp(section.flag("assignPublicIp", kind == IngressSettings.IngressKind.PUBLIC));
            var first = InitialTarget.ofTasks(spec.capacity().desired());
            var switched = sleep.filter(SleepSpec::wakeOnRequest).isPresent()
                    ? routes.make(() -> ingress.switchable(first)).orElse(ingress)
                    : ingress;
            return new ServiceSettings(
                    name,
                    ImageSourceSettings.read(section, name, task.architecture(), images),
                    reachable(section, spec, switched),
                    UsesReader.read(section, stores, true),
                    sleep,
                    logs.destination(section, own, sidecars),
                    TracingSettings.read(section, own, sidecars),
                    connects(section),
                    section.flag("discoverable", false));
        }
    }

    @Override
    public TaskSection section() {
        return TaskSection.SERVICES;
    }

    @Override
    public TaskSpec task() {
        return spec.task();
    }

    /** The callers that can connect to the port. */
    public Ingress ingress() {
        return spec.ingress();
    }

    @Override
    public boolean assignPublicIp() {
        return spec.assignPublicIp();
    }

    /** The metrics that the service publishes itself. */
    @Override
    public Optional<Activity.Metrics> metrics() {
        return sleep.map(SleepSpec::activity)
                .filter(Activity.Metrics.class::isInstance)
                .map(Activity.Metrics.class::cast);
    }

    /** True if the service sleeps by the requests of its own routes of the HTTP API. */
    public boolean countedByRoute() {
        return sleep.map(SleepSpec::activity)
                        .filter(Activity.ApiRequests.class::isInstance)
                        .isPresent()
                && ingress() instanceof Ingress.Api api
                && api.integration().countedByRoute();
    }

    private static List<Connection> connects(Section section) {
        var found = new LinkedHashSet<Connection>();
        section.elements("connects", Connection.ALLOWED, Connection.FORMAT).forEach(element -> element.object()
                .map(object -> remote(section, element.key(), object))
                .orElseGet(() -> Optional.of(Connection.of(element.text())))
                .filter(connection -> !found.add(connection))
                .ifPresent(
                        twice -> section.error(element.key(), twice.toString(), "it is listed twice", "remove one")));
        return List.copyOf(found);
    }

    /** A connection to a service of another stack. */
    private static Optional<Connection> remote(Section service, String at, Section object) {
        try (object) {
            var name = object.text("service", TextFormat.NAME);
            var stack = object.text("of", TextFormat.ANY).flatMap(text -> object.make("of", () -> new StackName(text)));
            var port = object.text("port", "", TextFormat.NAME);
            for (var key : List.of("service", "of")) {
                if (!object.has(key)) {
                    service.error(at, "", "%s is missing".formatted(key), "write it as in " + Connection.EXAMPLE);
                }
            }
            return name.flatMap(other -> stack.map(of -> new Connection(Optional.of(of), other, port)));
        }
    }

    /** The service with its tasks and their scaling. A stand-in replaces a refused part, so that rules about the others are checked. */
    private static ServiceSpec scaled(Section section, TaskSpec task, DeploySettings deploy) {
        var count = CapacitySettings.read(section);
        var scaling = ScalingSettings.read(section.section("scale"));
        var recreates = deploy.configuration().recreates();
        var refused = section.refused("count");
        var standIn = recreates ? Capacity.fixed(1) : CapacitySettings.STAND_IN;
        var capacity = refused ? standIn : count;
        if (!refused && !section.refused("scale") && count.scales() && !scaling.active() && !recreates) {
            section.error(
                    "count",
                    "",
                    "nothing scales the service between min %d and max %d".formatted(count.min(), count.max()),
                    "set scale, or remove min and max");
        }
        return section.make(() -> new ServiceSpec(
                        task,
                        capacity,
                        scaling,
                        new Ingress.None(),
                        false,
                        deploy.configuration(),
                        deploy.timeout(),
                        Optional.empty(),
                        UtilizationThresholds.DEFAULT,
                        AddedAccess.NONE))
                .orElseGet(() -> ServiceSpec.of(task)
                        .withCapacity(CapacitySettings.STAND_IN)
                        .withScaling(scaling.withMetric(Optional.empty()).withBacklog(Optional.empty())));
    }

    /** The service with its callers. Defaults replace missing values that they need, so that reading goes on. */
    private static ServiceSpec reachable(Section section, ServiceSpec spec, Ingress ingress) {
        var portless = ingress.usesMainPort() && spec.container().port().isEmpty();
        var able = portless
                ? spec.withTask(spec.task().withContainer(spec.container().withPort(freePort(spec.task()))))
                : spec;
        var isPublic = spec.assignPublicIp() || ingress instanceof Ingress.Public;
        var complete = able.withAssignPublicIp(isPublic).withIngress(ingress);
        if (!section.has("port")) {
            section.make(() -> spec.withAssignPublicIp(isPublic).withIngress(ingress));
        }
        section.make(() -> able.withIngress(ingress));
        return complete;
    }

    /** The first port on which no container of a task listens. */
    private static OptionalInt freePort(TaskSpec task) {
        return IntStream.iterate(IngressSettings.STAND_IN_PORT, port -> port + 1)
                .filter(port -> !task.listensOn(port))
                .findFirst();
    }

    private static Optional<MigrationSpec> migration(Section section) {
        var command = section.texts("migrate", List.of(), TextFormat.ANY);
        var seconds = section.renamed("migrateTimeout", "migrateTimeoutSeconds")
                .integer(
                        "migrateTimeoutSeconds",
                        (int) MigrationSpec.DEFAULT_TIMEOUT.toSeconds(),
                        (int) MigrationSpec.MIN_TIMEOUT.toSeconds(),
                        (int) MigrationSpec.MAX_TIMEOUT.toSeconds());
        if (!section.has("migrate")) {
            if (section.has("migrateTimeoutSeconds")) {
                section.error(
                        "migrateTimeoutSeconds",
                        Integer.toString(seconds),
                        "migrateTimeoutSeconds is set without migrate",
                        "set migrate to the command of the migration, or remove it");
            }
            return Optional.empty();
        }
        return section.make(() -> new MigrationSpec(command, Duration.ofSeconds(seconds)));
    }
}
