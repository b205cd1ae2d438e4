package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePriorityTest {
    /** Routes from the most to the least specific. */
    private static final List<ListenerRuleConditions> MORE_TO_LESS_SPECIFIC = List.of(
            route("/orders", "shop.example.com"),
            route("/orders/*", "shop.example.com"),
            route("/*", "shop.example.com"),
            route("/orders", "*.shop.example.com"),
            route("/*", "*.shop.example.com"),
            route("/orders", "*.example.com"),
            route("/orders/*", "*.example.com"),
            route("/*", "*.example.com"),
            new ListenerRuleConditions("/orders/items", List.of(), List.of("10.0.0.0/8")),
            route("/orders/items"),
            route("/" + "x".repeat(126) + "*"),
            route("/" + "x".repeat(125) + "*"),
            route("/orders/items/new/archive/2020/*"),
            route("/orders/items/new/archive/*"),
            route("/orders/items/*"),
            new ListenerRuleConditions("/orders/*.png", List.of(), List.of("10.0.0.0/8")),
            route("/orders/*.png"),
            new ListenerRuleConditions("/orders/*", List.of(), List.of("10.0.0.0/8")),
            route("/orders/*"),
            route("/o*"),
            new ListenerRuleConditions("/*.png", List.of(), List.of("10.0.0.0/8")),
            route("/*.png"),
            new ListenerRuleConditions("/*", List.of(), List.of("10.0.0.0/8")),
            route("/*"));

    /** Pinned: a changed row renumbers the rules of running stacks. */
    @ParameterizedTest
    @CsvSource({
        "/orders, shop.example.com, '', 865",
        "/orders/*, shop.example.com, '', 10879",
        "/*, shop.example.com, '', 16618",
        "/*, *.shop.example.com, '', 23466",
        "/*, *.example.com, '', 31067",
        "/orders, '', '', 33007",
        "/orders/*, '', 10.0.0.0/8, 42705",
        "/orders/*, '', '', 42772",
        "/*.png, '', '', 47171",
        "/*, '', 10.0.0.0/8, 48270",
        "/*, '', '', 49289"
    })
    void isAlwaysTheSame(String path, String host, String cidr, int priority) {
        var hosts = host.isEmpty() ? List.<String>of() : List.of(host);
        var cidrs = cidr.isEmpty() ? List.<String>of() : List.of(cidr);

        assertThat(RulePriority.of("orders", new ListenerRuleConditions(path, hosts, cidrs), taken -> false))
                .isEqualTo(priority);
    }

    @Test
    void isLowerTheMoreFurtherConditionsARuleHas() {
        var plain = new ListenerRuleConditions("/*", List.of(), List.of());
        var verified = plain.withVerified(true);
        var one = plain.withRequest(new RequestConditions(List.of("GET"), Map.of(), Map.of()));
        var two = plain.withRequest(new RequestConditions(List.of("GET"), Map.of("X-A", "1"), Map.of()));
        var three = verified.withRequest(new RequestConditions(List.of("GET"), Map.of("X-A", "1"), Map.of("k", "v")));
        var bands = Stream.of(two, one, verified, plain).map(RulePriority::band).toList();

        for (var i = 1; i < bands.size(); i++) {
            assertThat(bands.get(i).first()).isGreaterThan(bands.get(i - 1).last());
        }
        assertThat(RulePriority.band(three)).isEqualTo(bands.get(0));
        assertThat(RulePriority.band(one.withCidrs(List.of("10.0.0.0/8")))).isEqualTo(bands.get(0));
    }

    @Test
    void isLowerTheMoreSpecificTheConditionsAre() {
        var bands = MORE_TO_LESS_SPECIFIC.stream().map(RulePriority::band).toList();

        for (var i = 1; i < bands.size(); i++) {
            assertThat(bands.get(i).first())
                    .as("%s after %s", MORE_TO_LESS_SPECIFIC.get(i), MORE_TO_LESS_SPECIFIC.get(i - 1))
                    .isGreaterThan(bands.get(i - 1).last());
        }
    }

    @Test
    void aLongerLiteralPrefixComesFirstWhateverTheRest() {
        for (var hosts : List.of(List.<String>of(), List.of("a.com"), List.of("*.a.com"), List.of("*.b.a.com"))) {
            for (var length = 1; length < 127; length++) {
                var prefix = "/" + "x".repeat(length - 1);
                var longer = RulePriority.band(new ListenerRuleConditions(prefix + "x*", hosts, List.of()));
                var shorter =
                        RulePriority.band(new ListenerRuleConditions(prefix + "*?", hosts, List.of("10.0.0.0/8")));
                assertThat(longer.last()).isLessThan(shorter.first());
            }
        }
    }

    @Test
    void hostsAreAsSpecificAsTheLeastSpecificOfThem() {
        assertThat(RulePriority.band(route("/*", "a.com", "*.a.com")))
                .isEqualTo(RulePriority.band(route("/*", "*.a.com")));
        assertThat(RulePriority.band(route("/*", "*.b.a.com", "*.a.com")))
                .isEqualTo(RulePriority.band(route("/*", "*.a.com")));
    }

    @Test
    void bandsLieBetween1And50000AndHaveRoom() {
        for (var hosts : List.of(List.<String>of(), List.of("a.com"), List.of("*.a.com"), List.of("*.b.a.com"))) {
            for (var cidrs : List.of(List.<String>of(), List.of("10.0.0.0/8"))) {
                for (var length = 1; length <= 127; length++) {
                    for (var end : List.of("", "*", "?")) {
                        var band = RulePriority.band(
                                new ListenerRuleConditions("/" + "x".repeat(length - 1) + end, hosts, cidrs));
                        assertThat(band.size()).isPositive();
                        assertThat(band.first()).isPositive();
                        assertThat(band.last()).isLessThanOrEqualTo(RulePriority.LAST);
                    }
                }
            }
        }
    }

    @Test
    void bandsOverlapOnlyWhereTheyAreTheSame() {
        var owners = new HashMap<Integer, RulePriority.Band>();
        for (var route : everyKind()) {
            var band = RulePriority.band(route);
            for (var priority = band.first(); priority <= band.last(); priority++) {
                assertThat(owners.getOrDefault(priority, band)).isEqualTo(band);
                owners.put(priority, band);
            }
        }
    }

    @Test
    void theOrderOfServicesWithoutCollisionDoesNotMatter() {
        var random = new Random(1);
        for (var round = 0; round < 200; round++) {
            var routes = withoutCollision(random(random, 30));
            var forwards = priorities(routes);
            var backwards = new ArrayList<>(routes);
            Collections.reverse(backwards);

            assertThat(priorities(backwards)).isEqualTo(forwards);
        }
    }

    @Test
    void aRemovedServiceMovesNoOther() {
        var random = new Random(2);
        for (var round = 0; round < 200; round++) {
            var routes = withoutCollision(random(random, 30));
            var before = priorities(routes);
            var gone = routes.remove(random.nextInt(routes.size()));
            before.remove(gone);

            assertThat(priorities(routes)).isEqualTo(before);
        }
    }

    @Test
    void aServiceAddedLastMovesNoOtherEvenOnCollision() {
        var random = new Random(3);
        var routes = random(random, 90);
        var before = priorities(routes.subList(0, 89));

        assertThat(priorities(routes)).containsAllEntriesOf(before);
    }

    @Test
    void noTwoRulesHaveTheSamePriority() {
        var random = new Random(4);
        for (var round = 0; round < 50; round++) {
            var routes = random(random, 100);

            assertThat(Set.copyOf(priorities(routes).values())).hasSize(routes.size());
        }
    }

    @Test
    void aRenamedServiceHasOtherPriorities() {
        assertThat(RulePriority.of("carts", route("/*"), taken -> false))
                .isNotEqualTo(RulePriority.of("orders", route("/*"), taken -> false));
    }

    @Test
    void onCollisionAnotherPriorityOfTheSameBandIsUsed() {
        var route = route("/orders/*");
        var band = RulePriority.band(route);
        var first = RulePriority.of("orders", route, taken -> false);
        var second = RulePriority.of("orders", route, Set.of(first)::contains);

        assertThat(second).isNotEqualTo(first).isBetween(band.first(), band.last());
        assertThat(RulePriority.of("orders", route, Set.of(first)::contains)).isEqualTo(second);
    }

    @Test
    void theLastFreePriorityOfABandIsFound() {
        var route = route("/orders/*");
        var band = RulePriority.band(route);
        var taken = all(band);
        taken.remove(band.last());

        assertThat(RulePriority.of("orders", route, taken::contains)).isEqualTo(band.last());
    }

    @Test
    void refusesARuleOfAFullBand() {
        var route = route("/orders/*");
        var band = RulePriority.band(route);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RulePriority.of("orders", route, all(band)::contains))
                .withMessage(
                        "routes: no priority is left for /orders/* on every host of orders: all %d of rules as specific as "
                                + "this are taken; give it another path, or move the service to a stack with a balancer of "
                                + "its own",
                        band.size());
    }

    private static Set<Integer> all(RulePriority.Band band) {
        return new HashSet<>(
                IntStream.rangeClosed(band.first(), band.last()).boxed().toList());
    }

    private static Map<ListenerRuleConditions, Integer> priorities(List<ListenerRuleConditions> routes) {
        var priorities = new HashMap<ListenerRuleConditions, Integer>();
        var taken = new HashSet<Integer>();
        for (var route : routes) {
            var priority = RulePriority.of("orders", route, taken::contains);
            taken.add(priority);
            priorities.put(route, priority);
        }
        return priorities;
    }

    private static List<ListenerRuleConditions> withoutCollision(List<ListenerRuleConditions> routes) {
        var firstChoices = new HashSet<Integer>();
        return new ArrayList<>(routes.stream()
                .filter(route -> firstChoices.add(RulePriority.of("orders", route, taken -> false)))
                .toList());
    }

    /** Distinct routes such as services have: names as paths or hosts. */
    private static List<ListenerRuleConditions> random(Random random, int count) {
        var routes = new LinkedHashSet<ListenerRuleConditions>();
        while (routes.size() < count) {
            var name = "s" + random.nextInt(10_000);
            routes.add(
                    switch (random.nextInt(4)) {
                        case 0 -> route("/*", name + ".example.com");
                        case 1 -> route("/" + name + "/*");
                        case 2 -> route("/" + name);
                        default -> route("/api/" + name + "/*", "*.example.com");
                    });
        }
        return new ArrayList<>(routes);
    }

    private static List<ListenerRuleConditions> everyKind() {
        var routes = new ArrayList<ListenerRuleConditions>();
        for (var hosts : List.of(List.<String>of(), List.of("a.com"), List.of("*.a.com"), List.of("*.b.a.com"))) {
            for (var cidrs : List.of(List.<String>of(), List.of("10.0.0.0/8"))) {
                routes.add(new ListenerRuleConditions("/x", hosts, cidrs));
                for (var length = 1; length <= 126; length++) {
                    var prefix = "/" + "x".repeat(length - 1);
                    routes.add(new ListenerRuleConditions(prefix + "*", hosts, cidrs));
                    routes.add(new ListenerRuleConditions(prefix + "?", hosts, cidrs));
                }
            }
        }
        return routes;
    }

    private static ListenerRuleConditions route(String path, String... hosts) {
        return new ListenerRuleConditions(path, List.of(hosts), List.of());
    }
}
