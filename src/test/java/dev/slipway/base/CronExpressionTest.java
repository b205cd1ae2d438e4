package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
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
                .withMessage("timeZone: Bonn is not a valid time zone; name one as in Europe/Berlin or UTC");
    }

    /** The first times after Monday, 30 November 2026, 21:00 UTC, the last one of them beyond the next month. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 10 * * ? *           | 2026-12-01T10:00 2026-12-02T10:00
            15 12 * * ? *          | 2026-12-01T12:15 2026-12-02T12:15
            0 18 ? * MON-FRI *     | 2026-12-01T18:00 2026-12-02T18:00 2026-12-03T18:00 2026-12-04T18:00 2026-12-07T18:00
            0 8 1 * ? *            | 2026-12-01T08:00 2027-01-01T08:00
            0/15 * * * ? *         | 2026-11-30T21:15 2026-11-30T21:30 2026-11-30T21:45 2026-11-30T22:00
            1/10 * * * ? *         | 2026-11-30T21:01 2026-11-30T21:11
            0/10 * ? * MON-FRI *   | 2026-11-30T21:10 2026-11-30T21:20
            0/5 8-17 ? * MON-FRI * | 2026-12-01T08:00 2026-12-01T08:05
            0 9 ? * 2#1 *          | 2026-12-07T09:00 2027-01-04T09:00
            0 9 ? * 3#2 *          | 2026-12-08T09:00 2027-01-12T09:00
            0 9 ? * MON#5 *        | 2027-03-29T09:00 2027-05-31T09:00
            15 10 ? * 6L 2022-2027 | 2026-12-25T10:15 2027-01-29T10:15
            15 10 ? * 6L 2022-2023 | ''
            0 0 ? * THUL *         | 2026-12-31T00:00 2027-01-28T00:00
            0 0 ? * L *            | 2026-12-05T00:00 2026-12-12T00:00
            0 0 L * ? *            | 2026-12-31T00:00 2027-01-31T00:00 2027-02-28T00:00
            0 22 L * ? *           | 2026-11-30T22:00 2026-12-31T22:00
            0 0 LW * ? *           | 2026-12-31T00:00 2027-01-29T00:00 2027-02-26T00:00
            0 0 3W * ? *           | 2026-12-03T00:00 2027-01-04T00:00
            0 0 1W 5,8 ? *         | 2027-05-03T00:00 2027-08-02T00:00
            0 0 31W * ? *          | 2026-12-31T00:00 2027-01-29T00:00 2027-03-31T00:00
            0 0 30W 5 ? *          | 2027-05-31T00:00 2028-05-30T00:00
            0 0 31W 10 ? *         | 2027-10-29T00:00 2028-10-31T00:00
            0 0 29 2 ? *           | 2028-02-29T00:00 2032-02-29T00:00
            0 0 ? JAN,MAR FRI-MON *| 2027-01-01T00:00 2027-01-02T00:00 2027-01-03T00:00 2027-01-04T00:00 2027-01-08T00:00
            0 23 ? * SUN-FRI *     | 2026-11-30T23:00 2026-12-01T23:00
            0 */9 * * ? *          | 2026-12-01T00:00 2026-12-01T09:00 2026-12-01T18:00 2026-12-02T00:00
            5,35 14 * * ? 2030     | 2030-01-01T14:05 2030-01-01T14:35 2030-01-02T14:05
            0 0 31 12 ? 2026       | 2026-12-31T00:00 ''
            0 0 31 2 ? *           | ''
            """)
    void theNextTimesAreThoseOfAws(String text, String times) {
        assertNext(text, "2026-11-30T21:00Z[UTC]", times);
    }

    /** Local times that do not exist are skipped, and those that exist twice count once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 2 * * ? *  | 2027-03-27T12:00+01:00[Europe/Berlin]    | 2027-03-29T02:30
            0 2-3 * * ? * | 2027-03-27T12:00+01:00[Europe/Berlin]    | 2027-03-28T03:00 2027-03-29T02:00
            0 23 * * ? *  | 2027-03-27T22:30+01:00[Europe/Berlin]    | 2027-03-27T23:00 2027-03-28T23:00
            30 2 * * ? *  | 2027-10-30T12:00+02:00[Europe/Berlin]    | 2027-10-31T02:30 2027-11-01T02:30
            30 2 * * ? *  | 2027-10-31T02:10+01:00[Europe/Berlin]    | 2027-11-01T02:30
            0/30 * * * ? *| 2027-10-31T02:10+02:00[Europe/Berlin]    | 2027-10-31T02:30 2027-10-31T03:00
            30 1 * * ? *  | 2026-10-31T12:00-04:00[America/New_York] | 2026-11-01T01:30 2026-11-02T01:30
            30 2 * * ? *  | 2027-03-13T12:00-05:00[America/New_York] | 2027-03-15T02:30
            """)
    void aTimeIsSkippedOrCountsOnceWhenTheClockChanges(String text, String after, String times) {
        assertNext(text, after, times);
    }

    @Test
    void ofTwoEqualLocalTimesTheFirstOneIsTaken() {
        var after = ZonedDateTime.parse("2027-10-31T01:00+02:00[Europe/Berlin]");

        assertThat(new CronExpression("30 2 * * ? *").next(after))
                .contains(ZonedDateTime.parse("2027-10-31T02:30+02:00[Europe/Berlin]"));
    }

    /** @param times the local times, of which an empty one is none */
    private static void assertNext(String text, String after, String times) {
        var time = Optional.of(ZonedDateTime.parse(after));
        for (var expected : times.isEmpty()
                ? List.of("none")
                : List.of(times.replace("''", "none").split(" "))) {
            time = CronExpression.parse("cron(" + text + ")").next(time.orElseThrow());
            assertThat(time.map(found -> found.toLocalDateTime().toString()).orElse("none"))
                    .as(text)
                    .isEqualTo(expected);
        }
    }
}
