package dev.slipway.settings;

import dev.slipway.analysis.cost.Pricing;
import dev.slipway.analysis.guard.Waiver;
import dev.slipway.components.balancer.LoadBalancerSpec;
import dev.slipway.components.cluster.ClusterSpec;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.controller.ControllerJar;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.components.delivery.PlannedTypes;
import dev.slipway.components.gateway.HttpApiSpec;
import dev.slipway.components.storage.StorageSpec;
import dev.slipway.settings.reader.ConfigErrors;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.SecretValueCheck;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.SettingsReference;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import dev.slipway.settings.rules.SettingsRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The settings of a stack: what its stack file says under {@code slipway:}, and the defaults.
 *
 * @param protectedStack whether deleting is refused and the guard rails are strict
 * @param tags on every resource that can be tagged, beside {@code Project}, {@code Stack} and {@code Name}
 * @param services those that run as tasks
 * @param functions those that run as Lambda functions
 * @param controllers of services that sleep
 * @param pricing by what the stack's cost is estimated
 */
public record Settings(
        boolean protectedStack,
        Map<String, String> tags,
        NetworkSettings network,
        ClusterSpec cluster,
        LoadBalancerSpec balancer,
        Optional<DatabaseSpec> database,
        StorageSpec storage,
        HttpApiSpec api,
        LogSettings logs,
        List<ServiceSettings> services,
        List<FunctionSettings> functions,
        EdgeSettings edge,
        ControllerSettings controllers,
        AlarmSettings alarms,
        AuditSettings audit,
        BudgetSettings budget,
        Pricing pricing,
        DeliverySettings delivery,
        List<Waiver> waivers) {

    /** Limits: <a href="https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html">tags</a>. */
    private static final TextFormat TAG_KEY =
            TextFormat.of("a tag key of 1 to 128 characters that does not start with aws:", "(?!aws:).{1,128}");

    private static final TextFormat TAG_VALUE = TextFormat.of("a text of up to 256 characters", ".{0,256}");

    /**
     * The settings of a stack.
     *
     * @throws com.pulumi.exceptions.RunException with one line for each fault of the stack file
     */
    public static Settings read(StackConfig config) {
        return read(config, new SettingsReference());
    }

    public static Settings read(StackConfig config, SettingsReference reference) {
        var faults = new ConfigErrors();
        var settings = readSection(
                new Section(
                        StackConfig.NAMESPACE, NamespaceValues.of(config, StackConfig.NAMESPACE), faults, reference),
                config);
        SettingsRules.check(settings, config, faults);
        SecretValueCheck.check(config, faults);
        faults.refuse();
        return settings;
    }

    private static Settings readSection(Section section, StackConfig config) {
        try (section;
                var cluster = section.section("cluster")) {
            var protectedStack = section.flag("protected", false);
            var logs = LogSettings.read(section.section("logs"), config);
            var logDays = logs.retentionDays();
            var images = ImageSettings.read(section.section("images"), config, protectedStack);
            var database = DatabaseSettings.read(section.section("database"), config, protectedStack);
            var storage = StorageSettings.read(section.section("storage"), config);
            var stores = UsesSettings.Declared.of(storage, database);
            var all = section.sections("services", TextFormat.NAME);
            var services = ServiceConnections.inOrder(all.entrySet().stream()
                    .filter(entry -> !FunctionSettings.is(entry.getValue()))
                    .map(entry -> ServiceSettings.read(entry.getKey(), entry.getValue(), images, logs, stores))
                    .toList());
            var functions = all.entrySet().stream()
                    .filter(entry -> FunctionSettings.is(entry.getValue()))
                    .map(entry -> FunctionSettings.read(entry.getKey(), entry.getValue(), images, logDays, stores))
                    .toList();
            var edge = EdgeSettings.read(
                    section, EdgeSettings.Callers.of(services, functions), config, database.isPresent(), logDays);
            var sleeps = services.stream().anyMatch(service -> service.sleep().isPresent());
            var alarms = AlarmSettings.read(section.section("alarms"), protectedStack);
            return new Settings(
                    protectedStack,
                    section.map("tags", TAG_KEY, TAG_VALUE),
                    NetworkSettings.read(section.section("network"), logDays),
                    new ClusterSpec(cluster.choice("insights", ContainerInsights.ENABLED)),
                    BalancerSettings.read(
                            section.section("balancer"),
                            services.stream()
                                    .anyMatch(service ->
                                            service.ingress().blueGreen().isPresent()),
                            edge.distribution().isPresent()),
                    database,
                    storage,
                    ApiSettings.read(
                            section.section("api"), services.stream().anyMatch(ServiceSettings::countedByRoute)),
                    logs,
                    services,
                    functions,
                    edge,
                    new ControllerSettings(
                            new ControllerJar(config.root()),
                            ControlSettings.read(section.section("control")),
                            sleeps,
                            services.stream().anyMatch(each -> each.image() instanceof ImageSource.Pushed),
                            edge.apiBehindDistribution(),
                            protectedStack),
                    alarms,
                    AuditSettings.read(section.section("audit"), protectedStack),
                    BudgetSettings.read(section.section("budget"), alarms),
                    CostSettings.read(section.section("cost"), config),
                    DeliverySettings.read(section.section("delivery")),
                    WaiverSettings.read(section.list("waivers")));
        }
    }

    /** The same settings, with the right to deliver what a stack's plan is made of. */
    public Settings withPlanned(PlannedTypes planned) {
        return new Settings(
                protectedStack,
                tags,
                network,
                cluster,
                balancer,
                database,
                storage,
                api,
                logs,
                services,
                functions,
                edge,
                controllers,
                alarms,
                audit,
                budget,
                pricing,
                delivery.withPlanned(planned),
                waivers);
    }

    /**
     * Packages what images and controllers are made from, where it is stale.
     *
     * @param log gets one line for each that was
     */
    public void prepare(Consumer<String> log) {
        services.forEach(service -> service.image().prepare(log));
        functions.forEach(function -> function.image().prepare(log));
        controllers.prepare(log);
    }

    /** Whether the stack keeps data, which its key encrypts. */
    public boolean storesData() {
        return database.isPresent() || !storage.isEmpty() || logs.archive().isPresent();
    }

    /** Whether a service that runs as tasks is behind the HTTP API. */
    public boolean servesTasksByApi() {
        return services.stream().anyMatch(service -> service.ingress() instanceof IngressSettings.Api);
    }

    /** The services that others connect to, by their names. */
    public Set<String> connectionTargets() {
        return ServiceConnections.targets(services);
    }
}
