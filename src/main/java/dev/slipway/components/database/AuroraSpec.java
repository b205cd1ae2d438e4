package dev.slipway.components.database;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;

/**
 * Settings of a database of the stack, an Aurora cluster.
 *
 * @param databaseName name of the database that is created in the cluster: up to 63 letters, digits and underscores. A
 *     change replaces the cluster
 * @param instances number of instances, 1 to 15: one writes, the others read, and one of them takes over when it fails
 */
@Withers
public record AuroraSpec(
        ClusterIdentifier identifier,
        EngineVersion version,
        AcuRange capacity,
        String databaseName,
        int instances,
        Backups backups)
        implements DatabaseSpec, AuroraSpecBuilder.With {
    /**
     * The maximum number of instances. Aurora has 15
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html">readers</a> beside
     * the writer; one is reserved, so that an instance can be created before the one it replaces is deleted.
     */
    public static final int MAX_INSTANCES = 15;

    /**
     * Retention of backups.
     *
     * @param days number of days back to which the database can be restored,
     *     <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html">1 to 35</a>
     * @param finalSnapshot whether a snapshot is taken when the database is deleted, and its backups outlive it
     */
    public record Backups(int days, boolean finalSnapshot) {
        /** Seven days, and a final snapshot. */
        public static final Backups DEFAULT = new Backups(7, true);

        public Backups {
            if (days < 1 || days > 35) {
                throw new SpecException("backupDays", "1 to 35 days are allowed", "set it to 7");
            }
        }
    }

    public AuroraSpec {
        var errors = new SpecErrors();
        if (instances < 1 || instances > MAX_INSTANCES) {
            errors.add("instances", "1 to 15 instances are allowed", "set it to 2");
        }
        if (!databaseName.matches("[A-Za-z][A-Za-z0-9_]{0,62}")) {
            errors.add(
                    "name",
                    "a name of up to 63 letters, digits and underscores is allowed, starting with a letter",
                    "rename it");
        }
        var asked = capacity;
        errors.check("", () -> version.checked(asked));
        errors.throwAll();
    }

    /** Two instances of the default version of an engine, with 0.5 to 4 ACUs. */
    public static AuroraSpec of(ClusterIdentifier identifier, DatabaseEngine engine) {
        return new AuroraSpec(
                identifier,
                new EngineVersion(engine, engine.defaultVersion()),
                AcuRange.DEFAULT,
                "app",
                2,
                Backups.DEFAULT);
    }

    @Override
    public String linkName() {
        return databaseName;
    }
}
