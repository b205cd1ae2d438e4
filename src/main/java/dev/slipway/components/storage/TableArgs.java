package dev.slipway.components.storage;

import dev.slipway.base.Withers;
import dev.slipway.components.key.Key;

/**
 * What a table is.
 *
 * @param key what it is encrypted with
 * @param protectedFromDeletion whether DynamoDB and Pulumi refuse to delete it
 */
@Withers
public record TableArgs(Key key, TableName tableName, TableKeys keys, boolean protectedFromDeletion)
        implements TableArgsBuilder.With {
    /** A table of several kinds of items; it may be deleted. */
    public static TableArgs of(Key key, TableName tableName) {
        return new TableArgs(key, tableName, TableKeys.SINGLE_TABLE, false);
    }
}
