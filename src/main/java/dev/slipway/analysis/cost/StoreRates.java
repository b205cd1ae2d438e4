package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.allTheTime;
import static dev.slipway.analysis.cost.MonthlyUsage.monthly;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;
import static dev.slipway.analysis.cost.MonthlyUsage.whileUsed;

import com.google.gson.JsonParser;
import com.pulumi.aws.ecr.LifecyclePolicy;
import com.pulumi.aws.rds.Cluster;
import dev.slipway.engine.PlannedResource;
import java.util.stream.StreamSupport;

/** Rates of databases, tables, file systems and image repositories. */
final class StoreRates {
    private static final String AURORA = "Aurora";
    private static final String DYNAMODB = "DynamoDB";
    private static final String EFS = "EFS";
    static final String SECRETS = "Secrets Manager";
    private static final double MILLION = 1e6;

    private StoreRates() {}

    /** Storage, I/O, and the secret with the master password. Backups up to the size of the storage are free. */
    static void databaseCluster(PlannedResource cluster, EstimateBuilder estimate) {
        var usage = estimate.assumptions.database();
        var requests = estimate.assumptions.traffic().requestsPerMonth();
        estimate.add(AURORA, cluster.name() + ", storage", Price.AURORA_GB_MONTH, monthly(usage.gb()));
        estimate.add(
                AURORA,
                cluster.name() + ", I/O",
                Price.AURORA_IO_MILLION,
                ofFullUse(requests * usage.ioPerRequest() / MILLION));
        if (cluster.flag("manageMasterUserPassword")) {
            estimate.add(SECRETS, cluster.name() + ", password", Price.SECRET_MONTH, monthly(1));
        }
    }

    /**
     * Capacity in ACUs. A minimum of 0 pauses while the database is not used; any other minimum is charged all the
     * time.
     */
    static void databaseInstance(PlannedResource instance, EstimateBuilder estimate) {
        var clusters = estimate.plan.ofType(Cluster.class).stream()
                .filter(cluster -> instance.dependencies().contains(cluster.urn()))
                .toList();
        if (!instance.text("instanceClass").equals("db.serverless") || clusters.isEmpty()) {
            estimate.notEstimated("Aurora of %s: %s is not the instance class of Aurora Serverless v2, db.serverless"
                    .formatted(instance.name(), instance.text("instanceClass")));
            return;
        }
        var min = ResourceRate.number(clusters.get(0), "serverlessv2ScalingConfiguration.minCapacity", 0);
        var used = Math.max(estimate.assumptions.database().acu(), Math.max(min, 0.5));
        var hours = allTheTime(min).plus(whileUsed(used - min));
        estimate.add(AURORA, instance.name() + ", ACUs", Price.ACU_HOUR, hours);
    }

    /** On-demand capacity: one read and one write for each request. */
    static void table(PlannedResource table, EstimateBuilder estimate) {
        var millions = ofFullUse(estimate.assumptions.traffic().requestsPerMonth() / MILLION);
        var gb = monthly(estimate.assumptions.volume().stored());
        estimate.add(DYNAMODB, table.name() + ", writes", Price.DYNAMODB_WRITE_MILLION, millions);
        estimate.add(DYNAMODB, table.name() + ", reads", Price.DYNAMODB_READ_MILLION, millions);
        estimate.add(DYNAMODB, table.name() + ", storage", Price.DYNAMODB_GB_MONTH, gb);
        if (table.flag("pointInTimeRecovery.enabled")) {
            estimate.add(DYNAMODB, table.name() + ", backup", Price.DYNAMODB_BACKUP_GB_MONTH, gb);
        }
    }

    /** Storage in the class Standard; with elastic throughput, data that is read and as much that is written. */
    static void fileSystem(PlannedResource files, EstimateBuilder estimate) {
        var volume = estimate.assumptions.volume();
        estimate.add(EFS, files.name() + ", storage", Price.EFS_GB_MONTH, monthly(volume.stored()));
        if (files.text("throughputMode").equals("elastic")) {
            var transferred = ofFullUse(volume.fileTransfer());
            estimate.add(EFS, files.name() + ", reads", Price.EFS_READ_GB, transferred);
            estimate.add(EFS, files.name() + ", writes", Price.EFS_WRITE_GB, transferred);
        }
    }

    /** Daily backups, whose size depends on how much of the files changes. */
    static void fileBackups(PlannedResource policy, EstimateBuilder estimate) {
        if (policy.text("backupPolicy.status").equals("ENABLED")) {
            estimate.notEstimated("AWS Backup of %s: a daily backup is paid by its size".formatted(policy.name()));
        }
    }

    /** As many images as the lifecycle policy keeps; one without a policy. */
    static void repository(PlannedResource repository, EstimateBuilder estimate) {
        var imagesKept = estimate.dependents(LifecyclePolicy.class, repository).stream()
                .mapToDouble(policy -> imagesKept(policy.text("policy")))
                .max()
                .orElse(1);
        estimate.add(
                "ECR",
                repository.name(),
                Price.ECR_GB_MONTH,
                monthly(imagesKept * estimate.assumptions.volume().image()));
    }

    private static double imagesKept(String policy) {
        var rules = JsonParser.parseString(policy).getAsJsonObject().getAsJsonArray("rules");
        return StreamSupport.stream(rules.spliterator(), false)
                .map(rule -> rule.getAsJsonObject().getAsJsonObject("selection"))
                .filter(rule -> rule.get("countType").getAsString().equals("imageCountMoreThan"))
                .mapToDouble(rule -> rule.get("countNumber").getAsDouble())
                .max()
                .orElse(1);
    }
}
