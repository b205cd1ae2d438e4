package dev.slipway.components.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import dev.slipway.components.key.Key;
import dev.slipway.components.key.KeyArgs;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmTopicTest {
    private static Plan plan(boolean protectedFromDeletion) {
        return Programs.plan(context -> new AlarmTopic(
                "alarms", new AlarmTopicSpec("ops@example.com"), Optional.empty(), protectedFromDeletion));
    }

    @Test
    void cloudWatchMayUseTheTopicsKeyOnlyForThisAccount() {
        assertThat(plan(false).named("alarms-key").text("policy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"
                        + "\"Action\":\"kms:*\",\"Resource\":\"*\"},"
                        + "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},"
                        + "\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey*\"],\"Resource\":\"*\","
                        + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}}]}");
    }

    @Test
    void withTheKeyOfTheStackTheTopicCreatesNoKey() {
        var plan = Programs.plan(context -> {
            var key = new Key("encryption", KeyArgs.of().withAlarms(true));
            new AlarmTopic("alarms", new AlarmTopicSpec("ops@example.com"), Optional.of(key), false);
        });

        assertThat(plan.ofType("aws:kms/key:Key"))
                .extracting(PlannedResource::name)
                .containsExactly("encryption-key");
        assertThat(plan.named("alarms-topic").dependencies())
                .contains(plan.named("encryption-key").urn());
    }

    @Test
    void theKeyRotates() {
        assertThat(plan(false).named("alarms-key").flag("enableKeyRotation")).isTrue();
    }

    @Test
    void anAlarmOnTheFirstEventEvaluatesOnePeriodOfFiveMinutes() {
        var plan = Programs.plan(context -> new MetricAlarm(
                "lost",
                new AlarmTopic("alarms", new AlarmTopicSpec("ops@example.com"), Optional.empty(), false)
                        .alarmOnFirst()
                        .build()));
        var alarm = plan.named("lost");

        assertThat(alarm.text("comparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.input("threshold")).contains(0L);
        assertThat(alarm.input("period")).contains(300L);
        assertThat(alarm.input("evaluationPeriods")).contains(1L);
        assertThat(alarm.text("treatMissingData")).isEqualTo("notBreaching");
        assertThat(alarm.dependencies()).contains(plan.named("alarms-topic").urn());
    }

    @Test
    void aProtectedTopicAndItsKeyCannotBeDeleted() {
        var plan = plan(true);

        assertThat(List.of(plan.named("alarms-key"), plan.named("alarms-topic")))
                .allMatch(PlannedResource::protect);
        assertThat(plan.named("alarms-key").input("deletionWindowInDays")).contains(30L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops", "ops@example", "ops @example.com", "@example.com"})
    void anInvalidAddressIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlarmTopicSpec(address))
                .withMessage("email: '%s' is not an e-mail address; set it to one such as ops@example.com", address);
    }
}
