package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 23 * * ? *",
                "15 10 ? * 6L 2022-2023",
                "15 12 * * ? *",
                "0 18 ? * MON-FRI *",
                "0 8 1 * ? *",
                "0/15 * * * ? *",
                "0/10 * ? * MON-FRI *",
                "0/5 8-17 ? * MON-FRI *",
                "0 9 ? * 2#1 *",
                "0 0 L * ? *",
                "0 0 LW * ? *",
                "0 0 3W * ? *",
                "5,35 14 * * ? 2030",
                "0 0 ? JAN,MAR FRI-MON *",
                "0 0 ? * THUL *",
                "0 */2 * * ? *"
            })
    void anExpressionOfAwsIsAllowed(String text) {
        assertThat(new CronExpression(text).expression()).isEqualTo("cron(" + text + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 23 * * ? *     | minutes 60: 0 to 59",
                "0 24 * * ? *      | hours 24: 0 to 23",
                "0 8-4 * * ? *     | hours 8-4: 0 to 23",
                "0 23 32 * ? *     | day of month 32: 1 to 31",
                "0 23 * 13 ? *     | month 13: 1 to 12 or JAN to DEC",
                "0 23 * FOO ? *    | month FOO: 1 to 12 or JAN to DEC",
                "0 23 ? * 8 *      | day of week 8: 1 to 7 or SUN to SAT",
                "0 23 ? * 2#6 *    | day of week 2#6: 1 to 7 or SUN to SAT",
                "0 23 * * ? 1969   | year 1969: 1970 to 2199",
                "0 ? * * ? *       | hours ?: 0 to 23",
                "0 1, * * ? *      | hours 1,: 0 to 23",
                "0/0 1 * * ? *     | minutes 0/0: 0 to 59",
                "0/5/5 1 * * ? *   | minutes 0/5/5: 0 to 59",
                "1-2-3 1 * * ? *   | minutes 1-2-3: 0 to 59"
            })
    void aFieldThatAwsRefusesIsNamed(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CronExpression(text))
                .withMessage(message + ", alone or as in 1,2 or 1-5 or */2, is allowed; correct it");
    }

    @ParameterizedTest
    @CsvSource({"0 23 * * * *, *, *", "0 23 ? * ? *, ?, ?", "0 23 1 * MON *, 1, MON"})
    void oneOfTheTwoDaysIsAQuestionMark(String text, String ofMonth, String ofWeek) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CronExpression(text))
                .withMessage(
                        "day of month %s and day of week %s: one of them and not both must be ?; write ? for the one that does not matter",
                        ofMonth, ofWeek);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 23 * * ?", "0 23 * * ? * *", "0  23 * * ? *", "rate(5 minutes)", ""})
    void thereAreSixFields(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CronExpression(text))
                .withMessage("six fields as in \"0 8 ? * MON-FRI *\" are allowed; "
                        + "write minutes, hours, day of month, month, day of week and year");
    }

    @Test
    void anUnknownTimeZoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timing(new CronExpression("0 23 * * ? *"), "Bonn"))
                .withMessage("timeZone: Bonn is no time zone; name one as in Europe/Berlin or UTC");
    }
}
