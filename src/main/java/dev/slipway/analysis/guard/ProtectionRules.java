package dev.slipway.analysis.guard;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.efs.FileSystem;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.s3.Bucket;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.resources.Resource;
import dev.slipway.base.types.TypeToken;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a protected stack survives: the loss of a zone, and a deletion by mistake. */
final class ProtectionRules {
    static final GuardRule TWO_ZONES = new GuardRule(
            "two-zones",
            Severity.ERROR,
            RuleScope.PROTECTED,
            "A network has private subnets in at least two availability zones.",
            URI.create(
                    "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html"),
            ProtectionRules::oneZone);

    static final GuardRule DELETION_PROTECTION = new GuardRule(
            "deletion-protection",
            Severity.ERROR,
            RuleScope.PROTECTED,
            "AWS refuses to delete balancers, databases, tables, and what still holds data.",
            URI.create("https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html"),
            ProtectionRules::deletable);

    static final GuardRule PULUMI_PROTECT = new GuardRule(
            "pulumi-protect",
            Severity.ERROR,
            RuleScope.PROTECTED,
            "Pulumi refuses to delete what cannot be made again.",
            URI.create("https://www.pulumi.com/docs/iac/concepts/resources/options/protect/"),
            ProtectionRules::unprotected);

    /** A property that must have a value in a protected stack. */
    private record Guard(String property, boolean wanted) {
        boolean holds(PlannedResource resource) {
            return resource.flag(property) == wanted;
        }
    }

    private static final Guard BALANCER = new Guard("enableDeletionProtection", true);
    private static final Guard BUCKET = new Guard("forceDestroy", false);

    private static final Map<String, List<Guard>> GUARDS = TypeToken.keys(Map.of(
            com.pulumi.aws.lb.LoadBalancer.class, List.of(BALANCER),
            com.pulumi.aws.alb.LoadBalancer.class, List.of(BALANCER),
            Cluster.class, List.of(new Guard("deletionProtection", true), new Guard("skipFinalSnapshot", false)),
            Table.class, List.of(new Guard("deletionProtectionEnabled", true)),
            BucketV2.class, List.of(BUCKET),
            Bucket.class, List.of(BUCKET),
            Repository.class, List.of(new Guard("forceDelete", false))));

    /**
     * What holds data or keys that no program can make again. Buckets are added unless all they hold expires: those
     * are logs. A secret is not listed, since Secrets Manager keeps a deleted one for days.
     */
    private static final List<Class<? extends Resource>> IRREPLACEABLE =
            List.of(Cluster.class, Table.class, FileSystem.class, Key.class, Repository.class);

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
        return plan.resources().stream().flatMap(resource -> GUARDS.getOrDefault(resource.type(), List.of()).stream()
                .filter(guard -> !guard.holds(resource))
                .map(guard -> Violation.of(
                        resource,
                        "has %s %s".formatted(guard.property(), guard.wanted() ? "off" : "on"),
                        "turn it %s in a protected stack".formatted(guard.wanted() ? "on" : "off"))));
    }

    private static Stream<Violation> unprotected(Plan plan) {
        var buckets = bucketsThatKeepData(plan).toList();
        return plan.resources().stream()
                .filter(resource -> !resource.protect())
                .filter(resource -> IRREPLACEABLE.stream().anyMatch(resource::is) || buckets.contains(resource))
                .map(resource -> Violation.of(
                        resource, "cannot be made again once it is deleted", "set the resource option protect"));
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
