package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.FixedNetwork;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogBucketTest {
    private final Plan plan = plan("eu-west-1");

    @Test
    void isClosedToThePublic() {
        var block = plan.named("web-logs-public-access");

        assertThat(List.of(
                        block.flag("blockPublicAcls"),
                        block.flag("blockPublicPolicy"),
                        block.flag("ignorePublicAcls"),
                        block.flag("restrictPublicBuckets")))
                .containsOnly(true);
        assertThat(plan.named("web-logs-ownership").text("rule.objectOwnership"))
                .isEqualTo("BucketOwnerEnforced");
        assertThat(plan.named("web-logs-policy").dependencies()).contains(block.urn());
    }

    @Test
    void isEncryptedWithTheKeysThatLogDeliverySupports() {
        assertThat(plan.named("web-logs-encryption").list("rules"))
                .containsExactly(Map.of("applyServerSideEncryptionByDefault", Map.of("sseAlgorithm", "AES256")));
    }

    @Test
    void expiresLogsAfterTheirRetentionAndIncompleteUploadsAfterADay() {
        assertThat(plan.named("web-logs-expiry").list("rules"))
                .containsExactly(Map.of(
                        "id",
                        "expire",
                        "status",
                        "Enabled",
                        "filter",
                        Map.of("prefix", ""),
                        "expiration",
                        Map.of("days", 14L),
                        "abortIncompleteMultipartUpload",
                        Map.of("daysAfterInitiation", 1L)));
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,      aws,        Service, logdelivery.elasticloadbalancing.amazonaws.com",
        "ap-southeast-4, aws,        Service, logdelivery.elasticloadbalancing.amazonaws.com",
        "us-gov-west-1,  aws-us-gov, Service, logdelivery.elasticloadbalancing.amazonaws.com",
        "us-gov-east-1,  aws-us-gov, Service, logdelivery.elasticloadbalancing.amazonaws.com",
        "cn-north-1,     aws-cn,     AWS,     arn:aws-cn:iam::638102146993:root",
        "cn-northwest-1, aws-cn,     AWS,     arn:aws-cn:iam::037604701340:root"
    })
    void onlyLogDeliveryWritesToThePathOfThisAccount(String region, String partition, String kind, String principal) {
        var plan = plan(region);
        var bucket = "arn:%s:s3:::%s"
                .formatted(partition, plan.named("web-logs-policy").text("bucket"));

        assertThat(plan.named("web-logs-policy").text("policy")).isEqualTo("""
                        {"Version":"2012-10-17","Statement":[\
                        {"Effect":"Allow",\
                        "Principal":{"KIND":"PRINCIPAL"},\
                        "Action":"s3:PutObject",\
                        "Resource":"BUCKET/AWSLogs/123456789012/*"},\
                        {"Effect":"Deny",\
                        "Principal":{"AWS":"*"},\
                        "Action":"s3:*",\
                        "Resource":["BUCKET","BUCKET/*"],\
                        "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".replace("KIND", kind)
                .replace("PRINCIPAL", principal)
                .replace("BUCKET", bucket));
    }

    private static Plan plan(String region) {
        return Programs.plan(
                region,
                ctx -> BaseComponents.balancer(
                        "web",
                        LoadBalancerSpec.DEFAULT.withAccessLogs(Optional.of(AccessLogs.keptForDays(14))),
                        new FixedNetwork()));
    }
}
