package dev.slipway.analysis.guard;

import com.pulumi.aws.cloudfront.Distribution;
import com.pulumi.aws.efs.FileSystem;
import com.pulumi.aws.efs.FileSystemPolicy;
import com.pulumi.aws.elasticache.ReplicationGroup;
import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterParameterGroup;
import com.pulumi.aws.s3.BucketPolicy;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about encryption in transit. */
final class TransitRules {
    static final GuardRule TLS_ONLY = GuardRule.error(
            "tls-only",
            "Buckets, EFS file systems, Aurora clusters and caches require TLS.",
            "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt.html",
            plan -> Stream.of(buckets(plan), fileSystems(plan), clusters(plan), caches(plan))
                    .flatMap(found -> found));

    /** A warning, because a certificate needs a domain name, and not every stack has one. */
    static final GuardRule LISTENER_TLS = new GuardRule(
            "listener-tls",
            Severity.WARNING,
            RuleScope.PROTECTED,
            "Listeners of load balancers and behaviors of distributions use TLS, or redirect to it.",
            URI.create(
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html"),
            plan -> Stream.concat(plainListeners(plan), plainDistributions(plan)));

    /** The parameters that require TLS: of MySQL and of PostgreSQL. */
    private static final Set<String> PARAMETERS = Set.of("require_secure_transport", "rds.force_ssl");

    private static final Set<String> ON = Set.of("1", "ON");

    private TransitRules() {}

    private static Stream<Violation> buckets(Plan plan) {
        var policies = plan.ofType(BucketPolicy.class);
        return DataRules.BUCKETS.stream()
                .flatMap(type -> plan.ofType(type).stream())
                .filter(bucket -> DataRules.about(bucket, policies).noneMatch(TransitRules::deniesWithoutTls))
                .map(bucket -> Violation.of(
                        bucket,
                        "accepts requests without TLS",
                        "deny s3:* in its policy where aws:SecureTransport is false"));
    }

    private static Stream<Violation> fileSystems(Plan plan) {
        var policies = plan.ofType(FileSystemPolicy.class);
        return plan.ofType(FileSystem.class).stream()
                .filter(files -> policies.stream()
                        .filter(policy -> policy.dependencies().contains(files.urn()))
                        .noneMatch(TransitRules::deniesWithoutTls))
                .map(files -> Violation.of(
                        files,
                        "accepts clients without TLS",
                        "give it a FileSystemPolicy that denies elasticfilesystem:ClientMount where aws:SecureTransport is"
                                + " false"));
    }

    private static boolean deniesWithoutTls(PlannedResource policy) {
        var text = policy.text("policy").replaceAll("\\s", "");
        return text.contains("\"Effect\":\"Deny\"") && text.contains("\"aws:SecureTransport\":\"false\"");
    }

    private static Stream<Violation> plainListeners(Plan plan) {
        return plan.ofType(Listener.class).stream()
                .filter(listener -> listener.text("protocol").equals("HTTP"))
                .filter(listener -> listener.list("defaultActions").stream().noneMatch(TransitRules::redirectsToHttps))
                .map(listener -> Violation.of(listener, "accepts requests without TLS", "set slipway:domain"));
    }

    private static Stream<Violation> plainDistributions(Plan plan) {
        return plan.ofType(Distribution.class).stream()
                .filter(distribution -> Stream.concat(
                                distribution.input("defaultCacheBehavior").stream(),
                                distribution.list("orderedCacheBehaviors").stream())
                        .anyMatch(behavior -> behavior instanceof Map<?, ?> map
                                && "allow-all".equals(map.get("viewerProtocolPolicy"))))
                .map(distribution -> Violation.of(
                        distribution, "accepts requests without TLS", "set viewerProtocolPolicy to redirect-to-https"));
    }

    private static boolean redirectsToHttps(Object action) {
        return action instanceof Map<?, ?> map
                && map.get("redirect") instanceof Map<?, ?> redirect
                && "HTTPS".equals(redirect.get("protocol"));
    }

    private static Stream<Violation> clusters(Plan plan) {
        var groups = plan.ofType(ClusterParameterGroup.class);
        return plan.ofType(Cluster.class).stream()
                .filter(cluster -> groups.stream()
                        .filter(group -> cluster.dependencies().contains(group.urn()))
                        .noneMatch(TransitRules::requiresTls))
                .map(cluster -> Violation.of(
                        cluster,
                        "accepts connections without TLS",
                        "give it a parameter group with require_secure_transport ON, or rds.force_ssl 1"));
    }

    /** Serverless caches accept TLS connections only. */
    private static Stream<Violation> caches(Plan plan) {
        return plan.ofType(ReplicationGroup.class).stream()
                .filter(cache -> !cache.flag("transitEncryptionEnabled")
                        || cache.text("transitEncryptionMode").equals("preferred"))
                .map(cache -> Violation.of(
                        cache,
                        "accepts connections without TLS",
                        "set transitEncryptionEnabled, and transitEncryptionMode to required"));
    }

    private static boolean requiresTls(PlannedResource group) {
        return group.list("parameters").stream()
                .anyMatch(item -> item instanceof Map<?, ?> parameter
                        && PARAMETERS.contains(String.valueOf(parameter.get("name")))
                        && ON.contains(String.valueOf(parameter.get("value"))));
    }
}
