package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteConditionsTest {
    @Test
    void areOneConditionSetForEachPath() {
        var routes = RouteConditions.of("/orders/*", "/carts/*")
                .withHosts(List.of("b.example.com", "A.example.com"))
                .withAllow(AllowList.of("192.0.2.0/24"));

        assertThat(routes.conditions())
                .containsExactly(
                        new ListenerRuleConditions(
                                "/orders/*", List.of("a.example.com", "b.example.com"), List.of("192.0.2.0/24")),
                        new ListenerRuleConditions(
                                "/carts/*", List.of("a.example.com", "b.example.com"), List.of("192.0.2.0/24")));
    }

    @Test
    void anAllowListWithEverybodyInItIsNoCondition() {
        assertThat(RouteConditions.of("/*")
                        .withAllow(AllowList.of("192.0.2.0/24", "0.0.0.0/0"))
                        .conditions())
                .containsExactly(new ListenerRuleConditions("/*", List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/*", "/img/*/pics", "/a_b-c.d$e/~\"'@:+&?", "/UPPER"})
    void takeEveryCharacterThatAwsTakes(String path) {
        assertThat(RouteConditions.of(path).paths()).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "*", "/a b", "/ä", "/a#b", "/a%20b", "/a(b)"})
    void refuseOtherPaths(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteConditions.of(path))
                .withMessage("paths: the path '" + path
                        + "' is not possible; give a slash and up to 127 of A-Z a-z 0-9 _ - . $ / ~ \" ' @ : + & * ?");
    }

    @Test
    void takeAPathOf128CharactersAndNoLongerOne() {
        assertThat(RouteConditions.of("/" + "x".repeat(127)).paths()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> RouteConditions.of("/" + "x".repeat(128)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "*.example.com", "a-b.example.com", "shop?.example.com", "*.com"})
    void takeHostsAsAwsDoes(String host) {
        assertThat(RouteConditions.of("/*").withHosts(List.of(host)).hosts()).containsExactly(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.c0m", "example.", "exa_mple.com", "example.com:8080", "*"})
    void refuseOtherHosts(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteConditions.of("/*").withHosts(List.of(host)))
                .withMessage("hosts: the host '" + host + "' is not possible; give up to 128 of a-z 0-9 - . * ? "
                        + "with letters alone after the last dot, such as *.example.com");
    }

    @Test
    void takeAHostOf128CharactersAndNoLongerOne() {
        assertThat(RouteConditions.of("/*")
                        .withHosts(List.of("x".repeat(124) + ".com"))
                        .hosts())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteConditions.of("/*").withHosts(List.of("x".repeat(125) + ".com")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 0", "0, 3", "3, 1", "1, 3", "2, 2"})
    void fitARuleWithUpToFourHostsAndRanges(int hosts, int ranges) {
        assertThat(routes(hosts, ranges).hosts()).hasSize(hosts);
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "0, 4", "3, 2", "2, 3"})
    void refuseMoreHostsAndRangesThanARuleHolds(int hosts, int ranges) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> routes(hosts, ranges))
                .withMessage(
                        "hosts: %d hosts and %d ranges do not fit a listener rule, which holds 3 of each and 4 together; "
                                + "use a host such as *.example.com, or the allow-list of the balancer",
                        hosts, ranges);
    }

    @Test
    void refuseMoreThanFiveWildcardsInARule() {
        assertThat(RouteConditions.of("/a/*/b/*/c")
                        .withHosts(List.of("*.a.com", "*.b.com", "*.c.com"))
                        .hosts())
                .hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RouteConditions.of("/x", "/a/*/b/*/?").withHosts(List.of("*.a.com", "*.b.com", "*.c.com")))
                .withMessage(
                        "paths: the path /a/*/b/*/? and the other conditions have 6 wildcards, and a listener rule holds 5; remove some");
    }

    @Test
    void refuseNoPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(RouteConditions::of)
                .withMessage("paths: a path is missing; list one, such as /orders/*, or /* for all");
    }

    @Test
    void refuseAPathTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteConditions.of("/a", "/b", "/a"))
                .withMessage("paths: /a is listed twice; remove one");
    }

    @Test
    void refuseAHostTwiceInWhateverCase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteConditions.of("/*").withHosts(List.of("example.com", "Example.com")))
                .withMessage("hosts: example.com is listed twice; remove one");
    }

    private static RouteConditions routes(int hosts, int ranges) {
        var routes = RouteConditions.of("/*")
                .withHosts(List.of("a.com", "b.com", "c.com", "d.com").subList(0, hosts));
        if (ranges == 0) {
            return routes;
        }
        var cidrs = List.of("10.0.0.0/8", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        return routes.withAllow(AllowList.of(cidrs.subList(0, ranges).toArray(String[]::new)));
    }
}
