package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.cloudfront.Distribution;
import com.pulumi.aws.cloudfront.DistributionArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionDefaultCacheBehaviorArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionRestrictionsArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionRestrictionsGeoRestrictionArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionViewerCertificateArgs;
import com.pulumi.aws.efs.FileSystem;
import com.pulumi.aws.efs.FileSystemPolicy;
import com.pulumi.aws.efs.FileSystemPolicyArgs;
import com.pulumi.aws.elasticache.ReplicationGroup;
import com.pulumi.aws.elasticache.ReplicationGroupArgs;
import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionRedirectArgs;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.rds.ClusterParameterGroup;
import com.pulumi.aws.rds.ClusterParameterGroupArgs;
import com.pulumi.aws.rds.inputs.ClusterParameterGroupParameterArgs;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.storage.BucketPolicies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitRulesTest {
    private static void listener(String name, String protocol, String action, String redirect) {
        var builder = ListenerDefaultActionArgs.builder().type(action);
        if (!redirect.isEmpty()) {
            builder.redirect(ListenerDefaultActionRedirectArgs.builder()
                    .protocol(redirect)
                    .statusCode("HTTP_301")
                    .build());
        }
        new Listener(
                name,
                ListenerArgs.builder()
                        .loadBalancerArn("arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/1")
                        .protocol(protocol)
                        .defaultActions(builder.build())
                        .build());
    }

    @Test
    void aListenerThatAnswersByHttpIsABreach() {
        assertThat(Breaches.of(TransitRules.LISTENER_TLS, ctx -> {
                    listener("plain", "HTTP", "fixed-response", "");
                    listener("moved", "HTTP", "redirect", "HTTP");
                }))
                .containsExactly(
                        "moved accepts requests without TLS: set slipway:domain",
                        "plain accepts requests without TLS: set slipway:domain");
    }

    private static void cache(String name, boolean tls, String mode) {
        new ReplicationGroup(
                name,
                ReplicationGroupArgs.builder()
                        .description("a cache")
                        .transitEncryptionEnabled(tls)
                        .transitEncryptionMode(mode)
                        .build());
    }

    @Test
    void aCacheThatAcceptsConnectionsWithoutTlsIsABreach() {
        assertThat(Breaches.of(TransitRules.TLS_ONLY, ctx -> {
                    cache("plain", false, "required");
                    cache("both", true, "preferred");
                    cache("closed", true, "required");
                }))
                .containsExactly(
                        "both accepts connections without TLS: set transitEncryptionEnabled, and transitEncryptionMode to"
                                + " required",
                        "plain accepts connections without TLS: set transitEncryptionEnabled, and transitEncryptionMode to"
                                + " required");
    }

    @Test
    void aFileSystemWithoutAPolicyThatRequiresTlsIsABreach() {
        assertThat(Breaches.of(TransitRules.TLS_ONLY, ctx -> {
                    new FileSystem("open");
                    var files = new FileSystem("closed");
                    new FileSystemPolicy(
                            "policy",
                            FileSystemPolicyArgs.builder()
                                    .fileSystemId(files.id())
                                    .policy(Policy.of(Statement.deny("elasticfilesystem:ClientMount")
                                                    .forEverybody()
                                                    .on(files.arn())
                                                    .when("Bool", "aws:SecureTransport", Output.of("false")))
                                            .json())
                                    .build());
                }))
                .containsExactly("open accepts clients without TLS: give it a FileSystemPolicy that denies "
                        + "elasticfilesystem:ClientMount where aws:SecureTransport is false");
    }

    private static void distribution(String name, String policy) {
        new Distribution(
                name,
                DistributionArgs.builder()
                        .enabled(true)
                        .origins(List.of())
                        .restrictions(DistributionRestrictionsArgs.builder()
                                .geoRestriction(DistributionRestrictionsGeoRestrictionArgs.builder()
                                        .restrictionType("none")
                                        .build())
                                .build())
                        .viewerCertificate(
                                DistributionViewerCertificateArgs.builder().build())
                        .defaultCacheBehavior(DistributionDefaultCacheBehaviorArgs.builder()
                                .targetOriginId("a")
                                .allowedMethods("GET")
                                .cachedMethods("GET")
                                .viewerProtocolPolicy(policy)
                                .build())
                        .build());
    }

    @Test
    void aDistributionThatAnswersByHttpIsABreach() {
        assertThat(Breaches.of(TransitRules.LISTENER_TLS, ctx -> {
                    distribution("plain", "allow-all");
                    distribution("redirecting", "redirect-to-https");
                }))
                .containsExactly("plain accepts requests without TLS: set viewerProtocolPolicy to redirect-to-https");
    }

    @Test
    void aListenerWithTlsOrARedirectIsNoBreach() {
        assertThat(Breaches.of(TransitRules.LISTENER_TLS, ctx -> {
                    listener("secure", "HTTPS", "fixed-response", "");
                    listener("redirecting", "HTTP", "redirect", "HTTPS");
                }))
                .isEmpty();
    }

    private static void policy(BucketV2 bucket, Statement statement) {
        new BucketPolicy(
                "policy",
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(Policy.of(statement).json())
                        .build());
    }

    private static void cluster(String parameter, String value) {
        var group = new ClusterParameterGroup(
                "parameters",
                ClusterParameterGroupArgs.builder()
                        .family("aurora-mysql8.0")
                        .parameters(ClusterParameterGroupParameterArgs.builder()
                                .name(parameter)
                                .value(value)
                                .build())
                        .build());
        new Cluster(
                "cluster",
                ClusterArgs.builder()
                        .engine("aurora-mysql")
                        .dbClusterParameterGroupName(group.name())
                        .build());
    }

    @Test
    void aBucketThatAnswersWithoutTlsIsABreach() {
        assertThat(Breaches.of(TransitRules.TLS_ONLY, ctx -> {
                    new BucketV2("bare");
                    var read = new BucketV2("read");
                    policy(
                            read,
                            Statement.allow("s3:GetObject")
                                    .forService("cloudfront.amazonaws.com")
                                    .on(read.arn()));
                }))
                .containsExactly(
                        "bare accepts requests without TLS: deny s3:* in its policy where aws:SecureTransport is false",
                        "read accepts requests without TLS: deny s3:* in its policy where aws:SecureTransport is false");
    }

    @Test
    void aBucketThatDeniesRequestsWithoutTlsIsNoBreach() {
        assertThat(Breaches.of(TransitRules.TLS_ONLY, ctx -> {
                    var files = new BucketV2("files");
                    policy(files, BucketPolicies.tlsOnly(files.arn()));
                }))
                .isEmpty();
    }

    @Test
    void aClusterThatTakesConnectionsWithoutTlsIsABreach() {
        var breach = "cluster accepts connections without TLS:"
                + " give it a parameter group with require_secure_transport ON, or rds.force_ssl 1";

        assertThat(Breaches.of(
                        TransitRules.TLS_ONLY,
                        ctx -> new Cluster(
                                "cluster",
                                ClusterArgs.builder().engine("aurora-mysql").build())))
                .containsExactly(breach);
        assertThat(Breaches.of(TransitRules.TLS_ONLY, ctx -> cluster("require_secure_transport", "OFF")))
                .containsExactly(breach);
    }

    @ParameterizedTest
    @CsvSource({"require_secure_transport, ON", "require_secure_transport, 1", "rds.force_ssl, 1"})
    void aClusterThatRequiresTlsIsNoBreach(String parameter, String value) {
        assertThat(Breaches.of(TransitRules.TLS_ONLY, ctx -> cluster(parameter, value)))
                .isEmpty();
    }
}
