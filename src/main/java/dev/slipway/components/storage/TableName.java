package dev.slipway.components.storage;

/**
 * Name of a DynamoDB table, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">naming
 * rules</a>.
 */
public record TableName(String text) {
    public TableName {
        if (!text.matches("[A-Za-z0-9_.-]{3,255}")) {
            throw new IllegalArgumentException(
                    ("the table would be called %s, and 3 to 255 letters, digits, hyphens, underscores and dots are"
                                    + " allowed; rename the project or the stack")
                            .formatted(text));
        }
    }
}
