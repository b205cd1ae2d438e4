package dev.slipway.controllers.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.lambda.HttpAnswer;
import dev.slipway.controllers.lambda.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingPageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | text/html,*/*    | text/html; charset=utf-8 | true
            POST | text/html        | text/html; charset=utf-8 | false
            GET  | */*              | application/problem+json | false
            GET  | ''               | application/problem+json | false
            POST | application/json | application/problem+json | false
            """)
    void browsersGetAPageThatReloadsItselfWhereNothingIsSentTwice(
            String method, String accept, String type, boolean reloads) {
        var answer = answer(method, accept);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
                .containsEntry("Content-Type", type)
                .containsEntry("Retry-After", "5")
                .containsEntry("Cache-Control", "no-store")
                .doesNotContainKey("Location");
        assertThat(answer.body().contains("http-equiv=\"refresh\" content=\"5\""))
                .isEqualTo(reloads);
    }

    @Test
    void headGetsTheHeadersAlone() {
        var answer = answer("HEAD", "text/html");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers()).containsEntry("Retry-After", "5");
    }

    @Test
    void aRequestThatWasNotTakenIsSaidToBe() {
        assertThat(answer("POST", "application/json").body())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"the service was asleep and has not processed the request; retry after the time in Retry-After\"}");
    }

    private static HttpAnswer answer(String method, String accept) {
        var request = new HttpRequest(HttpRequest.RequestSource.BALANCER, method, Map.of("accept", accept), false);
        return HoldingPage.of(request, Duration.ofSeconds(5));
    }
}
