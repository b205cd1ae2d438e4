package dev.slipway.components.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.SharedResources;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogArchiveTest {
    private static final LogArchiveSpec SPEC = LogArchiveSpec.of(new BucketPrefix("slipway-test-logs-"));

    private static Plan plan(LogArchiveSpec spec, SharedResources shared) {
        return Programs.plan(context -> {
            var archive = new LogArchive("archive", spec, BaseComponents.key(), shared);
            archive.deliver("orders");
            archive.deliver("shop");
        });
    }

    @Test
    void eachServiceWritesToAPartOfItsOwnByTheDay() {
        var plan = plan(SPEC, SharedResources.NONE);

        assertThat(List.of("orders", "shop")).allSatisfy(service -> {
            var stream = plan.named("archive-%s-stream".formatted(service));
            assertThat(stream.text("extendedS3Configuration.prefix"))
                    .isEqualTo("logs/service=%s/date=!{timestamp:yyyy-MM-dd}/".formatted(service));
            assertThat(stream.text("extendedS3Configuration.errorOutputPrefix"))
                    .isEqualTo("errors/service=%s/!{firehose:error-output-type}/date=!{timestamp:yyyy-MM-dd}/"
                            .formatted(service));
            assertThat(stream.text("extendedS3Configuration.compressionFormat")).isEqualTo("GZIP");
        });
    }

    @Test
    void theStacksKeyEncryptsTheStreamTheObjectsAndTheMessages() {
        var plan = plan(SPEC, SharedResources.NONE);

        var stream = plan.named("archive-orders-stream");
        var key = stream.text("extendedS3Configuration.kmsKeyArn");
        assertThat(key).contains(":kms:");
        assertThat(stream.input("serverSideEncryption"))
                .contains(Map.of("enabled", true, "keyType", "CUSTOMER_MANAGED_CMK", "keyArn", key));
        assertThat(plan.named("archive-errors").text("kmsKeyId")).isEqualTo(key);
        assertThat(plan.named("archive-files-encryption").dependencies())
                .contains(plan.named("encryption-key").urn());
    }

    @Test
    void filesHaveTheirRetentionAndBuffering() {
        var plan = plan(
                SPEC.withDays(90).withBuffer(new BufferingHints(Duration.ofSeconds(60), 1)),
                SharedResources.NONE.withLogRetentionDays(7));

        assertThat(plan.named("archive-files-lifecycle").list("rules").toString())
                .contains("expiration={days=90}", "noncurrentDays=1");
        assertThat(plan.named("archive-errors").input("retentionInDays")).contains(7L);
        var stream = plan.named("archive-orders-stream");
        assertThat(stream.text("extendedS3Configuration.bufferingInterval")).isEqualTo("60");
        assertThat(stream.text("extendedS3Configuration.bufferingSize")).isEqualTo("1");
    }

    @Test
    void firehoseMayOnlyWriteToTheBucket() {
        var plan = plan(SPEC, SharedResources.NONE);

        var bucket = plan.named("archive-orders-stream").text("extendedS3Configuration.bucketArn");
        var key = plan.named("archive-orders-stream").text("extendedS3Configuration.kmsKeyArn");
        assertThat(plan.named("archive-policy").text("policy"))
                .isEqualTo(("{'Version':'2012-10-17','Statement':["
                                + "{'Effect':'Allow','Action':['s3:GetBucketLocation','s3:ListBucket',"
                                + "'s3:ListBucketMultipartUploads'],'Resource':'%1$s'},"
                                + "{'Effect':'Allow','Action':['s3:AbortMultipartUpload','s3:GetObject','s3:PutObject'],"
                                + "'Resource':'%1$s/*'},"
                                + "{'Effect':'Allow','Action':['kms:Decrypt','kms:GenerateDataKey'],'Resource':'%2$s',"
                                + "'Condition':{'StringLike':{'kms:ViaService':'s3.eu-west-1.*'}}},"
                                + "{'Effect':'Allow','Action':'logs:PutLogEvents','Resource':"
                                + "'arn:aws:logs:eu-west-1:123456789012:log-group:/slipway-test/archive/errors:*'}]}")
                        .formatted(bucket, key)
                        .replace('\'', '"'));
        assertThat(plan.named("archive-role").text("assumeRolePolicy"))
                .contains("firehose.amazonaws.com", "aws:SourceAccount");
    }

    @Test
    void aStreamDependsOnThePolicyOfItsRole() {
        var plan = plan(SPEC, SharedResources.NONE);

        assertThat(plan.named("archive-orders-stream").dependencies())
                .contains(
                        plan.named("archive-policy").urn(),
                        plan.named("archive-files-policy").urn());
    }

    @Test
    void aProtectedArchiveKeepsItsBucket() {
        var kept =
                plan(SPEC, SharedResources.NONE.withProtectedFromDeletion(true)).named("archive-files-bucket");

        assertThat(kept.protect()).isTrue();
        assertThat(kept.flag("forceDestroy")).isFalse();
        assertThat(plan(SPEC, SharedResources.NONE)
                        .named("archive-files-bucket")
                        .flag("forceDestroy"))
                .isTrue();
    }

    @Test
    void bufferSettingsThatFirehoseRefusesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BufferingHints(Duration.ofSeconds(901), 5))
                .withMessage("bufferSeconds: a time of 0 to 900 seconds is allowed; set it to 300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BufferingHints(Duration.ZERO, 129))
                .withMessage("bufferMiB: a size of 1 to 128 MiB is allowed; set it to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withDays(0))
                .withMessage("days: 1 day or more is allowed; set it to 365");
    }
}
