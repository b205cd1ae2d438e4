package dev.slipway.components.storage;

import dev.slipway.components.key.Key;

/**
 * What a table is.
 *
 * @param key what it is encrypted with
 * @param protectedFromDeletion whether DynamoDB and Pulumi refuse to delete it
 */
public record TableArgs(Key key, TableName tableName, TableKeys keys, boolean protectedFromDeletion) {
    /** A table of several kinds of items; it may be deleted. */
    public static TableArgs of(Key key, TableName tableName) {
        return new TableArgs(key, tableName, TableKeys.SINGLE_TABLE, false);
    }

    public TableArgs withKeys(TableKeys keys) {
        return new TableArgs(key, tableName, keys, protectedFromDeletion);
    }

    public TableArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new TableArgs(key, tableName, keys, protectedFromDeletion);
    }
}
