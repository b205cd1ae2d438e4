package dev.slipway.components.storage;

import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.dynamodb.inputs.TableGlobalSecondaryIndexArgs;
import com.pulumi.aws.dynamodb.inputs.TablePointInTimeRecoveryArgs;
import com.pulumi.aws.dynamodb.inputs.TableServerSideEncryptionArgs;
import com.pulumi.aws.dynamodb.inputs.TableTtlArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.SharedResources;
import dev.slipway.components.key.EncryptionKey;
import java.util.List;
import java.util.Map;

/**
 * A DynamoDB table with on-demand capacity, encrypted with the stack's key, restorable to any second of the last
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html">35 days</a>.
 *
 * <p>Child: {@code <name>-table}, replaced by another key schema or name.
 */
public final class Table extends Component implements Linkable {
    private static final String TYPE = "slipway:storage:Table";

    /** Environment variable with the table's name. */
    public static final String VARIABLE = "TABLE_NAME";

    private final TableSpec spec;
    private final EncryptionKey key;
    private final boolean protectedFromDeletion;
    private final com.pulumi.aws.dynamodb.Table table;

    /** @param key KMS key that encrypts it */
    public Table(String name, TableSpec spec, EncryptionKey key, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.key = key;
        protectedFromDeletion = shared.protectedFromDeletion();
        table = createTable();
        registerOutputs(Map.of("arn", table.arn(), "tableName", tableName()));
    }

    /** The table's ARN. */
    public Output<String> arn() {
        return table.arn();
    }

    /** The table's physical name. */
    public Output<String> tableName() {
        return table.name();
    }

    @Override
    public LinkGrant access() {
        var indexes = spec.keys().indexes().stream()
                .map(index -> Output.format("%s/index/%s", table.arn(), index.name()))
                .toList();
        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
        return StoreGrants.table(tableName(), table.arn(), indexes, List.of(key.through("dynamodb", "kms:Decrypt")));
    }

    private com.pulumi.aws.dynamodb.Table createTable() {
        var keys = spec.keys();
        var inputs = com.pulumi.aws.dynamodb.TableArgs.builder()
                .name(spec.name().text())
                .billingMode("PAY_PER_REQUEST")
                .hashKey(keys.hash().name())
                .attributes(keys.attributes().entrySet().stream()
                        .map(attribute -> TableAttributeArgs.builder()
                                .name(attribute.getKey())
                                .type(attribute.getValue().name())
                                .build())
                        .toList())
                .globalSecondaryIndexes(
                        keys.indexes().stream().map(Table::index).toList())
                .pointInTimeRecovery(
                        TablePointInTimeRecoveryArgs.builder().enabled(true).build())
                .serverSideEncryption(TableServerSideEncryptionArgs.builder()
                        .enabled(true)
                        .kmsKeyArn(key.arn())
                        .build())
                .deletionProtectionEnabled(protectedFromDeletion);
        keys.range().ifPresent(range -> inputs.rangeKey(range.name()));
        keys.ttl()
                .ifPresent(attribute -> inputs.ttl(TableTtlArgs.builder()
                        .enabled(true)
                        .attributeName(attribute)
                        .build()));
        return new com.pulumi.aws.dynamodb.Table(
                childName("table"),
                inputs.build(),
                // The name is fixed, so that two cannot exist at the same time.
                options()
                        .protect(protectedFromDeletion)
                        .deleteBeforeReplace(true)
                        .build());
    }

    private static TableGlobalSecondaryIndexArgs index(TableKeys.Index index) {
        var inputs = TableGlobalSecondaryIndexArgs.builder()
                .name(index.name())
                .hashKey(index.hash().name())
                .projectionType("ALL");
        index.range().ifPresent(range -> inputs.rangeKey(range.name()));
        return inputs.build();
    }
}
