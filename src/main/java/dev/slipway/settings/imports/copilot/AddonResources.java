package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.DraftStores.DraftStoreKind;
import dev.slipway.settings.imports.copilot.DraftStores.StoreValue;
import dev.slipway.settings.imports.copilot.TemplateValues.TemplateValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reader of the resources of an add-on template: stores become settings, and each other resource is reported. */
final class AddonResources {
    private static final String EXTENSION =
            "%s has no key: create it in an extension (docs/how-to/own-resources.md), or keep the one of the add-on and name it by its ARN in allow";

    /** Resources that a store of Slipway brings itself. */
    private static final Map<String, String> COVERED = Map.ofEntries(
            Map.entry("AWS::RDS::DBSubnetGroup", "slipway:database"),
            Map.entry("AWS::RDS::DBClusterParameterGroup", "slipway:database"),
            Map.entry("AWS::RDS::DBInstance", "slipway:database.instances"),
            Map.entry("AWS::SecretsManager::SecretTargetAttachment", "slipway:database"),
            Map.entry("AWS::SecretsManager::RotationSchedule", "slipway:database"),
            Map.entry("AWS::S3::BucketPolicy", "slipway:storage.buckets"),
            Map.entry("AWS::SQS::QueuePolicy", "slipway:storage.queues"),
            Map.entry("AWS::SNS::TopicPolicy", "slipway:storage.topics"));

    /** Resources that belong to the database of the same template. */
    private static final Set<String> OF_DATABASE = Set.of(
            "AWS::EC2::SecurityGroup",
            "AWS::SecretsManager::Secret",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::Lambda::Function",
            "AWS::IAM::Role",
            "AWS::Lambda::Permission");

    /** The nearest setting of a resource that is not read. */
    private static final Map<String, String> NEAREST = Map.of(
            "AWS::ElastiCache::",
                    "a cache is slipway:caches with uses: [cache]; its variables are CACHE_HOST and CACHE_PORT",
            "AWS::RDS::DBInstance", "an instance is named by slipway:database.existing.instance, in the existing VPC",
            "AWS::SecretsManager::Secret", "keep the secret, and name it in secrets as secretsmanager:<name>",
            "AWS::Events::EventBus", "an event bus is slipway:storage.buses",
            "AWS::EFS::", "a file system is slipway:storage.fileSystems");

    private final EnvironmentScope scope;
    private final Optional<String> service;
    private final SourceValue template;
    private final TemplateValues values;
    private final AddonStores stores;
    private final Map<String, StoreValue> found = new HashMap<>();
    private final Set<String> covered = new HashSet<>();
    private final Map<String, SourceValue> policies = new LinkedHashMap<>();

    AddonResources(EnvironmentScope scope, Optional<String> service, SourceValue template, TemplateValues values) {
        this.scope = scope;
        this.service = service;
        this.template = template;
        this.values = values;
        this.stores = new AddonStores(scope, service.orElse("env"), values);
    }

    /** The settings of the service or job that the template belongs to. */
    DraftSection service() {
        var setting = scope.setting(service.orElseThrow());
        var jobs = scope.root().section("jobs");
        var isJob = jobs.has(setting);
        if (jobs.members().isEmpty()) {
            scope.root().members().remove("jobs");
        }
        return scope.root().section(isJob ? "jobs" : "services").section(setting);
    }

    void read(String name, SourceValue resource) {
        var type = resource.member("Type").map(value -> value.markRead().text()).orElse("");
        for (var attribute : java.util.List.of("Metadata", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy")) {
            resource.member(attribute).ifPresent(SourceValue::markAllRead);
        }
        var lenient = ImportErrors.reportedTo(scope.report());
        var properties = new SourceFields(
                resource.member("Properties")
                        .orElseGet(() -> SourceValue.absent(resource.place().file())),
                lenient);
        switch (type) {
            case "AWS::DynamoDB::Table" -> store(name, stores.table(name, properties), resource);
            case "AWS::S3::Bucket" -> store(name, stores.bucket(name, properties), resource);
            case "AWS::SQS::Queue" -> queue(name, properties, resource);
            case "AWS::SNS::Topic" -> store(name, stores.topic(name, properties), resource);
            case "AWS::RDS::DBCluster" -> store(name, stores.database(name, properties, instances(name)), resource);
            case "AWS::IAM::ManagedPolicy" -> policies.put(name, resource);
            default -> other(name, type, resource);
        }
    }

    private void store(String name, Optional<StoreValue> store, SourceValue resource) {
        store.ifPresentOrElse(
                value -> {
                    found.put(name, value);
                    unconditional(resource);
                    scope.report()
                            .taken(
                                    resource,
                                    "slipway:" + (value.kind() == DraftStoreKind.DATABASE ? "database" : "storage"));
                },
                () -> scope.report()
                        .lost(
                                resource,
                                "a stack has one database: a second one needs a stack of its own, or an extension"));
    }

    private void unconditional(SourceValue resource) {
        resource.member("Condition").ifPresent(condition -> scope.report()
                .changed(condition.markRead(), "", "the resource is in every stack, whatever the condition"));
    }

    private void queue(String name, SourceFields properties, SourceValue resource) {
        if (isDeadLetterQueue(name)) {
            covered.add(name);
            scope.report().taken(resource.markAllRead(), "slipway:storage.queues");
        } else {
            store(name, stores.queue(name, properties), resource);
        }
    }

    /** True for a queue that another one names in its redrive policy. */
    private boolean isDeadLetterQueue(String name) {
        return resources().values().stream()
                .flatMap(resource -> resource.member("Properties").stream())
                .flatMap(properties -> properties.member("RedrivePolicy").stream())
                .flatMap(policy -> policy.member("deadLetterTargetArn").stream())
                .anyMatch(target -> target.text().startsWith(name + ".")
                        || target.items().stream().anyMatch(item -> item.text().equals(name)));
    }

    private Map<String, SourceValue> resources() {
        return template.member("Resources").map(SourceValue::members).orElse(Map.of());
    }

    /** The number of instances of a cluster. */
    private int instances(String cluster) {
        return (int) resources().values().stream()
                .filter(resource -> resource.member("Type")
                        .map(SourceValue::text)
                        .orElse("")
                        .equals("AWS::RDS::DBInstance"))
                .flatMap(resource ->
                        resource
                                .member("Properties")
                                .flatMap(properties -> properties.member("DBClusterIdentifier"))
                                .stream())
                .filter(reference -> reference.text().equals(cluster))
                .count();
    }

    private void other(String name, String type, SourceValue resource) {
        var hasCluster = resources().values().stream()
                .anyMatch(one ->
                        one.member("Type").map(SourceValue::text).orElse("").equals("AWS::RDS::DBCluster"));
        var isMember = !type.equals("AWS::RDS::DBInstance")
                || resource.member("Properties")
                        .flatMap(properties -> properties.member("DBClusterIdentifier"))
                        .isPresent();
        if (COVERED.containsKey(type) && isMember || OF_DATABASE.contains(type) && hasCluster) {
            covered.add(name);
            scope.report().taken(resource.markAllRead(), COVERED.getOrDefault(type, "slipway:database"));
            return;
        }
        var nearest = NEAREST.entrySet().stream()
                .filter(entry -> type.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        scope.report()
                .lost(
                        resource,
                        nearest.map(note -> "%s: %s".formatted(type, note))
                                .orElseGet(() ->
                                        EXTENSION.formatted(type.isEmpty() ? "a resource without a type" : type)));
    }

    /** Reads the policies, once all stores are known. */
    void policies() {
        policies.forEach((name, policy) -> {
            covered.add(name);
            if (service.isEmpty()) {
                scope.report()
                        .lost(policy, "AWS::IAM::ManagedPolicy: uses and allow of a service give its permissions");
            } else {
                unconditional(policy);
                new AddonPolicy(scope, values, found, service()).read(policy);
            }
        });
    }

    /** True for a resource that Slipway's own one stands for. */
    boolean isCovered(String resource) {
        return covered.contains(resource);
    }

    /** The store that a value belongs to, such as the one of its ARN. */
    Optional<StoreValue> store(TemplateValue value) {
        return value.resource().map(found::get);
    }

    /** The value of a store that an output refers to. */
    Optional<StoreValue> link(TemplateValue value) {
        var resource = value.resource().orElse("");
        if (resource.isEmpty()) {
            return value.export().flatMap(scope.stores()::exported);
        }
        var store = Optional.ofNullable(found.get(resource));
        if (store.isEmpty()) {
            var isSecret = Optional.ofNullable(resources().get(resource))
                    .flatMap(one -> one.member("Type"))
                    .map(type -> type.text().startsWith("AWS::SecretsManager::Secret"))
                    .orElse(false);
            return isSecret
                    ? found.values().stream()
                            .filter(one -> one.kind() == DraftStoreKind.DATABASE)
                            .findFirst()
                    : Optional.empty();
        }
        return AddonStores.value(store.get(), value.attribute());
    }
}
