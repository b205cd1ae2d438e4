package dev.slipway.analysis.guard;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterInstance;
import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.s3.BucketVersioningV2;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.stream.Stream;

/** Rules about public access, instances and backups of databases, tables and buckets. */
final class DatabaseRules {
    static final GuardRule DATABASE_CLOSED = GuardRule.error(
            "database-closed",
            "No database has a public address.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.create.html",
            DatabaseRules::open);

    static final GuardRule DATABASE_SPREAD = GuardRule.protectedError(
            "database-spread",
            "An Aurora cluster has two instances or more, in different zones.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
            DatabaseRules::withOneInstance);

    static final GuardRule BACKUPS = GuardRule.protectedError(
            "backups",
            "Databases keep backups for 7 days or more, tables have point-in-time recovery, and buckets have versioning.",
            "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_identified_backups_data.html",
            plan -> Stream.of(shortBackups(plan), withoutRecovery(plan), withoutVersioning(plan))
                    .flatMap(violations -> violations));

    /** Minimum retention of backups, in days. */
    private static final int MIN_BACKUP_DAYS = 7;

    private DatabaseRules() {}

    private static Stream<Violation> open(Plan plan) {
        return Stream.of(ClusterInstance.class, Instance.class)
                .flatMap(type -> plan.ofType(type).stream())
                .filter(instance -> instance.flag("publiclyAccessible"))
                .map(instance -> Violation.of(instance, "has a public address", "remove publiclyAccessible"));
    }

    private static Stream<Violation> withOneInstance(Plan plan) {
        return plan.ofType(Cluster.class).stream().flatMap(cluster -> {
            var instances = plan.ofType(ClusterInstance.class).stream()
                    .filter(instance -> instance.dependencies().contains(cluster.urn()))
                    .count();
            return instances > 1
                    ? Stream.empty()
                    : Stream.of(Violation.of(
                            cluster,
                            "has %s".formatted(instances == 0 ? "no instance" : "one instance"),
                            "set instances: 2 in slipway:database"));
        });
    }

    private static Stream<Violation> shortBackups(Plan plan) {
        return Stream.of(Cluster.class, Instance.class)
                .flatMap(type -> plan.ofType(type).stream())
                .filter(database -> backupDays(database) < MIN_BACKUP_DAYS)
                .map(database -> Violation.of(
                        database,
                        "keeps backups for less than 7 days",
                        "set backupDays: 7 in slipway:database, or backupRetentionPeriod"));
    }

    private static double backupDays(PlannedResource database) {
        var days = database.text("backupRetentionPeriod");
        return days.isEmpty() ? 0 : Double.parseDouble(days);
    }

    private static Stream<Violation> withoutRecovery(Plan plan) {
        return plan.ofType(Table.class).stream()
                .filter(table -> !table.flag("pointInTimeRecovery.enabled"))
                .map(table -> Violation.of(
                        table, "cannot be restored to a point in time", "set pointInTimeRecovery.enabled"));
    }

    private static Stream<Violation> withoutVersioning(Plan plan) {
        List<PlannedResource> versionings = plan.ofType(BucketVersioningV2.class);
        return ProtectionRules.bucketsThatKeepData(plan)
                .filter(bucket -> DataRules.about(bucket, versionings).noneMatch(versioning -> versioning
                        .text("versioningConfiguration.status")
                        .equals("Enabled")))
                .map(bucket -> Violation.of(
                        bucket,
                        "has no versioning, so that a replaced object is lost",
                        "give it a BucketVersioningV2 that is Enabled"));
    }
}
