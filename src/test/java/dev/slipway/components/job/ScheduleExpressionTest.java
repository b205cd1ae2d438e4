package dev.slipway.components.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.base.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(0 23 ? * SUN-FRI *)",
                "cron(0/15 * * * ? *)",
                "cron(0 0 L * ? 2027)",
                "rate(1 minute)",
                "rate(5 minutes)",
                "rate(12 hours)",
                "rate(1 day)"
            })
    void schedulesOfSchedulerAreAllowed(String text) {
        assertThat(new ScheduleExpression(text).isRate()).isEqualTo(text.startsWith("rate"));
    }

    /** Expressions of crontab files and of Copilot's manifests. */
    @ParameterizedTest
    @CsvSource({
        "0 23 * * SUN-FRI, cron(0 23 ? * SUN-FRI *)",
        "cron(0 23 * * SUN-FRI), cron(0 23 ? * SUN-FRI *)",
        "30 6 * * *, cron(30 6 * * ? *)",
        "0 0 1 * *, cron(0 0 1 * ? *)",
        "'0 9 * * 1-5', cron(0 9 ? * 2-6 *)",
        "'0 9 * * 0,6', 'cron(0 9 ? * 1,7 *)'",
        "'0 9 * * 7', cron(0 9 ? * 1 *)",
        "'*/10 * * * *', cron(*/10 * * * ? *)",
        "0 9 * * mon, cron(0 9 ? * MON *)",
        "@daily, cron(0 0 * * ? *)",
        "@weekly, cron(0 0 ? * SUN *)",
        "@every 5m, rate(5 minutes)",
        "@every 1h, rate(1 hour)",
        "0 23 ? * SUN-FRI *, cron(0 23 ? * SUN-FRI *)"
    })
    void anExpressionOfAnotherToolIsAnsweredWithThatOfAws(String written, String aws) {
        assertRefused(written, "cron(…) with six fields or rate(…) is allowed; write it as " + aws);
        assertThat(new ScheduleExpression(aws).text()).isEqualTo(aws);
    }

    @Test
    void otherTextsAreRefusedWithAnExample() {
        assertRefused(
                "nightly",
                "cron(…) with six fields or rate(…) is allowed; write it as in cron(0 23 ? * MON-FRI *) or rate(5 minutes)");
        assertRefused(
                "0 9 1 * MON",
                "cron(…) with six fields or rate(…) is allowed; write two schedules, since AWS combines no day of month with a"
                        + " day of week");
        assertRefused(
                "cron(0 23 * * * *)",
                "day of month * and day of week *: one of them and not both must be ?; write ? for the one that does not"
                        + " matter");
        assertRefused(
                "rate(5m)",
                "a rate is a whole number of 1 or more and minutes, hours or days; write it as in rate(5 minutes)");
        assertRefused(
                "rate(0 minutes)",
                "a rate is a whole number of 1 or more and minutes, hours or days; write it as in rate(5 minutes)");
        assertRefused(
                "rate(1 days)",
                "the unit of 1 is in the singular, of other numbers in the plural; write it as rate(1 day)");
        assertRefused(
                "rate(5 minute)",
                "the unit of 1 is in the singular, of other numbers in the plural; write it as rate(5 minutes)");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> new ScheduleExpression(text))
                .isInstanceOfSatisfying(
                        SpecException.class, refusal -> assertThat(refusal.problem() + "; " + refusal.fix())
                                .isEqualTo(message));
    }
}
