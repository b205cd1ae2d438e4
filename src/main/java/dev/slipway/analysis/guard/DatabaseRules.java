package dev.slipway.analysis.guard;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterInstance;
import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.s3.BucketVersioningV2;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Who reaches databases, and what they and tables and buckets survive. */
final class DatabaseRules {
    static final GuardRule DATABASE_CLOSED = new GuardRule(
            "database-closed",
            Severity.ERROR,
            RuleScope.EVERY_STACK,
            "No database has a public address.",
            URI.create("https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.create.html"),
            DatabaseRules::open);

    static final GuardRule DATABASE_SPREAD = new GuardRule(
            "database-spread",
            Severity.ERROR,
            RuleScope.PROTECTED,
            "An Aurora cluster has two instances or more, in different zones.",
            URI.create(
                    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html"),
            DatabaseRules::alone);

    static final GuardRule BACKUPS = new GuardRule(
            "backups",
            Severity.ERROR,
            RuleScope.PROTECTED,
            "Databases can be restored to any second of a week, tables likewise, and buckets keep replaced objects.",
            URI.create(
                    "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_identified_backups_data.html"),
            plan -> Stream.of(shortBackups(plan), fleetingTables(plan), fleetingBuckets(plan))
                    .flatMap(each -> each));

    /** Days. */
    private static final int WEEK = 7;

    private DatabaseRules() {}

    private static Stream<Violation> open(Plan plan) {
        return Stream.of(ClusterInstance.class, Instance.class)
                .flatMap(type -> plan.ofType(type).stream())
                .filter(instance -> instance.flag("publiclyAccessible"))
                .map(instance -> Violation.of(instance, "has a public address", "drop publiclyAccessible"));
    }

    private static Stream<Violation> alone(Plan plan) {
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
                .filter(database -> backupDays(database) < WEEK)
                .map(database -> Violation.of(
                        database,
                        "keeps backups for less than a week",
                        "set backupDays: 7 in slipway:database, or backupRetentionPeriod"));
    }

    private static double backupDays(PlannedResource database) {
        var days = database.text("backupRetentionPeriod");
        return days.isEmpty() ? 0 : Double.parseDouble(days);
    }

    private static Stream<Violation> fleetingTables(Plan plan) {
        return plan.ofType(Table.class).stream()
                .filter(table -> !table.flag("pointInTimeRecovery.enabled"))
                .map(table -> Violation.of(
                        table, "cannot be restored to a point in time", "set pointInTimeRecovery.enabled"));
    }

    private static Stream<Violation> fleetingBuckets(Plan plan) {
        List<PlannedResource> versionings = plan.ofType(BucketVersioningV2.class);
        return ProtectionRules.bucketsThatKeepData(plan)
                .filter(bucket -> DataRules.about(bucket, versionings)
                        .noneMatch(each ->
                                each.text("versioningConfiguration.status").equals("Enabled")))
                .map(bucket -> Violation.of(
                        bucket, "loses an object that is replaced", "give it a BucketVersioningV2 that is Enabled"));
    }
}
