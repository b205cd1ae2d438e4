package dev.slipway.settings.imports.compose;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The places of a value at which it names a host of the network. */
final class CallPattern {
    private static final Pattern HOST_KEY = Pattern.compile(
            "(?i).*(host|hosts|hostname|server|servers|addr|address|url|uri|urls|endpoint|endpoints|broker|brokers|upstream|node|nodes|seeds|svc|service_name|dsn)$");
    /** The words before {@code =} in a connection string. */
    private static final Pattern HOST_WORD =
            Pattern.compile("(?is).*\\b(host|server|data source|addr|address|endpoint)\\s*$");

    private CallPattern() {}

    /** The pattern whose groups are the text before, the host, and the port. */
    static Pattern of(Collection<String> hosts) {
        var names = hosts.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(^|://|@|,|;|\\(|=|\\s|//)(%s)(?::(\\d{1,5}))?(?=$|[/,;?)\\s\"'])".formatted(names));
    }

    /** The first host of a value; empty without one. */
    static Optional<MatchResult> first(Collection<String> hosts, String variable, String value) {
        return hosts.isEmpty()
                ? Optional.empty()
                : of(hosts)
                        .matcher(value)
                        .results()
                        .filter(match -> isHost(match, variable, value))
                        .findFirst();
    }

    /** True for a match of the pattern that is a host: in an address, with a port, or in a variable for hosts. */
    static boolean isHost(MatchResult match, String variable, String value) {
        return Set.of("://", "@", "//").contains(match.group(1))
                || match.group(3) != null
                || HOST_KEY.matcher(variable).matches()
                || match.group(1).equals("=")
                        && HOST_WORD.matcher(value.substring(0, match.start(1))).matches();
    }
}
