package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.ecr.RepositoryArgs;
import com.pulumi.aws.efs.FileSystem;
import com.pulumi.aws.efs.FileSystemArgs;
import com.pulumi.aws.elasticache.ReplicationGroup;
import com.pulumi.aws.elasticache.ReplicationGroupArgs;
import com.pulumi.aws.elasticache.ServerlessCache;
import com.pulumi.aws.elasticache.ServerlessCacheArgs;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.aws.lb.LoadBalancerArgs;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionRulesTest {
    @Test
    void aNetworkInOneZoneIsABreach() {
        assertThat(Breaches.of(ProtectionRules.TWO_ZONES, ctx -> {
                    network("one", "a");
                    network("public-only");
                }))
                .containsExactly(
                        "one-vpc has private subnets in one zone: set zones: 2 in slipway:network",
                        "public-only-vpc has private subnets in no zone: set zones: 2 in slipway:network");
    }

    @Test
    void twoSubnetsInOneZoneAreOneZone() {
        assertThat(Breaches.of(ProtectionRules.TWO_ZONES, ctx -> {
                    var vpc = network("one", "a");
                    subnet("one-private-spare", vpc, "a");
                }))
                .containsExactly("one-vpc has private subnets in one zone: set zones: 2 in slipway:network");
    }

    @Test
    void twoZonesAreNoBreach() {
        assertThat(Breaches.of(ProtectionRules.TWO_ZONES, ctx -> {
                    network("two", "a", "b");
                    network("three", "a", "b", "c");
                }))
                .isEmpty();
    }

    @Test
    void resourcesWithoutDeletionProtectionAreABreach() {
        assertThat(Breaches.of(ProtectionRules.DELETION_PROTECTION, ctx -> {
                    new LoadBalancer("balancer");
                    new com.pulumi.aws.alb.LoadBalancer("balancer-by-its-old-name");
                    new Cluster(
                            "cluster",
                            ClusterArgs.builder()
                                    .engine("aurora-mysql")
                                    .skipFinalSnapshot(true)
                                    .build());
                    new Table("table", TableArgs.builder().hashKey("id").build());
                    new BucketV2(
                            "files", BucketV2Args.builder().forceDestroy(true).build());
                    new Repository(
                            "images", RepositoryArgs.builder().forceDelete(true).build());
                }))
                .containsExactly(
                        "balancer has enableDeletionProtection off: turn it on in a protected stack",
                        "balancer-by-its-old-name has enableDeletionProtection off: turn it on in a protected stack",
                        "cluster has deletionProtection off: turn it on in a protected stack",
                        "cluster has skipFinalSnapshot on: turn it off in a protected stack",
                        "files has forceDestroy on: turn it off in a protected stack",
                        "images has forceDelete on: turn it off in a protected stack",
                        "table has deletionProtectionEnabled off: turn it on in a protected stack");
    }

    @Test
    void resourcesWithDeletionProtectionAreNoBreach() {
        assertThat(Breaches.of(ProtectionRules.DELETION_PROTECTION, ctx -> {
                    new LoadBalancer(
                            "balancer",
                            LoadBalancerArgs.builder()
                                    .enableDeletionProtection(true)
                                    .build());
                    new Cluster(
                            "cluster",
                            ClusterArgs.builder()
                                    .engine("aurora-mysql")
                                    .deletionProtection(true)
                                    .build());
                    new Table(
                            "table",
                            TableArgs.builder()
                                    .hashKey("id")
                                    .deletionProtectionEnabled(true)
                                    .build());
                    new BucketV2(
                            "files", BucketV2Args.builder().forceDestroy(false).build());
                    new Repository("images");
                }))
                .isEmpty();
    }

    @Test
    void irreplaceableResourcesNeedTheProtectionOfPulumi() {
        assertThat(Breaches.of(ProtectionRules.PULUMI_PROTECT, ctx -> irreplaceable(CustomResourceOptions.Empty)))
                .containsExactly(
                        "cluster has data that cannot be created again: set the resource option protect",
                        "files has data that cannot be created again: set the resource option protect",
                        "images has data that cannot be created again: set the resource option protect",
                        "key has data that cannot be created again: set the resource option protect",
                        "nodes has data that cannot be created again: set the resource option protect",
                        "serverless has data that cannot be created again: set the resource option protect",
                        "shared has data that cannot be created again: set the resource option protect",
                        "table has data that cannot be created again: set the resource option protect");
        assertThat(Breaches.of(
                        ProtectionRules.PULUMI_PROTECT,
                        ctx -> irreplaceable(
                                CustomResourceOptions.builder().protect(true).build())))
                .isEmpty();
    }

    @Test
    void aTableIsProtectedWithItsComponent() {
        assertThat(Breaches.of(ProtectionRules.PULUMI_PROTECT, ctx -> {
                    var storage = new ComponentResource(
                            "slipway:storage:Stores",
                            "storage",
                            ComponentResourceOptions.builder().protect(true).build());
                    new Table(
                            "storage-table",
                            TableArgs.builder().hashKey("id").build(),
                            CustomResourceOptions.builder().parent(storage).build());
                }))
                .isEmpty();
    }

    @Test
    void aBucketWhoseObjectsAllExpireHoldsLogs() {
        assertThat(Breaches.of(ProtectionRules.PULUMI_PROTECT, ctx -> {
                    lifecycle("all", expiring("Enabled").build());
                    lifecycle(
                            "empty-filter",
                            expiring("Enabled")
                                    .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                                            .prefix("")
                                            .build())
                                    .build());
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "of-a-folder", "of-old-versions"})
    void aBucketThatKeepsSomeObjectsHoldsData(String rule) {
        assertThat(Breaches.of(
                        ProtectionRules.PULUMI_PROTECT,
                        ctx -> lifecycle(
                                "files",
                                switch (rule) {
                                    case "disabled" -> expiring("Disabled").build();
                                    case "of-a-folder" ->
                                        expiring("Enabled")
                                                .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                                                        .prefix("tmp/")
                                                        .build())
                                                .build();
                                    default ->
                                        BucketLifecycleConfigurationV2RuleArgs.builder()
                                                .id("old")
                                                .status("Enabled")
                                                .noncurrentVersionExpiration(
                                                        BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs
                                                                .builder()
                                                                .noncurrentDays(30)
                                                                .build())
                                                .build();
                                })))
                .containsExactly("files has data that cannot be created again: set the resource option protect");
    }

    private static Vpc network(String name, String... zones) {
        var vpc = new Vpc(name + "-vpc");
        subnet(name + "-public-a", vpc, "a");
        subnet(name + "-public-b", vpc, "b");
        for (var zone : zones) {
            subnet(name + "-private-" + zone, vpc, zone);
        }
        return vpc;
    }

    private static void subnet(String name, Vpc vpc, String zone) {
        new Subnet(
                name,
                SubnetArgs.builder()
                        .vpcId(vpc.id())
                        .availabilityZone("eu-west-1" + zone)
                        .build());
    }

    private static void irreplaceable(CustomResourceOptions options) {
        new Cluster("cluster", ClusterArgs.builder().engine("aurora-mysql").build(), options);
        new Table("table", TableArgs.builder().hashKey("id").build(), options);
        new FileSystem("shared", FileSystemArgs.Empty, options);
        new ReplicationGroup(
                "nodes", ReplicationGroupArgs.builder().description("a cache").build(), options);
        new ServerlessCache(
                "serverless", ServerlessCacheArgs.builder().engine("valkey").build(), options);
        new Key("key", KeyArgs.Empty, options);
        new Repository("images", RepositoryArgs.Empty, options);
        new BucketV2("files", BucketV2Args.Empty, options);
        new LoadBalancer("balancer");
    }

    private static BucketLifecycleConfigurationV2RuleArgs.Builder expiring(String status) {
        return BucketLifecycleConfigurationV2RuleArgs.builder()
                .id("expire")
                .status(status)
                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                        .days(30)
                        .build());
    }

    private static void lifecycle(String name, BucketLifecycleConfigurationV2RuleArgs rule) {
        new BucketLifecycleConfigurationV2(
                name + "-lifecycle",
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(new BucketV2(name).id())
                        .rules(rule)
                        .build());
    }
}
