package dev.slipway.components.balancer;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Conditions of the requests to a service: one of the paths, one of the hosts, an address of the allow-list, and the
 * conditions of method, headers and query string. Each path has its own listener rule. Limits from
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html">condition
 * types</a> and
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html">quotas</a>.
 *
 * @param paths case-sensitive patterns such as {@code /orders/*}, 128 characters at most; {@code *} matches any
 *     characters and {@code ?} one
 * @param hosts names such as {@code *.example.com}, 128 characters at most; empty for every host. At most three, and at
 *     most four together with the blocks of the allow-list
 * @param allow source addresses as the load balancer sees them: behind a proxy, those of the proxy. At most three
 *     blocks
 * @param request conditions of method, headers and query string
 */
@Withers
public record RouteConditions(List<String> paths, List<String> hosts, AllowList allow, RequestConditions request)
        implements RouteConditionsBuilder.With {
    /** The maximum of values of the conditions of a listener rule. */
    public static final int VALUES_OF_A_RULE = 5;

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_.$/~\"'@:+&*?-]{0,127}");
    private static final Pattern HOST = Pattern.compile("(?=.{1,128}$)[a-z0-9.*?-]*\\.[a-z]+");
    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final int VALUES_OF_A_CONDITION = 3;

    private static final int WILDCARDS_OF_A_RULE = 5;

    /** @throws SpecException for no path, duplicates, and a value beyond the documented limits */
    public RouteConditions {
        paths = List.copyOf(paths);
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        var errors = new SpecErrors();
        checkPaths(paths, errors);
        checkHosts(hosts, errors);
        checkNumbers(hosts, allow, errors);
        checkValues(hosts, allow, request, errors);
        for (var path : paths) {
            checkWildcards(path, hosts, request, errors);
        }
        errors.throwAll();
    }

    /** Paths on every host and from every address. */
    public static RouteConditions of(String... paths) {
        return new RouteConditions(List.of(paths), List.of(), AllowList.everybody(), RequestConditions.ANY);
    }

    /** The conditions besides path and host as text; equal for equal conditions. */
    public String further() {
        return new ListenerRuleConditions("", List.of(), allow.open() ? List.of() : allow.texts(), request, false)
                .key();
    }

    /** The conditions of the listener rules, one for each path, in the given order. */
    List<ListenerRuleConditions> conditions() {
        var cidrs = allow.open() ? List.<String>of() : allow.texts();
        return paths.stream()
                .map(path -> new ListenerRuleConditions(path, hosts, cidrs, request, false))
                .toList();
    }

    private static void checkPaths(List<String> paths, SpecErrors errors) {
        if (paths.isEmpty()) {
            errors.add("paths", "a path is missing", "list one, such as /orders/*, or /* for all");
        }
        for (var path : paths) {
            if (!PATH.matcher(path).matches()) {
                errors.add(
                        "paths",
                        "the path '%s' is not possible".formatted(path),
                        "give a slash and up to 127 of A-Z a-z 0-9 _ - . $ / ~ \" ' @ : + & * ?");
            }
        }
        checkOnce("paths", paths, errors);
    }

    private static void checkHosts(List<String> hosts, SpecErrors errors) {
        for (var host : hosts) {
            if (!HOST.matcher(host).matches()) {
                errors.add(
                        "hosts",
                        "the host '%s' is not possible".formatted(host),
                        "give up to 128 of a-z 0-9 - . * ? with letters alone after the last dot, such as *.example.com");
            }
        }
        checkOnce("hosts", hosts, errors);
    }

    private static void checkOnce(String key, List<String> values, SpecErrors errors) {
        var seen = new HashSet<String>();
        for (var value : values) {
            if (!seen.add(value)) {
                errors.add(key, "%s is listed twice".formatted(value), "remove one");
            }
        }
    }

    private static void checkNumbers(List<String> hosts, AllowList allow, SpecErrors errors) {
        var ranges = allow.open() ? 0 : allow.texts().size();
        if (hosts.size() > VALUES_OF_A_CONDITION
                || ranges > VALUES_OF_A_CONDITION
                || hosts.size() + ranges >= VALUES_OF_A_RULE) {
            errors.add(
                    "hosts",
                    "%d hosts and %d ranges do not fit a listener rule, which holds 3 of each and 4 together"
                            .formatted(hosts.size(), ranges),
                    "use a host such as *.example.com, or the allow-list of the balancer");
        }
    }

    private static void checkValues(List<String> hosts, AllowList allow, RequestConditions request, SpecErrors errors) {
        var values = values(hosts, allow, request);
        if (request.methods().size() > VALUES_OF_A_CONDITION) {
            errors.add(
                    "methods",
                    "a listener rule holds %d methods".formatted(VALUES_OF_A_CONDITION),
                    "divide the route into several ones");
        }
        if (request.size() > 0 && values > VALUES_OF_A_RULE) {
            errors.add(
                    "paths",
                    "a listener rule holds %d values, and this route has %d: path, hosts, ranges, methods, headers and keys"
                            .formatted(VALUES_OF_A_RULE, values),
                    "divide it into several routes");
        }
    }

    private static long values(List<String> hosts, AllowList allow, RequestConditions request) {
        var ranges = allow.open() ? 0 : allow.texts().size();
        return 1 + hosts.size() + ranges + request.values().count();
    }

    /** The number of values of the conditions of one listener rule, with its path. */
    public long values() {
        return values(hosts, allow, request);
    }

    private static void checkWildcards(String path, List<String> hosts, RequestConditions request, SpecErrors errors) {
        var wildcards = wildcards(path)
                + Stream.concat(hosts.stream(), request.values())
                        .mapToLong(RouteConditions::wildcards)
                        .sum();
        if (wildcards > WILDCARDS_OF_A_RULE) {
            errors.add(
                    "paths",
                    "the path %s and the other conditions have %d wildcards, and a listener rule holds 5"
                            .formatted(path, wildcards),
                    "remove some");
        }
    }

    private static long wildcards(String pattern) {
        return WILDCARD.matcher(pattern).results().count();
    }
}
