package dev.slipway.components.storage;

import dev.slipway.base.PhysicalName;

/**
 * Name of a DynamoDB table, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">naming
 * rules</a>.
 */
public record TableName(String text) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#TABLE} */
    public TableName {
        PhysicalName.TABLE.check(text);
    }
}
