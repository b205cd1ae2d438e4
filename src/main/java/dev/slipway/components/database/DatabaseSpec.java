package dev.slipway.components.database;

import dev.slipway.base.Withers;

/**
 * What a database is, apart from where it runs.
 *
 * @param databaseName of the database that is made in the cluster: up to 63 letters, digits and underscores. A change
 *     replaces the cluster
 * @param instances 1 to 15 in all: one writes, the others read, and one of them takes over when it fails
 * @param retention for how long backups and logs are kept
 */
@Withers
public record DatabaseSpec(
        EngineVersion version, AcuRange capacity, String databaseName, int instances, Retention retention)
        implements DatabaseSpecBuilder.With {
    /**
     * The most instances. Aurora has 15
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html">readers</a> beside
     * the writer; one is left free, so that an instance can be replaced before it goes.
     */
    public static final int MOST_INSTANCES = 15;

    /**
     * How long is kept what a database leaves.
     *
     * @param backupDays days back to which the database can be restored,
     *     <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html">1 to 35</a>
     * @param logDays one of the values that CloudWatch Logs allows
     * @param finalSnapshot whether a snapshot is taken when the database is deleted, and its backups outlive it
     */
    public record Retention(int backupDays, int logDays, boolean finalSnapshot) {
        /** Backups for 7 days, logs for 30, and a final snapshot. */
        public static final Retention USUAL = new Retention(7, 30, true);

        public Retention {
            if (backupDays < 1 || backupDays > 35) {
                throw new IllegalArgumentException("1 to 35 days are allowed; set it to 7");
            }
        }
    }

    public DatabaseSpec {
        if (instances < 1 || instances > MOST_INSTANCES) {
            throw new IllegalArgumentException("1 to 15 instances are allowed; set it to 2");
        }
        if (!databaseName.matches("[A-Za-z][A-Za-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "a name of up to 63 letters, digits and underscores is allowed, starting with a letter; rename it");
        }
        capacity = version.checked(capacity);
    }

    /** Two instances of an engine's usual version, between 0.5 and 4 ACUs. */
    public static DatabaseSpec of(DatabaseEngine engine) {
        return new DatabaseSpec(
                new EngineVersion(engine, engine.usual()), AcuRange.of(0.5, 4), "app", 2, Retention.USUAL);
    }
}
