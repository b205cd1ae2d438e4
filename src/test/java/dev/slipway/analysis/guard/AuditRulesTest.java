package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.cloudtrail.Trail;
import com.pulumi.aws.cloudtrail.TrailArgs;
import com.pulumi.aws.ec2.NetworkAcl;
import com.pulumi.aws.ec2.NetworkAclArgs;
import com.pulumi.aws.ec2.inputs.NetworkAclIngressArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import org.junit.jupiter.api.Test;

class AuditRulesTest {
    private static final String CLAIM = "token.actions.githubusercontent.com:";

    private static void role(String name, String condition) {
        var trust = """
                {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal":
                {"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
                "Condition": %s}}""";
        new Role(
                name,
                RoleArgs.builder().assumeRolePolicy(trust.formatted(condition)).build());
    }

    @Test
    void aRoleForManyRunsIsABreach() {
        var wrong =
                " trusts more than one subject of its identity provider: compare the claims aud and sub by StringEquals";

        assertThat(Breaches.of(AuditRules.WEB_IDENTITY, context -> {
                    role("exact", """
                            {"StringEquals": {"%1$saud": "sts.amazonaws.com", "%1$ssub": "repo:a/b:pull_request"}}""".formatted(CLAIM));
                    role("pattern", """
                            {"StringEquals": {"%1$saud": "sts.amazonaws.com"}, "StringLike": {"%1$ssub": "repo:a/b:*"}}""".formatted(CLAIM));
                    role("audience", """
                            {"StringEquals": {"%ssub": "repo:a/b:pull_request"}}""".formatted(CLAIM));
                }))
                .containsExactlyInAnyOrder("pattern" + wrong, "audience" + wrong);
    }

    private static TrailArgs.Builder trail() {
        return TrailArgs.builder()
                .s3BucketName("audit")
                .isMultiRegionTrail(true)
                .enableLogFileValidation(true)
                .kmsKeyId("arn:aws:kms:eu-west-1:123456789012:key/1");
    }

    @Test
    void aTrailThatLeavesSomethingOutIsABreach() {
        var wrong =
                " does not cover all regions with encrypted, validated files: set isMultiRegionTrail, enableLogFileValidation and kmsKeyId";

        assertThat(Breaches.of(AuditRules.TRAIL, context -> {
                    new Trail("whole", trail().build());
                    new Trail("regional", trail().isMultiRegionTrail(false).build());
                    new Trail("unsigned", trail().enableLogFileValidation(false).build());
                    new Trail("plain", TrailArgs.builder().s3BucketName("audit").build());
                }))
                .containsExactlyInAnyOrder("regional" + wrong, "unsigned" + wrong, "plain" + wrong);
    }

    private static void acl(String name, String protocol, String block, String action) {
        new NetworkAcl(
                name,
                NetworkAclArgs.builder()
                        .vpcId("vpc-1")
                        .ingress(NetworkAclIngressArgs.builder()
                                .ruleNo(100)
                                .action(action)
                                .protocol(protocol)
                                .cidrBlock(block)
                                .fromPort(0)
                                .toPort(0)
                                .build())
                        .build());
    }

    @Test
    void anAclThatAdmitsEverythingIsABreach() {
        assertThat(Breaches.of(AuditRules.OPEN_ACL, context -> {
                    acl("open", "-1", "0.0.0.0/0", "allow");
                    acl("inner", "-1", "10.0.0.0/16", "allow");
                    acl("closed", "-1", "0.0.0.0/0", "deny");
                    acl("one", "tcp", "0.0.0.0/0", "allow");
                }))
                .containsExactly("open allows every protocol from any address: name protocols and ports");
    }
}
