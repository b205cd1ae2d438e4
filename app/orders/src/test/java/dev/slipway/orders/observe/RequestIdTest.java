package dev.slipway.orders.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private static final String ROOT = "1-67891233-abcdef012345678912345678";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final MutableHttpRequest<?> request = HttpRequest.GET("/");

    @Test
    void theCallersIdIsKept() {
        request.header(RequestId.HEADER, "a.B-1_2").header(RequestId.AMAZON, "Root=" + ROOT);

        assertThat(RequestId.of(request)).isEqualTo("a.B-1_2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a{b", "é", "x,y"})
    void anIdThatCouldBreakALogIsReplaced(String id) {
        request.header(RequestId.HEADER, id);

        assertThat(RequestId.of(request)).matches(UUID);
    }

    @Test
    void anIdThatIsTooLongIsReplaced() {
        request.header(RequestId.HEADER, "x".repeat(65));

        assertThat(RequestId.of(request)).matches(UUID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Root=" + ROOT,
                "Self=1-67891234-12456789abcdef012345678;Root=" + ROOT,
                "Root=" + ROOT + ";Sampled=1"
            })
    void theRootOfTheBalancersTraceIsTheId(String header) {
        request.header(RequestId.AMAZON, header);

        assertThat(RequestId.of(request)).isEqualTo(ROOT);
    }
}
