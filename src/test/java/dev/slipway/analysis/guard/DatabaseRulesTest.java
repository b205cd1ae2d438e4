package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TablePointInTimeRecoveryArgs;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.rds.ClusterInstance;
import com.pulumi.aws.rds.ClusterInstanceArgs;
import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.rds.InstanceArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.s3.BucketVersioningV2Args;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRulesTest {
    private static Cluster cluster(String name, int backupDays) {
        return new Cluster(
                name,
                ClusterArgs.builder()
                        .clusterIdentifier(name)
                        .engine("aurora-mysql")
                        .backupRetentionPeriod(backupDays)
                        .build());
    }

    private static void instance(String name, Cluster of, boolean open) {
        new ClusterInstance(
                name,
                ClusterInstanceArgs.builder()
                        .clusterIdentifier(of.id())
                        .engine("aurora-mysql")
                        .instanceClass("db.serverless")
                        .publiclyAccessible(open)
                        .build());
    }

    private static void versioning(String name, BucketV2 bucket, String status) {
        new BucketVersioningV2(
                name,
                BucketVersioningV2Args.builder()
                        .bucket(bucket.id())
                        .versioningConfiguration(BucketVersioningV2VersioningConfigurationArgs.builder()
                                .status(status)
                                .build())
                        .build());
    }

    @Test
    void aDatabaseWithAPublicAddressIsABreach() {
        assertThat(Breaches.of(DatabaseRules.DATABASE_CLOSED, ctx -> {
                    instance("aurora", cluster("cluster", 7), true);
                    instance("closed", cluster("other", 7), false);
                    new Instance(
                            "single",
                            InstanceArgs.builder()
                                    .instanceClass("db.t4g.micro")
                                    .publiclyAccessible(true)
                                    .build());
                }))
                .containsExactly(
                        "aurora has a public address: remove publiclyAccessible",
                        "single has a public address: remove publiclyAccessible");
    }

    @Test
    void aClusterOfOneInstanceIsABreach() {
        assertThat(Breaches.of(DatabaseRules.DATABASE_SPREAD, ctx -> {
                    cluster("none", 7);
                    instance("one-1", cluster("one", 7), false);
                }))
                .containsExactly(
                        "none has no instance: set instances: 2 in slipway:database",
                        "one has one instance: set instances: 2 in slipway:database");
    }

    @Test
    void aClusterOfTwoInstancesIsNoBreach() {
        assertThat(Breaches.of(DatabaseRules.DATABASE_SPREAD, ctx -> {
                    var two = cluster("two", 7);
                    instance("two-1", two, false);
                    instance("two-2", two, false);
                }))
                .isEmpty();
    }

    @Test
    void dataWithoutBackupsIsABreach() {
        assertThat(Breaches.of(DatabaseRules.BACKUPS, ctx -> {
                    cluster("brief", 6);
                    new Instance(
                            "unsaid",
                            InstanceArgs.builder().instanceClass("db.t4g.micro").build());
                    new Table("table", TableArgs.builder().hashKey("id").build());
                    versioning("files-versioning", new BucketV2("files"), "Suspended");
                }))
                .containsExactly(
                        "brief keeps backups for less than 7 days: set backupDays: 7 in slipway:database, or backupRetentionPeriod",
                        "files has no versioning, so that a replaced object is lost: give it a BucketVersioningV2 that is Enabled",
                        "table cannot be restored to a point in time: set pointInTimeRecovery.enabled",
                        "unsaid keeps backups for less than 7 days: set backupDays: 7 in slipway:database, or backupRetentionPeriod");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 35})
    void dataWithBackupsIsNoBreach(int days) {
        assertThat(Breaches.of(DatabaseRules.BACKUPS, ctx -> {
                    cluster("cluster", days);
                    new Table(
                            "table",
                            TableArgs.builder()
                                    .hashKey("id")
                                    .pointInTimeRecovery(TablePointInTimeRecoveryArgs.builder()
                                            .enabled(true)
                                            .build())
                                    .build());
                    versioning("files-versioning", new BucketV2("files"), "Enabled");
                }))
                .isEmpty();
    }
}
