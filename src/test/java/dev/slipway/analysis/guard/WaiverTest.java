package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.aws.cloudwatch.LogGroup;
import dev.slipway.testing.Programs;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaiverTest {
    private static final LocalDate UNTIL = LocalDate.of(2027, 1, 31);

    @Test
    void anUnknownRuleIsRefusedWithTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver("log-retension", "orders-logs", "kept for the audit", UNTIL))
                .withMessage("rule: 'log-retension' is not a guard rail; did you mean 'log-retention'?");
    }

    @ParameterizedTest
    @CsvSource({"waiver-expired, image-pinned", "waiver-unused, bucket-closed"})
    void findingsAboutWaiversCannotBeWaived(String rule, String nearest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver(rule, "orders-logs", "kept for the audit", UNTIL))
                .withMessage("rule: '%s' is not a guard rail; did you mean '%s'?".formatted(rule, nearest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "audit", "   audit     "})
    void aReasonTooShortIsRefused(String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver("log-retention", "orders-logs", reason, UNTIL))
                .withMessage("reason: one line of 10 characters or more is allowed; write why the finding is accepted");
    }

    @Test
    void aReasonOfTwoLinesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver("log-retention", "orders-logs", "kept for\nthe audit", UNTIL))
                .withMessage("reason: one line of 10 characters or more is allowed; write why the finding is accepted");
    }

    @Test
    void aWaiverWithoutAResourceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver("log-retention", " ", "kept for the audit", UNTIL))
                .withMessage("resource: missing; set it to the logical name or the URN of the resource");
    }

    @ParameterizedTest
    @CsvSource({
        "orders-logs, true",
        "urn:pulumi:test::slipway::aws:cloudwatch/logGroup:LogGroup::orders-logs, true",
        "logs, false",
        "orders-*, false",
        "LogGroup::orders-logs, false"
    })
    void aResourceIsNamedExactly(String resource, boolean named) {
        var plan = Programs.plan(ctx -> new LogGroup("orders-logs"));
        var violation = DataRules.LOG_RETENTION.check().apply(plan).findFirst().orElseThrow();

        assertThat(new Waiver("log-retention", resource, "kept for the audit", UNTIL)
                        .covers(DataRules.LOG_RETENTION, violation))
                .isEqualTo(named);
        assertThat(new Waiver("tagged", resource, "kept for the audit", UNTIL)
                        .covers(DataRules.LOG_RETENTION, violation))
                .isFalse();
    }

    @Test
    void aWaiverOfAnotherRuleNamesNoVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waiver("log-retention", "orders-logs", "STAGE", "kept for the audit", UNTIL))
                .withMessage("variable: the findings of log-retention are about whole resources; remove it");
    }

    @ParameterizedTest
    @CsvSource({"2027-01-30, false", "2027-01-31, false", "2027-02-01, true"})
    void aWaiverHoldsThroughItsLastDay(LocalDate today, boolean ended) {
        assertThat(new Waiver("log-retention", "orders-logs", "kept for the audit", UNTIL).hasExpired(today))
                .isEqualTo(ended);
    }
}
