package dev.slipway.settings.imports.compose;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The places of a value at which it names a host of the network. */
final class CallPattern {
    private static final Pattern HOST_KEY = Pattern.compile(
            "(?i).*(host|hosts|hostname|server|servers|addr|address|url|uri|urls|endpoint|endpoints|broker|brokers|upstream|node|nodes|svc|service_name|dsn|connection)$");

    private CallPattern() {}

    /** The pattern whose groups are the text before, the host, and the port. */
    static Pattern of(Collection<String> hosts) {
        var names = hosts.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(^|://|@|,|;|\\(|=|\\s|//)(%s)(?::(\\d{1,5}))?(?=$|[/,;?)\\s\"'])".formatted(names));
    }

    /** True for a match of the pattern that is a host: in an address, with a port, or in a variable for hosts. */
    static boolean isHost(MatchResult match, String variable) {
        return !match.group(1).isBlank() && !Set.of("=", ",", ";", "(").contains(match.group(1))
                || match.group(3) != null
                || isHostKey(variable);
    }

    /** True for a variable whose whole value may be a host. */
    static boolean isHostKey(String variable) {
        return HOST_KEY.matcher(variable).matches();
    }
}
