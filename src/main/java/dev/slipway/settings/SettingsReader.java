package dev.slipway.settings;

import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.cluster.ClusterSpec;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.environment.SharedEnvironmentSpec;
import dev.slipway.components.network.EnvironmentVpcSpec;
import dev.slipway.components.network.NetworkSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.util.HashMap;
import java.util.List;

/** The reader of all sections of a stack file, in the order of their dependencies. */
final class SettingsReader {
    /** Limits: <a href="https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html">tags</a>. */
    private static final TextFormat TAG_KEY =
            TextFormat.of("a tag key of 1 to 128 characters that does not start with aws:", "(?!aws:).{1,128}");

    private static final TextFormat TAG_VALUE = TextFormat.of("a text of up to 256 characters", ".{0,256}");

    private static final TextFormat BASE_FILES =
            TextFormat.of("the name of a file of the project, or a list of names", ".+");

    private SettingsReader() {}

    static Settings read(Section section, StackConfig config, List<DeclaredLink> links) {
        try (section;
                var cluster = section.section("cluster")) {
            // The files are merged before the settings are read.
            section.texts("extends", List.of(), BASE_FILES);
            var protectedStack = section.flag("protected", false);
            var environment = EnvironmentSettings.read(section.section("environment"));
            var logs = LogSettings.read(section.section("logs"), config);
            var logDays = logs.retentionDays();
            var imageSection = section.section("images");
            var database = DatabaseSettings.read(section.section("database"), config, protectedStack);
            var storage = StorageSettings.read(section.section("storage"), config);
            var caches = CacheSettings.read(section, config, protectedStack);
            var stores = DeclaredLinks.of(storage, database, caches, links);
            var all = section.sections("services", TextFormat.NAME);
            var allJobs = section.sections("jobs", TextFormat.NAME);
            var owners = new HashMap<>(allJobs);
            owners.putAll(all);
            var images = ImageSettings.read(imageSection, owners, config);
            var fileSystems = storage.stores().fileSystems();
            var services = ServiceConnections.inOrder(all.entrySet().stream()
                    .filter(entry -> !FunctionSettings.is(entry.getValue()))
                    .map(entry ->
                            ServiceSettings.read(entry.getKey(), entry.getValue(), images, logs, stores, fileSystems))
                    .toList());
            var functions = all.entrySet().stream()
                    .filter(entry -> FunctionSettings.is(entry.getValue()))
                    .map(entry -> FunctionSettings.read(entry.getKey(), entry.getValue(), images, stores))
                    .toList();
            var prefix = config.project() + "-" + config.stack() + "-";
            var jobs = allJobs.entrySet().stream()
                    .map(entry -> JobSettings.read(
                            entry.getValue(),
                            prefix,
                            new ContainerContext(entry.getKey(), config.root(), fileSystems),
                            images,
                            logs,
                            stores))
                    .toList();
            var callers = EdgeSettings.Callers.of(services, functions)
                    .withOtherStacks(environment
                            .shared()
                            .map(SharedEnvironmentSpec::balancers)
                            .orElse(List.of()));
            var edge = EdgeSettings.read(section, callers, config, database.isPresent());
            var balancer = BalancerSettings.read(section.section("balancer"), edge);
            var networkBalancer = NetworkBalancerSettings.read(section.section("networkBalancer"), edge);
            var alarms = AlarmSettings.read(
                    section.section("alarms"), environment.used().isPresent());
            return new Settings(
                    protectedStack,
                    environment,
                    section.map("tags", TAG_KEY, TAG_VALUE),
                    network(environment, NetworkSettings.read(section.section("network"), logDays)),
                    new ClusterSpec(cluster.choice("insights", ContainerInsights.ENABLED)),
                    balancer,
                    networkBalancer,
                    database,
                    storage.stores(),
                    storage.messaging(),
                    caches,
                    ApiSettings.read(
                            section.section("api"), services.stream().anyMatch(ServiceSettings::countedByRoute)),
                    logs,
                    services,
                    functions,
                    jobs,
                    edge.withOwnInternalHosts(balancer.internalHosts()).withOwnNetworkHosts(networkBalancer.hosts()),
                    ControllerSettings.read(section.section("control"), config),
                    alarms,
                    AuditSettings.read(section.section("audit")),
                    BudgetSettings.read(section.section("budget"), alarms),
                    CostSettings.read(section.section("cost"), config),
                    DeliverySettings.read(section.section("delivery")),
                    WaiverSettings.read(section.list("waivers")));
        }
    }

    private static NetworkSpec network(EnvironmentSettings environment, NetworkSpec own) {
        return environment.used().isPresent() ? new EnvironmentVpcSpec() : own;
    }
}
