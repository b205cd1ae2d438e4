package dev.slipway.components.database;

import dev.slipway.base.PhysicalName;

/**
 * Identifier of an Aurora cluster, from which the names of its log groups and its final snapshot derive; see
 * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html">CreateDBCluster</a>.
 */
public record ClusterIdentifier(String text) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#DATABASE_CLUSTER} */
    public ClusterIdentifier {
        PhysicalName.DATABASE_CLUSTER.check(text);
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
