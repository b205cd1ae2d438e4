package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.DraftStores.DraftStoreKind;
import dev.slipway.settings.imports.copilot.DraftStores.StoreValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reader of the stores of an add-on template, such as those of {@code copilot storage init}. */
final class AddonStores {
    private static final int SECONDS_OF_DAY = 86400;

    private final EnvironmentScope scope;
    private final String owner;
    private final TemplateValues values;

    AddonStores(EnvironmentScope scope, String owner, TemplateValues values) {
        this.scope = scope;
        this.owner = owner;
        this.values = values;
    }

    private DraftSection section(DraftStoreKind kind, String resource, SourceFields properties) {
        var name = name(kind, resource);
        return scope.stores()
                .section(kind, name)
                .comment("from " + properties.source().place().file());
    }

    private String name(DraftStoreKind kind, String resource) {
        var plain = resource.length() > 6 ? resource.replaceFirst("(?<=.)(Bucket|Table|Queue|Topic)$", "") : resource;
        return scope.stores().name(kind, owner + "/" + resource, plain, owner + "-" + plain);
    }

    private Optional<StoreValue> store(DraftStoreKind kind, String resource) {
        return Optional.of(new StoreValue(kind, name(kind, resource), kind.value()));
    }

    /** Reports the physical name of a store, by which it can be kept. */
    private void physicalName(SourceFields properties, String field, DraftSection section, String arn) {
        properties.value(field).ifPresent(value -> {
            var name = values.of(value).text();
            scope.report()
                    .changed(
                            value,
                            section.path(),
                            "a new, empty one; to keep %s write existing: {arn: %s} instead of its other keys"
                                    .formatted(name, arn.formatted(name)));
        });
    }

    Optional<StoreValue> table(String resource, SourceFields properties) {
        var table = section(DraftStoreKind.TABLE, resource, properties);
        var types = new HashMap<String, String>();
        for (var attribute : properties.sections("AttributeDefinitions")) {
            attribute
                    .text("AttributeName")
                    .ifPresent(name -> types.put(
                            name.value(),
                            attribute
                                    .text("AttributeType")
                                    .map(type -> type.value())
                                    .orElse("S")));
        }
        keys(properties, types, table);
        for (var index : properties.sections("GlobalSecondaryIndexes")) {
            index.text("IndexName").ifPresent(name -> {
                keys(index, types, table.section("indexes").section(name.value()));
                scope.report().taken(name.source(), table.key("indexes"));
            });
            index.value("Projection").ifPresent(projection -> scope.report()
                    .changed(projection.markAllRead(), table.key("indexes"), "an index has all attributes"));
            index.value("ProvisionedThroughput").ifPresent(SourceValue::markAllRead);
        }
        properties.value("LocalSecondaryIndexes").ifPresent(indexes -> scope.report()
                .lost(
                        indexes,
                        "tables have global indexes alone: keep the table by existing.arn, or write a global index"));
        properties.section("TimeToLiveSpecification").ifPresent(ttl -> {
            ttl.text("AttributeName").ifPresent(name -> table.take("ttl", name));
            ttl.value("Enabled");
        });
        physicalName(properties, "TableName", table, "arn:aws:dynamodb:<region>:<account>:table/%s");
        always(properties, table, "PointInTimeRecoverySpecification", "SSESpecification");
        properties.value("BillingMode").map(values::of).ifPresent(mode -> scope.report()
                .taken(properties.source().member("BillingMode").get(), table.path()));
        properties.value("ProvisionedThroughput").ifPresent(throughput -> scope.report()
                .changed(throughput.markAllRead(), table.path(), "capacity is on demand"));
        return store(DraftStoreKind.TABLE, resource);
    }

    private void keys(SourceFields fields, Map<String, String> types, DraftSection target) {
        for (var key : fields.sections("KeySchema")) {
            var name = key.text("AttributeName");
            var isHash =
                    key.text("KeyType").map(type -> type.value().equals("HASH")).orElse(true);
            name.ifPresent(field -> {
                var type = types.getOrDefault(field.value(), "S");
                target.take(
                        isHash ? "hash" : "range",
                        type.equals("S") ? field.value() : field.value() + ":" + type,
                        field.source());
            });
        }
    }

    /** Properties that every store of Slipway has. */
    private void always(SourceFields properties, DraftSection section, String... names) {
        for (var name : names) {
            properties.value(name).ifPresent(value -> scope.report().taken(value.markAllRead(), section.path()));
        }
    }

    Optional<StoreValue> bucket(String resource, SourceFields properties) {
        var bucket = section(DraftStoreKind.BUCKET, resource, properties);
        var rules = properties
                .section("LifecycleConfiguration")
                .map(lifecycle -> lifecycle.sections("Rules"))
                .orElse(List.of());
        for (var rule : rules) {
            var isWhole = rule.source().member("Prefix").isEmpty()
                    && rule.source().member("Filter").isEmpty();
            rule.value("Id");
            rule.value("Status");
            if (isWhole) {
                rule.integer("ExpirationInDays", 1, 36500).ifPresent(days -> bucket.take("days", days));
                rule.integer("NoncurrentVersionExpirationInDays", 1, 36500)
                        .ifPresent(days -> bucket.take("noncurrentDays", days));
                rule.value("AbortIncompleteMultipartUpload").ifPresent(abort -> scope.report()
                        .changed(abort.markAllRead(), bucket.path(), "incomplete uploads are deleted after 7 days"));
            }
        }
        physicalName(properties, "BucketName", bucket, "arn:aws:s3:::%s");
        always(
                properties,
                bucket,
                "VersioningConfiguration",
                "AccessControl",
                "BucketEncryption",
                "PublicAccessBlockConfiguration",
                "OwnershipControls");
        if (properties.source().member("BucketName").isEmpty()) {
            scope.report()
                    .changed(
                            properties.source(),
                            bucket.path(),
                            "a new, empty one; to keep Copilot's write existing: {arn: arn:aws:s3:::<name>} (aws s3 ls) instead of its other keys");
        }
        return store(DraftStoreKind.BUCKET, resource);
    }

    Optional<StoreValue> queue(String resource, SourceFields properties) {
        var queue = section(DraftStoreKind.QUEUE, resource, properties);
        properties.integer("VisibilityTimeout", 0, 43200).ifPresent(time -> queue.take("visibilitySeconds", time));
        properties.integer("DelaySeconds", 0, 900).ifPresent(time -> queue.take("delaySeconds", time));
        properties
                .integer("MessageRetentionPeriod", 60, 14 * SECONDS_OF_DAY)
                .ifPresent(
                        time -> queue.take("retentionDays", Math.max(1, time.value() / SECONDS_OF_DAY), time.source()));
        properties.flag("FifoQueue").ifPresent(fifo -> queue.take("fifo", fifo));
        properties.section("RedrivePolicy").ifPresent(policy -> {
            policy.value("deadLetterTargetArn").ifPresent(SourceValue::markAllRead);
            policy.integer("maxReceiveCount", 1, 1000).ifPresent(tries -> queue.take("attempts", tries));
        });
        physicalName(properties, "QueueName", queue, "arn:aws:sqs:<region>:<account>:%s");
        always(properties, queue, "KmsMasterKeyId", "SqsManagedSseEnabled", "ReceiveMessageWaitTimeSeconds");
        return store(DraftStoreKind.QUEUE, resource);
    }

    Optional<StoreValue> topic(String resource, SourceFields properties) {
        var topic = section(DraftStoreKind.TOPIC, resource, properties);
        properties.flag("FifoTopic").ifPresent(fifo -> topic.take("fifo", fifo));
        physicalName(properties, "TopicName", topic, "arn:aws:sns:<region>:<account>:%s");
        always(properties, topic, "KmsMasterKeyId", "DisplayName");
        properties.value("Subscription").ifPresent(list -> scope.report()
                .lost(list, "write subscriptions of the topic: queues of the stack, e-mail or https"));
        return store(DraftStoreKind.TOPIC, resource);
    }

    /** @param instances the instances of the cluster in the template */
    Optional<StoreValue> database(String resource, SourceFields properties, int instances) {
        if (!scope.stores().database().members().isEmpty()) {
            return Optional.empty();
        }
        var database = scope.stores()
                .database()
                .comment("from " + properties.source().place().file());
        new DatabaseFields(scope, values, properties, database).read(instances);
        var name = database.members().getOrDefault("name", "app").toString();
        return Optional.of(new StoreValue(DraftStoreKind.DATABASE, name, DraftStoreKind.DATABASE.value()));
    }

    /** The value that an attribute of a store stands for; empty if links have none. */
    static Optional<StoreValue> value(StoreValue store, String attribute) {
        if (attribute.isEmpty()) {
            return store.kind() == DraftStoreKind.DATABASE ? Optional.empty() : Optional.of(store);
        }
        var key = Map.of(
                        "QUEUE Arn", "arn",
                        "QUEUE QueueName", "name",
                        "QUEUE QueueUrl", "url",
                        "TOPIC TopicArn", "arn",
                        "DATABASE Endpoint.Address", "host",
                        "DATABASE ReadEndpoint.Address", "readerHost",
                        "DATABASE Endpoint.Port", "port")
                .get("%s %s".formatted(store.kind(), attribute));
        return Optional.ofNullable(key).map(value -> new StoreValue(store.kind(), store.store(), value));
    }
}
