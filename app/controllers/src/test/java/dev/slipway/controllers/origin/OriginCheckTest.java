package dev.slipway.controllers.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.controllers.aws.AwsFailure;
import dev.slipway.controllers.emulated.EmulatedAws;
import dev.slipway.controllers.emulated.EmulatedParameter;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginCheckTest {
    private static final String SECRET = "0123456789abcdef";
    private static final String ANOTHER = "fedcba9876543210";

    private final EmulatedAws aws = new EmulatedAws();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final OriginCheck check = new OriginCheck(
            new Environment(Map.of("ORIGIN_HEADER", "X-Slipway-Origin", "ORIGIN_PARAMETER", EmulatedParameter.NAME)),
            aws.clients(),
            () -> now);

    @BeforeEach
    void keep() {
        aws.parameter().put(SECRET);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static Event event(String headers) {
        return Event.of("""
                {"version": "2.0", "type": "REQUEST", "headers": %s,
                 "requestContext": {"http": {"method": "GET", "sourceIp": "192.0.2.1"}}}""".formatted(headers));
    }

    private Map<String, Object> asked(String shown) {
        return check.answer(check.handle(event("{\"x-slipway-origin\": \"%s\"}".formatted(shown))));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void aRequestOfTheDistributionIsAdmitted() {
        assertThat(asked(SECRET)).isEqualTo(Map.of("isAuthorized", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ANOTHER,
                "0123456789abcde",
                "0123456789abcdef0",
                "0123456789ABCDEF",
                "1123456789abcdef",
                "0123456789abcdef,0123456789abcdef",
                " "
            })
    void anotherValueIsRefused(String shown) {
        assertThat(asked(shown)).isEqualTo(Map.of("isAuthorized", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"x-slipway-origin\": \"\"}", "{\"x-slipway-origin\": null}", "null"})
    void aRequestWithoutTheHeaderIsRefusedWithoutACall(String headers) {
        var outcome = check.handle(event(headers));

        assertThat(check.answer(outcome)).isEqualTo(Map.of("isAuthorized", false));
        assertThat(outcome.reason()).isEqualTo("the request has no x-slipway-origin");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void aParameterThatIsEmptyAdmitsNobody() {
        aws.parameter().put("");

        assertThat(asked("")).isEqualTo(Map.of("isAuthorized", false));
        assertThat(asked(" ")).isEqualTo(Map.of("isAuthorized", false));
    }

    @Test
    void theLogSaysWhoWasRefusedAndNotWhatWasShown() {
        var outcome = check.handle(event("{\"x-slipway-origin\": \"%s\"}".formatted(ANOTHER)));

        assertThat(outcome.decision()).isEqualTo("refused");
        assertThat(outcome.warning()).isFalse();
        assertThat(outcome.facts()).isEqualTo(Map.of("sourceIp", "192.0.2.1"));
        assertThat(outcome.toString()).doesNotContain(ANOTHER, SECRET);
    }

    @Test
    void theValueIsReadOnceForAllRequestsOfAWhile() {
        for (var i = 0; i < 10; i++) {
            assertThat(asked(SECRET)).isEqualTo(Map.of("isAuthorized", true));
            pass(Duration.ofSeconds(20));
        }

        assertThat(aws.calls()).containsExactly("ssm:GetParameter");
    }

    @Test
    void aNewValueIsAdmittedWithItsFirstRequestWhateverWasReadBefore() {
        asked(SECRET);
        pass(OriginSecret.PAUSE);
        aws.parameter().put(ANOTHER);

        assertThat(asked(ANOTHER)).isEqualTo(Map.of("isAuthorized", true));
        assertThat(asked(SECRET)).isEqualTo(Map.of("isAuthorized", false));
    }

    @Test
    void anOldValueIsRefusedMinutesAfterItWasChanged() {
        asked(SECRET);
        aws.parameter().put(ANOTHER);
        pass(OriginSecret.FRESH.minusSeconds(1));
        assertThat(asked(SECRET)).isEqualTo(Map.of("isAuthorized", true));

        pass(Duration.ofSeconds(1));
        assertThat(asked(SECRET)).isEqualTo(Map.of("isAuthorized", false));
    }

    @Test
    void whoeverGuessesCausesACallASecondAtMost() {
        for (var i = 0; i < 100; i++) {
            assertThat(asked("guess-" + i)).isEqualTo(Map.of("isAuthorized", false));
        }
        assertThat(aws.calls()).hasSize(1);

        pass(OriginSecret.PAUSE);
        asked("guess");
        assertThat(aws.calls()).hasSize(2);
    }

    @Test
    void nobodyIsAdmittedWhileTheValueCannotBeRead() {
        aws.fail("GetParameter", 400, "AccessDeniedException", "not authorized to perform: ssm:GetParameter");

        assertThatThrownBy(() -> asked(SECRET))
                .isInstanceOf(AwsFailure.class)
                .hasMessage(
                        "the function's role does not allow ssm:GetParameter on the parameter %s; add it to the role's policy"
                                .formatted(EmulatedParameter.NAME));

        aws.mend();
        assertThat(asked(SECRET)).isEqualTo(Map.of("isAuthorized", true));
    }

    @Test
    void aValueThatIsTooOldIsNotMadeDoWith() {
        asked(SECRET);
        pass(OriginSecret.FRESH);
        aws.fail("GetParameter", 400, "ParameterNotFound", "");

        assertThatThrownBy(() -> asked(SECRET))
                .hasMessage(
                        "ssm:GetParameter does not find the parameter %s; deploy it again, or correct the variables of the function"
                                .formatted(EmulatedParameter.NAME));
    }

    @Test
    void aStartFromAnOldSnapshotReadsTheValueAnew() {
        check.prime();
        assertThat(aws.calls()).containsExactly("ssm:GetParameter");
        aws.parameter().put(ANOTHER);
        pass(Duration.ofDays(3));

        assertThat(asked(SECRET)).isEqualTo(Map.of("isAuthorized", false));
        assertThat(asked(ANOTHER)).isEqualTo(Map.of("isAuthorized", true));
    }
}
