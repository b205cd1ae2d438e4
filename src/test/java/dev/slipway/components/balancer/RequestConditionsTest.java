package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.base.SpecException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestConditionsTest {
    @Test
    void theLimitsAreAllowed() {
        var conditions = new RequestConditions(
                List.of("X".repeat(40), "GET"), Map.of("X".repeat(40), "v".repeat(128)), Map.of("k", "a*?"));

        assertThat(conditions.size()).isEqualTo(3);
        assertThat(conditions.methods()).containsExactly("GET", "X".repeat(40));
        assertThat(conditions.values()).hasSize(4);
    }

    @Test
    void conditionsReadAsMessagesHaveThem() {
        assertThat(new RequestConditions(List.of("PUT", "GET"), Map.of("X-A", "1"), Map.of("k", "v")))
                .hasToString(" by GET or PUT with X-A: 1 with ?k=v");
        assertThat(RequestConditions.ANY).hasToString("");
    }

    @Test
    void everyFaultIsReportedAtOnce() {
        var refused = catchThrowableOfType(
                SpecException.class,
                () -> new RequestConditions(
                        List.of("GET", "GET", "get"), Map.of("host", "a", "A B", "b", "X-A", ""), Map.of("k", "ü")));

        assertThat(refused.all())
                .extracting(SpecException::getMessage)
                .containsExactlyInAnyOrder(
                        "methods: the method 'get' is not possible; give up to 40 capital letters, hyphens and underscores, such as GET",
                        "methods: a method is listed twice; remove one",
                        "headers.host: the host of a request is not a header condition; set hosts instead",
                        "headers.A B: the header 'A B: b' is not possible in a condition; give a name of up to 40 characters and a value of up to 128 printable characters of ASCII",
                        "headers.X-A: the header 'X-A: ' is not possible in a condition; give a name of up to 40 characters and a value of up to 128 printable characters of ASCII",
                        "query.k: the key 'k' and the value 'ü' are not possible in a condition; give up to 128 printable characters of ASCII for each");
    }
}
