package dev.slipway.components.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.components.SharedResources;
import dev.slipway.components.budget.Budget;
import dev.slipway.components.budget.BudgetSpec;
import dev.slipway.components.budget.BudgetSpec.Covers;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.components.storage.BucketSpec;
import dev.slipway.components.storage.Stores;
import dev.slipway.components.storage.Table;
import dev.slipway.components.storage.TableName;
import dev.slipway.components.storage.TableSpec;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final String TRAIL = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/slipway-test";

    private static Plan plan(AuditSpec spec) {
        return plan(spec, SharedResources.NONE);
    }

    private static Plan plan(AuditSpec spec, SharedResources shared) {
        return Programs.plan(context -> new Audit("audit", spec, BaseComponents.NO_STORES, shared));
    }

    private static List<String> types(Plan plan) {
        return plan.resources().stream().map(PlannedResource::type).toList();
    }

    @Test
    void nothingIsCreatedByDefault() {
        assertThat(types(plan(AuditSpec.NONE))).containsExactlyInAnyOrder("pulumi:pulumi:Stack", "slipway:audit:Audit");
    }

    @Test
    void recorderOfTheRegionAndItsBucketStayWhenTheStackIsDeleted() {
        var recorder = AuditSpec.NONE.withConfig(Optional.of(new ConfigRules(true, ConfigRules.DEFAULT)));
        var plan = plan(recorder);

        assertThat(plan.resources())
                .filteredOn(resource -> resource.custom()
                        && (resource.name().startsWith("audit-config-")
                                || resource.name().startsWith("audit-store-")))
                .hasSizeGreaterThan(8)
                .allMatch(resource -> resource.options().retainOnDelete());
        assertThat(plan(AuditSpec.NONE.withTrail(true)).resources())
                .noneMatch(resource -> resource.options().retainOnDelete());
    }

    @Test
    void aTrailSeesAllRegionsAndItsFilesAreEncryptedAndSigned() {
        var plan = plan(AuditSpec.NONE.withTrail(true));
        var trail = plan.named("audit-trail");

        assertThat(trail.text("name")).isEqualTo("slipway-test");
        assertThat(trail.flag("isMultiRegionTrail")).isTrue();
        assertThat(trail.flag("includeGlobalServiceEvents")).isTrue();
        assertThat(trail.flag("enableLogFileValidation")).isTrue();
        assertThat(trail.text("kmsKeyId")).startsWith("arn:aws:kms:eu-west-1:123456789012:key/");
        assertThat(trail.dependencies())
                .contains(plan.named("audit-store-policy").urn());
        assertThat(trail.list("eventSelectors")).isEmpty();
    }

    @Test
    void theBucketAcceptsOnlyFilesOfThisTrailOverTls() {
        var policy =
                plan(AuditSpec.NONE.withTrail(true)).named("audit-store-policy").text("policy");

        assertThat(policy)
                .contains("\"Effect\":\"Deny\"", "\"aws:SecureTransport\":\"false\"")
                .contains("/AWSLogs/123456789012/*\"", "\"aws:SourceArn\":\"" + TRAIL + "\"")
                .contains("\"s3:x-amz-acl\":\"bucket-owner-full-control\"")
                .doesNotContain("\"Principal\":\"*\"");
    }

    @Test
    void onlyThisTrailMayUseTheKey() {
        var policy =
                plan(AuditSpec.NONE.withTrail(true)).named("audit-store-key").text("policy");

        assertThat(policy)
                .contains("\"kms:GenerateDataKey*\"", "\"aws:SourceArn\":\"" + TRAIL + "\"")
                .contains("\"kms:EncryptionContext:aws:cloudtrail:arn\":\"arn:aws:cloudtrail:*:123456789012:trail/*\"");
    }

    @Test
    void filesOfTheTrailExpireWithTheirOldVersions() {
        var plan = plan(AuditSpec.NONE.withTrail(true).withRetentionDays(90));
        var rule = (Map<?, ?>) plan.named("audit-store-expiry").list("rules").get(0);

        assertThat(rule.get("expiration")).isEqualTo(Map.of("days", 90L));
        assertThat(rule.get("noncurrentVersionExpiration")).isEqualTo(Map.of("noncurrentDays", 90L));
        assertThat(plan.named("audit-store-bucket").flag("forceDestroy")).isTrue();
    }

    @Test
    void aProtectedAuditCannotBeDeleted() {
        var plan = plan(AuditSpec.NONE.withTrail(true), SharedResources.NONE.withProtectedFromDeletion(true));

        assertThat(List.of("audit-trail", "audit-store-key", "audit-store-bucket", "audit-store-policy"))
                .allSatisfy(
                        name -> assertThat(plan.named(name).protect()).as(name).isTrue());
        assertThat(plan.named("audit-store-bucket").flag("forceDestroy")).isFalse();
    }

    @Test
    void dataEventsAreThoseOfTheNamedTablesAndBuckets() {
        var plan = Programs.plan(context -> {
            var key = BaseComponents.key();
            var table =
                    new Table("orders", TableSpec.of(new TableName("slipway-test-orders")), key, SharedResources.NONE);
            var bucket = new Bucket(
                    "files", BucketSpec.of(new BucketPrefix("slipway-test-files-")), key, SharedResources.NONE);
            var stores = Stores.NONE.withTables(Map.of("orders", table)).withBuckets(Map.of("files", bucket));
            new Audit("audit", AuditSpec.NONE.withTrail(true).withDataEvents(true), stores, SharedResources.NONE);
        });
        var selectors = plan.named("audit-trail").list("eventSelectors").toString();

        assertThat(selectors)
                .contains(
                        "type=AWS::DynamoDB::Table",
                        "arn:aws:dynamodb:eu-west-1:123456789012:table/slipway-test-orders")
                .containsPattern("arn:aws:s3:::slipway-test-files-[0-9a-f]+/]")
                .contains("includeManagementEvents=true", "readWriteType=All");
    }

    @Test
    void rulesWithoutARecorderCreateNoBucketAndNoRecorder() {
        var plan =
                plan(AuditSpec.NONE.withConfig(Optional.of(new ConfigRules(false, List.of("RDS_STORAGE_ENCRYPTED")))));

        assertThat(types(plan)).doesNotContain("aws:s3/bucketV2:BucketV2", "aws:cfg/recorder:Recorder");
        var rule = plan.named("audit-rule-rds-storage-encrypted");
        assertThat(rule.text("name")).isEqualTo("slipway-test-rds-storage-encrypted");
        assertThat(rule.text("source.sourceIdentifier")).isEqualTo("RDS_STORAGE_ENCRYPTED");
        assertThat(rule.text("source.owner")).isEqualTo("AWS");
        assertThat(rule.dependencies()).isEmpty();
    }

    @Test
    void rulesDependOnTheRecorderThatIsOn() {
        var plan = plan(AuditSpec.NONE.withConfig(Optional.of(new ConfigRules(true, ConfigRules.DEFAULT))));
        var on = plan.named("audit-config-on");

        assertThat(plan.ofType("aws:cfg/rule:Rule"))
                .hasSize(ConfigRules.DEFAULT.size())
                .allSatisfy(rule -> assertThat(rule.dependencies()).contains(on.urn()));
        assertThat(on.dependencies())
                .contains(plan.named("audit-config-channel").urn());
        assertThat(plan.named("audit-config-recorder").flag("recordingGroup.allSupported"))
                .isTrue();
        assertThat(plan.named("audit-config-writing").text("policy"))
                .contains("/AWSLogs/123456789012/Config/*\"")
                .doesNotContain("\"Resource\":\"*\"");
    }

    @Test
    void aRuleIsNamedByItsIdentifierAndOnce() {
        assertThatThrownBy(() -> new ConfigRules(false, List.of("rds-storage-encrypted")))
                .hasMessage(
                        "rules: 'rds-storage-encrypted' is not a managed rule of AWS Config; write its identifier, such as RDS_STORAGE_ENCRYPTED");
        assertThatThrownBy(() -> new ConfigRules(false, List.of("A_B", "A_B")))
                .hasMessage("rules: A_B is listed twice; remove one");
    }

    @Test
    void aBudgetNotifiesOfActualAndForecastedCosts() {
        var plan = Programs.plan(
                context -> new Budget("budget", new BudgetSpec(50, Covers.STACK, List.of(100, 80)), "ops@example.com"));
        var month = plan.named("budget-month");

        assertThat(month.text("limitAmount")).isEqualTo("50");
        assertThat(month.text("limitUnit")).isEqualTo("USD");
        assertThat(month.list("costFilters"))
                .containsExactly(Map.of("name", "TagKeyValue", "values", List.of("user:Stack$test")));
        assertThat(month.list("notifications"))
                .extracting(
                        each -> ((Map<?, ?>) each).get("notificationType") + " " + ((Map<?, ?>) each).get("threshold"))
                .containsExactly("ACTUAL 80", "FORECASTED 80", "ACTUAL 100", "FORECASTED 100");
    }

    @Test
    void aBudgetOfTheAccountCountsEverything() {
        var plan = Programs.plan(
                context -> new Budget("budget", new BudgetSpec(50, Covers.ACCOUNT, List.of(100)), "ops@example.com"));

        assertThat(plan.named("budget-month").list("costFilters")).isEmpty();
    }
}
