package dev.slipway.components.storage;

import dev.slipway.base.Withers;

/** Settings of a DynamoDB table. */
@Withers
public record TableSpec(TableName name, TableKeys keys) implements TableSpecBuilder.With {
    /** A table with the keys of a single-table design. */
    public static TableSpec of(TableName name) {
        return new TableSpec(name, TableKeys.SINGLE_TABLE);
    }
}
