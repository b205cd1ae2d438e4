package dev.slipway.components.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Plan;
import dev.slipway.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {
    private static Plan plan(String region, KeyArgs args) {
        return Programs.plan(region, context -> new Key("encryption", args));
    }

    @Test
    void aKeyRotatesAndHasAnAlias() {
        var plan = plan("eu-west-1", KeyArgs.of());

        assertThat(plan.named("encryption-key").flag("enableKeyRotation")).isTrue();
        assertThat(plan.named("encryption-alias").text("name")).isEqualTo("alias/slipway-test-encryption");
    }

    @Test
    void aProtectedKeyIsKeptForAMonthAfterItsDeletion() {
        var open = plan("eu-west-1", KeyArgs.of()).named("encryption-key");
        var held =
                plan("eu-west-1", KeyArgs.of().withProtectedFromDeletion(true)).named("encryption-key");

        assertThat(open.text("deletionWindowInDays")).isEqualTo("7");
        assertThat(open.protect()).isFalse();
        assertThat(held.text("deletionWindowInDays")).isEqualTo("30");
        assertThat(held.protect()).isTrue();
    }

    @Test
    void cloudWatchMayUseTheKeyForAlarmsOfTheAccount() {
        var statement = "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},"
                + "\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey*\"],\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}}";

        assertThat(plan("eu-west-1", KeyArgs.of().withAlarms(true))
                        .named("encryption-key")
                        .text("policy"))
                .contains(statement);
        assertThat(plan("eu-west-1", KeyArgs.of()).named("encryption-key").text("policy"))
                .doesNotContain("cloudwatch");
    }

    @Test
    void topicsAndRulesOfTheAccountMayUseTheKeyForQueues() {
        var topics = "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sns.amazonaws.com\"},"
                + "\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"],\"Resource\":\"*\","
                + "\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:sns:eu-west-1:123456789012:*\"}}}";
        var rules = "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},"
                + "\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"],\"Resource\":\"*\","
                + "\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:events:eu-west-1:123456789012:rule/*\"}}}";
        var args = KeyArgs.of().withTopicsToQueues(true).withRulesToQueues(true);

        assertThat(plan("eu-west-1", args).named("encryption-key").text("policy"))
                .contains(topics, rules);
        assertThat(plan("eu-west-1", KeyArgs.of()).named("encryption-key").text("policy"))
                .doesNotContain(topics)
                .doesNotContain(rules);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,     aws,        amazonaws.com",
        "cn-north-1,    aws-cn,     amazonaws.com.cn",
        "us-gov-west-1, aws-us-gov, amazonaws.com",
    })
    void itsPolicyAdmitsTheAccountItsBusesAndItsLogGroups(String region, String partition, String suffix) {
        assertThat(plan(region, KeyArgs.of()).named("encryption-key").text("policy"))
                .isEqualTo("""
                        {"Version":"2012-10-17","Statement":[\
                        {"Effect":"Allow","Principal":{"AWS":"arn:PARTITION:iam::123456789012:root"},\
                        "Action":"kms:*","Resource":"*"},\
                        {"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},\
                        "Action":"kms:DescribeKey","Resource":"*"},\
                        {"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},\
                        "Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"*",\
                        "Condition":{"ArnLike":{"kms:EncryptionContext:aws:events:event-bus:arn":\
                        "arn:PARTITION:events:REGION:123456789012:event-bus/*"}}},\
                        {"Effect":"Allow","Principal":{"Service":"logs.REGION.SUFFIX"},\
                        "Action":["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","kms:DescribeKey"],\
                        "Resource":"*",\
                        "Condition":{"ArnLike":{"kms:EncryptionContext:aws:logs:arn":\
                        "arn:PARTITION:logs:REGION:123456789012:log-group:*"}}}]}""".replace("PARTITION", partition)
                        .replace("REGION", region)
                        .replace("SUFFIX", suffix));
    }
}
