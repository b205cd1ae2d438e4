package dev.slipway.components.storage;

import dev.slipway.base.PhysicalName;

/**
 * The name of a DynamoDB table. A change replaces the table.
 */
public record TableName(String text) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#TABLE} */
    public TableName {
        PhysicalName.TABLE.check(text);
    }
}
