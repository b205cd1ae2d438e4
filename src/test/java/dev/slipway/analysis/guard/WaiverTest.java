package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        "urn:pulumi:dev::slipway::aws:cloudwatch/logGroup:LogGroup::orders-logs, true",
        "logs, false",
        "orders-*, false",
        "LogGroup::orders-logs, false"
    })
    void aResourceIsNamedExactly(String resource, boolean named) {
        var finding = new Finding(
                "log-retention",
                Severity.ERROR,
                "urn:pulumi:dev::slipway::aws:cloudwatch/logGroup:LogGroup::orders-logs",
                "",
                null);

        assertThat(new Waiver("log-retention", resource, "kept for the audit", UNTIL).names(finding))
                .isEqualTo(named);
        assertThat(new Waiver("tagged", resource, "kept for the audit", UNTIL).names(finding))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-30, false", "2027-01-31, false", "2027-02-01, true"})
    void aWaiverHoldsThroughItsLastDay(LocalDate today, boolean ended) {
        assertThat(new Waiver("log-retention", "orders-logs", "kept for the audit", UNTIL).hasExpired(today))
                .isEqualTo(ended);
    }
}
