package dev.slipway.components.database;

import dev.slipway.base.PhysicalName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Identifier of an Aurora cluster, from which the names of its log groups and its final snapshot derive; see
 * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html">CreateDBCluster</a>.
 */
public record ClusterIdentifier(String text) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#DATABASE_CLUSTER} */
    public ClusterIdentifier {
        PhysicalName.DATABASE_CLUSTER.check(text);
    }

    /**
     * The name of the snapshot that is taken when the database is deleted. It has the time at which the database was created,
     * since RDS deletes no database whose snapshot has the name of an older one:
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBCluster.html">DeleteDBCluster</a>.
     *
     * @param created empty in a preview, so that plans do not differ
     */
    String finalSnapshot(Optional<Instant> created) {
        return created.map(time -> "%s-final-%s".formatted(text, TIME.format(time)))
                .orElse(text + "-final");
    }

    /** The log group that RDS writes a log to. */
    String logGroup(String log) {
        return "/aws/rds/cluster/%s/%s".formatted(text, log);
    }
}
