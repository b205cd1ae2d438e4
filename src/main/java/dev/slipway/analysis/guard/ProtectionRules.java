package dev.slipway.analysis.guard;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.efs.FileSystem;
import com.pulumi.aws.elasticache.ReplicationGroup;
import com.pulumi.aws.elasticache.ServerlessCache;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.s3.Bucket;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.resources.Resource;
import dev.slipway.base.types.TypeToken;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about availability zones and deletion protection. */
final class ProtectionRules {
    static final GuardRule TWO_ZONES = GuardRule.protectedError(
            "two-zones",
            "A network has private subnets in at least two availability zones.",
            "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html",
            ProtectionRules::oneZone);

    static final GuardRule DELETION_PROTECTION = GuardRule.protectedError(
            "deletion-protection",
            "Load balancers, databases and tables have deletion protection, and buckets and repositories cannot be deleted with their content.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html",
            ProtectionRules::deletable);

    static final GuardRule PULUMI_PROTECT = GuardRule.protectedError(
            "pulumi-protect",
            "Resources with data that cannot be created again have Pulumi's option protect.",
            "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
            ProtectionRules::unprotected);

    /** A property that must have a value in a protected stack. */
    private record RequiredFlag(String property, boolean value) {
        boolean isSet(PlannedResource resource) {
            return resource.flag(property) == value;
        }
    }

    private static final RequiredFlag BALANCER = new RequiredFlag("enableDeletionProtection", true);
    private static final RequiredFlag BUCKET = new RequiredFlag("forceDestroy", false);

    private static final Map<String, List<RequiredFlag>> REQUIRED_FLAGS = TypeToken.keys(Map.of(
            com.pulumi.aws.lb.LoadBalancer.class, List.of(BALANCER),
            com.pulumi.aws.alb.LoadBalancer.class, List.of(BALANCER),
            Cluster.class,
                    List.of(new RequiredFlag("deletionProtection", true), new RequiredFlag("skipFinalSnapshot", false)),
            Table.class, List.of(new RequiredFlag("deletionProtectionEnabled", true)),
            BucketV2.class, List.of(BUCKET),
            Bucket.class, List.of(BUCKET),
            Repository.class, List.of(new RequiredFlag("forceDelete", false))));

    /**
     * Types with data or keys that cannot be created again. Buckets are added unless all their objects expire. Secrets
     * are left out, because Secrets Manager keeps a deleted secret for days.
     */
    private static final List<Class<? extends Resource>> IRREPLACEABLE = List.of(
            Cluster.class,
            Table.class,
            FileSystem.class,
            ReplicationGroup.class,
            ServerlessCache.class,
            Key.class,
            Repository.class);

    private ProtectionRules() {}

    private static Stream<Violation> oneZone(Plan plan) {
        return plan.ofType(Vpc.class).stream().flatMap(vpc -> {
            var zones = plan.ofType(Subnet.class).stream()
                    .filter(subnet -> subnet.dependencies().contains(vpc.urn()))
                    .filter(subnet -> subnet.name().contains("-private-"))
                    .map(subnet -> subnet.text("availabilityZone"))
                    .distinct()
                    .count();
            return zones >= 2
                    ? Stream.empty()
                    : Stream.of(Violation.of(
                            vpc,
                            "has private subnets in %s".formatted(zones == 0 ? "no zone" : "one zone"),
                            "set zones: 2 in slipway:network"));
        });
    }

    private static Stream<Violation> deletable(Plan plan) {
        return plan.resources().stream()
                .flatMap(resource -> REQUIRED_FLAGS.getOrDefault(resource.type(), List.of()).stream()
                        .filter(flag -> !flag.isSet(resource))
                        .map(flag -> Violation.of(
                                resource,
                                "has %s %s".formatted(flag.property(), flag.value() ? "off" : "on"),
                                "turn it %s in a protected stack".formatted(flag.value() ? "on" : "off"))));
    }

    private static Stream<Violation> unprotected(Plan plan) {
        var buckets = bucketsThatKeepData(plan).toList();
        return plan.resources().stream()
                .filter(resource -> !resource.protect())
                .filter(resource -> IRREPLACEABLE.stream().anyMatch(resource::is) || buckets.contains(resource))
                .map(resource -> Violation.of(
                        resource, "has data that cannot be created again", "set the resource option protect"));
    }

    /** The buckets whose objects do not all expire. */
    static Stream<PlannedResource> bucketsThatKeepData(Plan plan) {
        var lifecycles = plan.ofType(BucketLifecycleConfigurationV2.class);
        return DataRules.BUCKETS.stream()
                .flatMap(type -> plan.ofType(type).stream())
                .filter(bucket -> DataRules.about(bucket, lifecycles)
                        .flatMap(lifecycle -> lifecycle.list("rules").stream())
                        .noneMatch(rule -> rule instanceof Map<?, ?> tree && expiresEverything(tree)));
    }

    private static boolean expiresEverything(Map<?, ?> rule) {
        return "Enabled".equals(rule.get("status"))
                && rule.get("expiration") instanceof Map<?, ?> expiration
                && (expiration.containsKey("days") || expiration.containsKey("date"))
                && isEmpty(rule.get("filter"))
                && isEmpty(rule.get("prefix"));
    }

    private static boolean isEmpty(@Nullable Object filter) {
        return filter == null
                || filter.equals("")
                || filter instanceof Map<?, ?> map && map.values().stream().allMatch(ProtectionRules::isEmpty);
    }
}
