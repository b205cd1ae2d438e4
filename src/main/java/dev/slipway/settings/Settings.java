package dev.slipway.settings;

import dev.slipway.analysis.cost.Pricing;
import dev.slipway.analysis.guard.Waiver;
import dev.slipway.base.Withers;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.audit.AuditSpec;
import dev.slipway.components.budget.BudgetSpec;
import dev.slipway.components.cache.CacheSpec;
import dev.slipway.components.cluster.ClusterSpec;
import dev.slipway.components.database.AuroraSpec;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.components.delivery.DeliverySpec;
import dev.slipway.components.gateway.HttpApiSpec;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.messaging.MessagingSpec;
import dev.slipway.components.network.NetworkSpec;
import dev.slipway.components.storage.StorageSpec;
import dev.slipway.settings.reader.ConfigErrors;
import dev.slipway.settings.reader.NamespaceCheck;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.SecretValueCheck;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.SettingsReference;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.rules.SettingsRules;
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
        var settings = SettingsReader.read(
                new Section(
                        StackConfig.NAMESPACE, NamespaceValues.of(config, StackConfig.NAMESPACE), errors, reference),
                config,
                links);
        SettingsRules.check(settings, config, errors);
        NamespaceCheck.check(config, errors);
        SecretValueCheck.check(config, errors);
        errors.refuse();
        return settings;
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
