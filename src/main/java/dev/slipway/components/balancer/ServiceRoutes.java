package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Conditions of the requests to a service: one of the paths, one of the hosts, an address of the allow-list. Each path
 * has its own listener rule. Limits from
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
 */
@Withers
public record ServiceRoutes(List<String> paths, List<String> hosts, AllowList allow)
        implements ServiceRoutesBuilder.With {
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_.$/~\"'@:+&*?-]{0,127}");
    private static final Pattern HOST = Pattern.compile("(?=.{1,128}$)[a-z0-9.*?-]*\\.[a-z]+");
    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final int VALUES_OF_A_CONDITION = 3;
    private static final int VALUES_OF_A_RULE = 5;
    private static final int WILDCARDS_OF_A_RULE = 5;

    /** @throws SpecException for no path, duplicates, and a value beyond the documented limits */
    public ServiceRoutes {
        paths = List.copyOf(paths);
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        checkPaths(paths);
        checkHosts(hosts);
        checkNumbers(hosts, allow);
        for (var path : paths) {
            checkWildcards(path, hosts);
        }
    }

    /** Routes for paths on every host and from every address. */
    public static ServiceRoutes of(String... paths) {
        return new ServiceRoutes(List.of(paths), List.of(), AllowList.everybody());
    }

    /** The conditions of the listener rules, one for each path, in the given order. */
    List<ListenerRuleConditions> conditions() {
        var cidrs = allow.open() ? List.<String>of() : allow.texts();
        return paths.stream()
                .map(path -> new ListenerRuleConditions(path, hosts, cidrs))
                .toList();
    }

    private static void checkPaths(List<String> paths) {
        if (paths.isEmpty()) {
            throw new SpecException("paths", "a path is missing", "list one, such as /orders/*, or /* for all");
        }
        for (var path : paths) {
            if (!PATH.matcher(path).matches()) {
                throw new SpecException(
                        "paths",
                        "the path '%s' is not possible".formatted(path),
                        "give a slash and up to 127 of A-Z a-z 0-9 _ - . $ / ~ \" ' @ : + & * ?");
            }
        }
        checkOnce("paths", paths);
    }

    private static void checkHosts(List<String> hosts) {
        for (var host : hosts) {
            if (!HOST.matcher(host).matches()) {
                throw new SpecException(
                        "hosts",
                        "the host '%s' is not possible".formatted(host),
                        "give up to 128 of a-z 0-9 - . * ? with letters alone after the last dot, such as *.example.com");
            }
        }
        checkOnce("hosts", hosts);
    }

    private static void checkOnce(String key, List<String> values) {
        var seen = new HashSet<String>();
        for (var value : values) {
            if (!seen.add(value)) {
                throw new SpecException(key, "%s is listed twice".formatted(value), "remove one");
            }
        }
    }

    private static void checkNumbers(List<String> hosts, AllowList allow) {
        var ranges = allow.open() ? 0 : allow.texts().size();
        if (hosts.size() > VALUES_OF_A_CONDITION
                || ranges > VALUES_OF_A_CONDITION
                || hosts.size() + ranges >= VALUES_OF_A_RULE) {
            throw new SpecException(
                    "hosts",
                    "%d hosts and %d ranges do not fit a listener rule, which holds 3 of each and 4 together"
                            .formatted(hosts.size(), ranges),
                    "use a host such as *.example.com, or the allow-list of the balancer");
        }
    }

    private static void checkWildcards(String path, List<String> hosts) {
        var wildcards = wildcards(path)
                + hosts.stream().mapToLong(ServiceRoutes::wildcards).sum();
        if (wildcards > WILDCARDS_OF_A_RULE) {
            throw new SpecException(
                    "paths",
                    "the path %s and its hosts have %d wildcards, and a listener rule holds 5"
                            .formatted(path, wildcards),
                    "remove some");
        }
    }

    private static long wildcards(String pattern) {
        return WILDCARD.matcher(pattern).results().count();
    }
}
