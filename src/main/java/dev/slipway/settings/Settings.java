package dev.slipway.settings;

import dev.slipway.analysis.cost.Pricing;
import dev.slipway.analysis.guard.Waiver;
import dev.slipway.base.Withers;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.audit.AuditSpec;
import dev.slipway.components.budget.BudgetSpec;
import dev.slipway.components.cache.CacheSpec;
import dev.slipway.components.cluster.ClusterSpec;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.database.AuroraSpec;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.components.delivery.DeliverySpec;
import dev.slipway.components.environment.SharedEnvironmentSpec;
import dev.slipway.components.gateway.HttpApiSpec;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.messaging.MessagingSpec;
import dev.slipway.components.network.EnvironmentVpcSpec;
import dev.slipway.components.network.NetworkSpec;
import dev.slipway.components.storage.StorageSpec;
import dev.slipway.settings.reader.ConfigErrors;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.SecretValueCheck;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.SettingsReference;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import dev.slipway.settings.rules.SettingsRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a stack: the keys {@code slipway:…} of its stack file, and the defaults.
 *
 * @param protectedStack true if deletions are refused and the guard rails are strict
 * @param environment the environment that the stack shares or uses
 * @param tags on every resource that can be tagged, beside {@code Project}, {@code Stack} and {@code Name}
 * @param messaging the queues and topics of {@code slipway:storage}
 * @param caches by their names in the stack file
 * @param services those that run as tasks
 * @param functions those that run as Lambda functions
 * @param jobs the tasks that run by a schedule, by events or on request
 * @param controllers of services that sleep
 * @param pricing region, price list and usage assumptions of the cost estimate
 */
@Withers
public record Settings(
        boolean protectedStack,
        EnvironmentSettings environment,
        Map<String, String> tags,
        NetworkSpec network,
        ClusterSpec cluster,
        BalancerSettings balancer,
        NetworkBalancerSettings networkBalancer,
        Optional<DatabaseSpec> database,
        StorageSpec storage,
        MessagingSpec messaging,
        Map<String, CacheSpec> caches,
        HttpApiSpec api,
        LogSettings logs,
        List<ServiceSettings> services,
        List<FunctionSettings> functions,
        List<JobSettings> jobs,
        EdgeSettings edge,
        ControllerSettings controllers,
        AlarmSettings alarms,
        Optional<AuditSpec> audit,
        Optional<BudgetSpec> budget,
        Pricing pricing,
        Optional<DeliverySpec> delivery,
        List<Waiver> waivers)
        implements SettingsBuilder.With {

    /** Limits: <a href="https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html">tags</a>. */
    private static final TextFormat TAG_KEY =
            TextFormat.of("a tag key of 1 to 128 characters that does not start with aws:", "(?!aws:).{1,128}");

    private static final TextFormat TAG_VALUE = TextFormat.of("a text of up to 256 characters", ".{0,256}");

    private static final TextFormat BASE_FILES =
            TextFormat.of("the name of a file of the project, or a list of names", ".+");

    /**
     * The settings of a stack.
     *
     * @throws com.pulumi.exceptions.RunException for names of project and stack that AWS's names cannot derive from;
     *     otherwise with one line for each error of the stack file
     */
    public static Settings read(StackConfig config) {
        return read(config, List.of());
    }

    /**
     * The settings of a stack with extensions.
     *
     * @param links the links of the extensions
     */
    public static Settings read(StackConfig config, List<DeclaredLink> links) {
        return read(config, links, new SettingsReference());
    }

    /** The settings of a stack, and all keys that were read. */
    public static Settings read(StackConfig config, List<DeclaredLink> links, SettingsReference reference) {
        StackNameCheck.check(config);
        var errors = new ConfigErrors(config.sources(), () -> EverySetting.read());
        var settings = readSection(
                new Section(
                        StackConfig.NAMESPACE, NamespaceValues.of(config, StackConfig.NAMESPACE), errors, reference),
                config,
                links);
        SettingsRules.check(settings, config, errors);
        SecretValueCheck.check(config, errors);
        errors.refuse();
        return settings;
    }

    private static Settings readSection(Section section, StackConfig config, List<DeclaredLink> links) {
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

    /** True if the stack keeps data, which its key encrypts, or shares a key. */
    public boolean storesData() {
        return database.filter(AuroraSpec.class::isInstance).isPresent()
                || storage.storesData()
                || !messaging.isEmpty()
                || !caches.isEmpty()
                || environment.shared().isPresent()
                || logs.archive().isPresent();
    }

    /** True if a service has {@code sleep}. */
    public boolean sleeps() {
        return services.stream().anyMatch(service -> service.sleep().isPresent());
    }

    /** True if a service sleeps or a job has a schedule. */
    public boolean usesSchedules() {
        return sleeps() || jobs.stream().anyMatch(job -> job.spec().schedule().isPresent());
    }

    /**
     * True for a stack with Lambda controllers: for {@code sleep}, {@code rollOut}, and an API behind a distribution.
     */
    public boolean usesControllers() {
        return sleeps()
                || services.stream().anyMatch(service -> service.image() instanceof PushedImageArgs)
                || edge.apiBehindDistribution();
    }

    /** True for a copy of another stack for a pull request, which uses the roles for GitHub of the original. */
    public boolean isCopy() {
        return delivery.filter(spec -> !spec.roles()).isPresent();
    }

    /**
     * The ports that other services connect to, by the names of their services; an empty text for a main port. Those of a
     * discoverable service are all of its ports.
     */
    public Map<String, Set<String>> connectionTargets() {
        return ServiceConnections.targets(services);
    }

    /** The connections to services of other stacks. */
    public List<Connection> remoteConnections() {
        return services.stream()
                .flatMap(service -> service.connects().stream())
                .filter(connection -> connection.of().isPresent())
                .distinct()
                .toList();
    }

    /** The budget by the address of its alerts; empty without alerts or without an address. */
    public Map<String, BudgetSpec> budgetAlerts() {
        var alerts = budget.filter(spec -> !spec.alerts().isEmpty());
        return alerts.isPresent() && alarms.topic().isPresent()
                ? Map.of(alarms.topic().get().email(), alerts.get())
                : Map.of();
    }
}
