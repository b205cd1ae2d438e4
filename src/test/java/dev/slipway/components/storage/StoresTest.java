package dev.slipway.components.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.SharedResources;
import dev.slipway.components.key.Key;
import dev.slipway.components.key.KeyArgs;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tables, buckets and buses as they are planned. */
class StoresTest {
    private static final TableName ORDERS = new TableName("slipway-test-orders");
    private static final BucketPrefix FILES = new BucketPrefix("slipway-test-files-");
    private static final BusName EVENTS = new BusName("slipway-test-orders");

    private static Plan plan(Consumer<Key> program) {
        return Programs.plan(context -> program.accept(BaseComponents.key()));
    }

    @Test
    void aTableIsPaidOnDemandEncryptedAndRestorable() {
        var table = plan(key -> new Table("orders-table", TableSpec.of(ORDERS), key, SharedResources.NONE))
                .named("orders-table-table");

        assertThat(table.text("name")).isEqualTo("slipway-test-orders");
        assertThat(table.text("billingMode")).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.flag("pointInTimeRecovery.enabled")).isTrue();
        assertThat(table.flag("serverSideEncryption.enabled")).isTrue();
        assertThat(table.text("serverSideEncryption.kmsKeyArn")).startsWith("arn:aws:kms:");
        assertThat(table.flag("deletionProtectionEnabled")).isFalse();
        assertThat(table.text("hashKey")).isEqualTo("pk");
        assertThat(table.text("rangeKey")).isEqualTo("sk");
        assertThat(table.list("globalSecondaryIndexes"))
                .containsExactly(
                        Map.of("name", "gsi1", "hashKey", "gsi1pk", "rangeKey", "gsi1sk", "projectionType", "ALL"));
        assertThat(table.input("ttl")).contains(Map.of("attributeName", "expiresAt", "enabled", true));
    }

    @Test
    void aTableHasTheKeysThatItIsGiven() {
        var keys = new TableKeys(KeyAttribute.of("id:N"), Optional.empty(), List.of(), Optional.empty());
        var table = plan(key ->
                        new Table("orders-table", TableSpec.of(ORDERS).withKeys(keys), key, SharedResources.NONE))
                .named("orders-table-table");

        assertThat(table.list("attributes")).containsExactly(Map.of("name", "id", "type", "N"));
        assertThat(table.inputs()).doesNotContainKeys("rangeKey", "ttl");
    }

    @Test
    void aProtectedStoreRefusesItsDeletion() {
        var plan = plan(key -> {
            new Table("orders-table", TableSpec.of(ORDERS), key, SharedResources.NONE.withProtectedFromDeletion(true));
            new Bucket("files-bucket", BucketSpec.of(FILES), key, SharedResources.NONE.withProtectedFromDeletion(true));
            new Bus("orders-bus", BusSpec.of(EVENTS), key, SharedResources.NONE.withProtectedFromDeletion(true));
        });

        assertThat(plan.named("orders-table-table").protect()).isTrue();
        assertThat(plan.named("orders-table-table").flag("deletionProtectionEnabled"))
                .isTrue();
        assertThat(plan.named("files-bucket-bucket").protect()).isTrue();
        assertThat(plan.named("files-bucket-bucket").flag("forceDestroy")).isFalse();
        assertThat(plan.named("orders-bus-bus").protect()).isTrue();
        assertThat(plan.named("orders-bus-archive").protect()).isTrue();
    }

    @Test
    void aBucketIsClosedVersionedAndEncrypted() {
        var plan = plan(key -> new Bucket("files-bucket", BucketSpec.of(FILES), key, SharedResources.NONE));

        assertThat(plan.named("files-bucket-bucket").text("bucketPrefix")).isEqualTo("slipway-test-files-");
        assertThat(plan.named("files-bucket-public-access").inputs())
                .containsEntry("blockPublicAcls", true)
                .containsEntry("blockPublicPolicy", true)
                .containsEntry("ignorePublicAcls", true)
                .containsEntry("restrictPublicBuckets", true);
        assertThat(plan.named("files-bucket-ownership").text("rule.objectOwnership"))
                .isEqualTo("BucketOwnerEnforced");
        assertThat(plan.named("files-bucket-versioning").text("versioningConfiguration.status"))
                .isEqualTo("Enabled");
        assertThat(plan.named("files-bucket-encryption").list("rules").toString())
                .contains("bucketKeyEnabled=true", "sseAlgorithm=aws:kms", "kmsMasterKeyId=arn:aws:kms:");
    }

    @Test
    void aBucketAnswersOnlyOverTls() {
        var plan = plan(key -> new Bucket("files-bucket", BucketSpec.of(FILES), key, SharedResources.NONE));
        var arn = "arn:aws:s3:::" + plan.named("files-bucket-policy").text("bucket");

        assertThat(plan.named("files-bucket-policy").text("policy")).isEqualTo("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},\
                        "Action":"s3:*","Resource":["%1$s","%1$s/*"],\
                        "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".formatted(arn));
    }

    @Test
    void aBucketExpiresOldVersionsAndKeepsObjects() {
        var rules = plan(key -> new Bucket("files-bucket", BucketSpec.of(FILES), key, SharedResources.NONE))
                .named("files-bucket-lifecycle")
                .list("rules");

        assertThat(rules).singleElement().asString().contains("noncurrentDays=30", "daysAfterInitiation=7");
    }

    @Test
    void aBucketExpiresObjectsAfterTheirRetention() {
        var lifetime = new ObjectLifecycle(7, OptionalInt.of(90));
        var rules = plan(key -> new Bucket(
                        "files-bucket", BucketSpec.of(FILES).withLifecycle(lifetime), key, SharedResources.NONE))
                .named("files-bucket-lifecycle")
                .list("rules");

        assertThat(rules).hasSize(2);
        assertThat(rules.get(0)).asString().contains("noncurrentDays=7");
        assertThat(rules.get(1)).asString().contains("expiration={days=90}");
    }

    @Test
    void aBusKeepsItsEventsInAnArchive() {
        var plan =
                plan(key -> new Bus("orders-bus", BusSpec.of(EVENTS).withArchiveDays(90), key, SharedResources.NONE));

        assertThat(plan.named("orders-bus-bus").text("name")).isEqualTo("slipway-test-orders");
        assertThat(plan.named("orders-bus-bus").text("kmsKeyIdentifier")).startsWith("arn:aws:kms:");
        assertThat(plan.named("orders-bus-archive").text("retentionDays")).isEqualTo("90");
        assertThat(plan.named("orders-bus-archive").text("eventSourceArn"))
                .isEqualTo("arn:aws:events:eu-west-1:123456789012:event-bus/slipway-test-orders");
    }

    @Test
    void aLifetimeOfLessThanADayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectLifecycle(0, OptionalInt.empty()))
                .withMessage("noncurrentDays: 1 day or more is allowed; set it to 30");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectLifecycle(30, OptionalInt.of(0)))
                .withMessage("days: 1 day or more is allowed; set it to 30");
    }

    @Test
    void anArchiveOfLessThanADayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusSpec.of(EVENTS).withArchiveDays(0))
                .withMessage("archiveDays: 1 day or more is allowed; set it to 30");
    }

    @Test
    void eventsThatABusCannotEncryptAreKeptInAQueueOfItsOwn() {
        var plan = Programs.plan(context -> new Bus(
                "orders",
                new BusSpec(new BusName("slipway-test.orders"), 7),
                new Key("key", KeyArgs.of()),
                SharedResources.NONE));
        var queue = plan.named("orders-undelivered-queue");

        assertThat(queue.text("name")).isEqualTo("slipway-test_orders-undelivered");
        assertThat(queue.text("messageRetentionSeconds")).isEqualTo("1209600");
        assertThat(queue.flag("sqsManagedSseEnabled")).isTrue();
        assertThat(plan.named("orders-bus").text("deadLetterConfig.arn"))
                .isEqualTo("arn:aws:sqs:eu-west-1:123456789012:slipway-test_orders-undelivered");
        assertThat(plan.named("orders-undelivered-policy").text("policy"))
                .contains("\"Service\":\"events.amazonaws.com\"")
                .contains("\"sqs:SendMessage\"")
                .contains("\"aws:SourceArn\":\"arn:aws:events:eu-west-1:123456789012:event-bus/slipway-test.orders\"");
    }
}
