package dev.slipway.analysis.cost;

import com.google.gson.JsonParser;
import com.pulumi.aws.ecr.LifecyclePolicy;
import com.pulumi.aws.rds.Cluster;
import dev.slipway.engine.PlannedResource;
import java.util.stream.StreamSupport;

/** What keeps data, and what encrypts it. */
final class StoreRates {
    private static final String AURORA = "Aurora";
    private static final String DYNAMODB = "DynamoDB";
    private static final String EVENTS = "EventBridge";
    private static final String SECRETS = "Secrets Manager";
    private static final double MILLION = 1e6;
    private static final double KB_PER_GB = 1e6;

    /** The size of an event in an archive, in KB. */
    private static final double EVENT_KB = 1;

    private StoreRates() {}

    /** Storage, its reads and writes, and the secret with the password; backups as large as the storage are free. */
    static void databaseCluster(PlannedResource cluster, EstimateBuilder bill) {
        var use = bill.assumptions.database();
        var requests = bill.assumptions.traffic().requestsPerMonth();
        bill.add(AURORA, cluster.name() + ", storage", Price.AURORA_GB_MONTH, MonthlyUsage.monthly(use.gb()));
        bill.add(
                AURORA,
                cluster.name() + ", I/O",
                Price.AURORA_IO_MILLION,
                MonthlyUsage.ofFullUse(requests * use.ioPerRequest() / MILLION));
        if (cluster.flag("manageMasterUserPassword")) {
            bill.add(SECRETS, cluster.name() + ", password", Price.SECRET_MONTH, MonthlyUsage.monthly(1));
        }
    }

    /** Capacity: a minimum of 0 pauses while nobody uses the database, and any other is paid all the time. */
    static void databaseInstance(PlannedResource instance, EstimateBuilder bill) {
        var clusters = bill.plan.ofType(Cluster.class).stream()
                .filter(each -> instance.dependencies().contains(each.urn()))
                .toList();
        if (!instance.text("instanceClass").equals("db.serverless") || clusters.isEmpty()) {
            bill.notEstimated(
                    "Aurora of %s: %s is no Serverless v2".formatted(instance.name(), instance.text("instanceClass")));
            return;
        }
        var min = ResourceRate.number(clusters.get(0), "serverlessv2ScalingConfiguration.minCapacity", 0);
        var used = Math.max(bill.assumptions.database().acu(), Math.max(min, 0.5));
        var hours = MonthlyUsage.allTheTime(min).plus(MonthlyUsage.whileUsed(used - min));
        bill.add(AURORA, instance.name() + ", ACUs", Price.ACU_HOUR, hours);
    }

    /** On demand: a read and a write for each request. */
    static void table(PlannedResource table, EstimateBuilder bill) {
        var millions = MonthlyUsage.ofFullUse(bill.assumptions.traffic().requestsPerMonth() / MILLION);
        var gb = MonthlyUsage.monthly(bill.assumptions.volume().stored());
        bill.add(DYNAMODB, table.name() + ", writes", Price.DYNAMODB_WRITE_MILLION, millions);
        bill.add(DYNAMODB, table.name() + ", reads", Price.DYNAMODB_READ_MILLION, millions);
        bill.add(DYNAMODB, table.name() + ", storage", Price.DYNAMODB_GB_MONTH, gb);
        if (table.flag("pointInTimeRecovery.enabled")) {
            bill.add(DYNAMODB, table.name() + ", backup", Price.DYNAMODB_BACKUP_GB_MONTH, gb);
        }
    }

    static void bucket(PlannedResource bucket, EstimateBuilder bill) {
        var gb = MonthlyUsage.monthly(bill.assumptions.volume().stored());
        bill.add("S3", bucket.name(), Price.S3_GB_MONTH, gb);
    }

    /** An event for each request. */
    static void bus(PlannedResource bus, EstimateBuilder bill) {
        var requests = bill.assumptions.traffic().requestsPerMonth();
        bill.add(EVENTS, bus.name(), Price.EVENT_MILLION, MonthlyUsage.ofFullUse(requests / MILLION));
    }

    static void archive(PlannedResource archive, EstimateBuilder bill) {
        var requests = bill.assumptions.traffic().requestsPerMonth();
        bill.add(EVENTS, archive.name(), Price.ARCHIVE_GB, MonthlyUsage.ofFullUse(requests * EVENT_KB / KB_PER_GB));
    }

    /** As many images as the lifecycle keeps; one without a lifecycle. */
    static void repository(PlannedResource repository, EstimateBuilder bill) {
        var kept = bill.dependents(LifecyclePolicy.class, repository).stream()
                .mapToDouble(policy -> kept(policy.text("policy")))
                .max()
                .orElse(1);
        bill.add(
                "ECR",
                repository.name(),
                Price.ECR_GB_MONTH,
                MonthlyUsage.monthly(kept * bill.assumptions.volume().image()));
    }

    private static double kept(String policy) {
        var rules = JsonParser.parseString(policy).getAsJsonObject().getAsJsonArray("rules");
        return StreamSupport.stream(rules.spliterator(), false)
                .map(rule -> rule.getAsJsonObject().getAsJsonObject("selection"))
                .filter(rule -> rule.get("countType").getAsString().equals("imageCountMoreThan"))
                .mapToDouble(rule -> rule.get("countNumber").getAsDouble())
                .max()
                .orElse(1);
    }

    static void key(PlannedResource key, EstimateBuilder bill) {
        bill.add("KMS", key.name(), Price.KMS_KEY_MONTH, MonthlyUsage.monthly(1));
    }

    static void secret(PlannedResource secret, EstimateBuilder bill) {
        bill.add(SECRETS, secret.name(), Price.SECRET_MONTH, MonthlyUsage.monthly(1));
    }
}
