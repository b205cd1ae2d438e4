package dev.slipway.components.database;

/**
 * Identifier of an Aurora cluster, from which the names of its log groups and its final snapshot derive; see
 * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html">CreateDBCluster</a>.
 */
public record ClusterIdentifier(String text) {
    public ClusterIdentifier {
        if (text.length() > 63 || !text.matches("[a-z](-?[a-z0-9])*")) {
            throw new IllegalArgumentException(
                    ("the database would be called %s, and up to 63 lower-case letters, digits and single hyphens are"
                                    + " allowed, starting with a letter; rename the project or the stack")
                            .formatted(text));
        }
    }

    /** The name of the snapshot that is taken when the database is deleted. */
    String finalSnapshot() {
        return text + "-final";
    }

    /** The log group that RDS writes a log to. */
    String logGroup(String log) {
        return "/aws/rds/cluster/%s/%s".formatted(text, log);
    }
}
