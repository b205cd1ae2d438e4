package dev.slipway.analysis.guard;

import dev.slipway.base.Cidr;
import dev.slipway.base.WildcardPattern;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of a listener rule in a plan.
 *
 * @param service the service that the route belongs to; empty for a listener rule outside of Slipway's components
 * @param anyOf patterns of which a request matches one, by their kind; a missing kind matches every request
 * @param allOf patterns that a request matches all of, by header or key of the query string as these are written before a
 *     value, {@code x-version: } and {@code ?debug=}
 * @param sources source addresses; empty for all
 */
record PlannedRoute(
        PlannedResource rule,
        String service,
        Map<String, List<WildcardPattern>> anyOf,
        Map<String, WildcardPattern> allOf,
        List<Cidr> sources) {
    private static final String TARGET = "slipway:balancer:ServiceTarget";
    private static final String PATH = "pathPattern";
    private static final String HOST = "hostHeader";
    private static final String METHOD = "method";

    static PlannedRoute of(Plan plan, PlannedResource rule) {
        var anyOf = new LinkedHashMap<String, List<WildcardPattern>>();
        var allOf = new LinkedHashMap<String, WildcardPattern>();
        var sources = new ArrayList<Cidr>();
        for (var condition : rule.list("conditions")) {
            var kinds = (Map<?, ?>) condition;
            patterns(kinds, PATH, text -> text).forEach(path -> add(anyOf, PATH, path));
            patterns(kinds, HOST, PlannedRoute::lower).forEach(host -> add(anyOf, HOST, host));
            patterns(kinds, "httpRequestMethod", text -> text).forEach(method -> add(anyOf, METHOD, method));
            if (kinds.get("httpHeader") instanceof Map<?, ?> header) {
                patterns(kinds, "httpHeader", PlannedRoute::lower)
                        .forEach(value -> allOf.put(lower("" + header.get("httpHeaderName")) + ": ", value));
            }
            if (kinds.get("queryStrings") instanceof List<?> pairs) {
                pairs.forEach(pair -> allOf.put(
                        "?" + lower("" + ((Map<?, ?>) pair).get("key")) + "=",
                        new WildcardPattern(lower("" + ((Map<?, ?>) pair).get("value")))));
            }
            patterns(kinds, "sourceIp", text -> text).forEach(block -> sources.add(Cidr.of(block.text())));
        }
        return new PlannedRoute(rule, service(plan, rule), anyOf, allOf, sources);
    }

    /** The name of the rule's component, {@code <load balancer>-<service>}, without that of the load balancer. */
    private static String service(Plan plan, PlannedResource rule) {
        return plan.find(rule.parent())
                .filter(target -> target.type().equals(TARGET))
                .flatMap(target -> plan.find(target.parent())
                        .map(balancer -> target.name().substring(balancer.name().length() + 1)))
                .orElse("");
    }

    private static void add(Map<String, List<WildcardPattern>> kinds, String kind, WildcardPattern pattern) {
        kinds.computeIfAbsent(kind, first -> new ArrayList<>()).add(pattern);
    }

    private static Stream<WildcardPattern> patterns(Map<?, ?> condition, String kind, UnaryOperator<String> form) {
        return condition.get(kind) instanceof Map<?, ?> values && values.get("values") instanceof List<?> texts
                ? texts.stream().map(text -> new WildcardPattern(form.apply(text.toString())))
                : Stream.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The priority; the matching rule with the lowest one receives a request. */
    int priority() {
        return Integer.parseInt(rule.text("priority"));
    }

    /** True if users must log in. */
    boolean hasLogin() {
        return rule.list("actions").stream().anyMatch(action -> String.valueOf(((Map<?, ?>) action).get("type"))
                .startsWith("authenticate-"));
    }

    /** True if this route has no login, and the other one has. */
    boolean bypassesLoginOf(PlannedRoute other) {
        return other.hasLogin() && !hasLogin();
    }

    /** True unless both routes have the same action, or this one redirects requests to another address. */
    boolean competesWith(PlannedRoute other) {
        var actions = rule.list("actions");
        return !actions.equals(other.rule.list("actions"))
                && actions.stream().noneMatch(action -> "redirect".equals(((Map<?, ?>) action).get("type")));
    }

    String listener() {
        return rule.text("listenerArn");
    }

    /** True if a request exists that matches both routes. */
    boolean overlaps(PlannedRoute other) {
        return anyOf.keySet().stream()
                        .filter(other.anyOf::containsKey)
                        .allMatch(kind -> pairs(anyOf.get(kind), other.anyOf.get(kind), WildcardPattern::overlaps))
                && allOf.keySet().stream().filter(other.allOf::containsKey).allMatch(name -> allOf.get(name)
                        .overlaps(other.allOf.get(name)))
                && (sources.isEmpty() || other.sources.isEmpty() || pairs(sources, other.sources, Cidr::overlaps));
    }

    private static <T> boolean pairs(List<T> some, List<T> others, BiPredicate<T, T> check) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> check.test(one, other)));
    }

    /** True if this route matches every request that the other one matches. */
    boolean covers(PlannedRoute other) {
        return anyOf.entrySet().stream()
                        .allMatch(kind -> includes(
                                kind.getValue(),
                                other.anyOf.getOrDefault(kind.getKey(), List.of()),
                                WildcardPattern::covers))
                && allOf.entrySet().stream()
                        .allMatch(named -> other.allOf.containsKey(named.getKey())
                                && named.getValue().covers(other.allOf.get(named.getKey())))
                && (sources.isEmpty() || includes(sources, other.sources, Cidr::contains));
    }

    private static <T> boolean includes(List<T> general, List<T> special, BiPredicate<T, T> check) {
        return !special.isEmpty()
                && special.stream().allMatch(one -> general.stream().anyMatch(any -> check.test(any, one)));
    }

    /** The conditions as they are written in a stack file, and the service; without the header of a distribution. */
    @Override
    public String toString() {
        var pairs = allOf.entrySet().stream()
                .filter(pair -> !pair.getValue().text().equals(SecretValues.MASK))
                .map(pair -> " with " + pair.getKey() + pair.getValue().text())
                .collect(Collectors.joining());
        return texts("", PATH)
                + texts(anyOf.containsKey(PATH) ? " on " : "", HOST)
                + texts(" by ", METHOD)
                + pairs
                + (sources.isEmpty() ? "" : " from " + joined(sources.stream().map(Cidr::toString)))
                + " of "
                + (service.isEmpty() ? "the listener rule " + rule.name() : service);
    }

    private String texts(String preposition, String kind) {
        return anyOf.containsKey(kind)
                ? preposition + joined(anyOf.get(kind).stream().map(WildcardPattern::text))
                : "";
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining(" or "));
    }
}
