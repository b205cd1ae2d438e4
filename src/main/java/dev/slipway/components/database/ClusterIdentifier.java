package dev.slipway.components.database;

import dev.slipway.base.PhysicalName;

/**
 * The identifier of a database cluster. Its log groups and its final snapshot are named after it.
 */
public record ClusterIdentifier(String text) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#DATABASE_CLUSTER} */
    public ClusterIdentifier {
        PhysicalName.DATABASE_CLUSTER.check(text);
    }

    /** The identifier of the snapshot that is taken when the database is deleted. */
    String finalSnapshot() {
        return text + "-final";
    }

    /** The log group that RDS writes a log to. */
    String logGroup(String log) {
        return "/aws/rds/cluster/%s/%s".formatted(text, log);
    }
}
