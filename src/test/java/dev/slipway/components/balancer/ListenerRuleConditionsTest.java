package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerRuleConditionsTest {
    @ParameterizedTest
    @CsvSource({
        "/*, any",
        "/api, api",
        "/api/*, api-any",
        "/api/v1/orders, api-v1-orders",
        "/api/v1/orders/*, api-v1-orders-any"
    })
    void isNamedByItsPathInWords(String path, String label) {
        assertThat(label(path)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "/, 79d3d2",
        "/API/*, api-any-5f4a2f",
        "/a_b, a-b-0e9f80",
        "/a-b, a-b-13969b",
        "/any, any-42a74e",
        "/any/*, any-any-aa146a",
        "/*.png, any-png-f0fd23",
        "/img/*/pics, img-any-pics-53a5b5"
    })
    void hasAHashWhereAnotherPathCouldHaveTheSameWords(String path, String label) {
        assertThat(label(path)).isEqualTo(label);
    }

    @Test
    void hasAUniqueName() {
        var paths = List.of(
                "/", "/*", "/any", "/any/*", "/*/any", "/*/*", "/a", "/a/", "/a/*", "/a/any", "/a*", "/a?", "/A",
                "/a-b", "/a/b", "/a_b", "/a.b", "/a/b/*", "/a-b/*", "/b", "/a/*/b");

        assertThat(paths.stream().map(ListenerRuleConditionsTest::label)).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameInWhateverOrderItsHostsAndRangesAreGiven() {
        var route = new ListenerRuleConditions("/*", List.of("a.com", "b.com"), List.of("10.0.0.0/8", "192.0.2.0/24"));

        assertThat(new ListenerRuleConditions("/*", List.of("b.com", "a.com"), List.of("192.0.2.0/24", "10.0.0.0/8")))
                .isEqualTo(route);
    }

    @Test
    void theTextIsAPhrase() {
        assertThat(Stream.of(
                        new ListenerRuleConditions("/*", List.of(), List.of()),
                        new ListenerRuleConditions("/*", List.of("a.com", "b.com"), List.of()),
                        new ListenerRuleConditions("/*", List.of(), List.of("10.0.0.0/8"))))
                .extracting(ListenerRuleConditions::toString)
                .containsExactly("/* on every host", "/* on a.com or b.com", "/* on every host from 10.0.0.0/8");
    }

    private static String label(String path) {
        return new ListenerRuleConditions(path, List.of(), List.of()).label();
    }
}
