package dev.slipway.components.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of a stack in a hosted zone, and what a certificate must say to cover them. Limits from
 * <a href="https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html">ACM's quotas</a> and
 * <a href="https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html">RequestCertificate</a>.
 *
 * @param zone the hosted zone's name, such as {@code example.com}
 * @param hosts full names in the zone, none twice; {@code *} may stand for the first label
 * @param wildcard whether the certificate is for {@code *.<zone>} and the zone itself, which cover every name one label
 *     long, those of later days too
 */
public record HostNames(String zone, List<String> hosts, boolean wildcard) {
    /** Maximum number of names of a certificate, the default quota of an account. */
    public static final int MAX_NAMES = 10;

    /** The longest name that a certificate can begin with. */
    private static final int MAX_FIRST_LENGTH = 64;

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern ZONE =
            Pattern.compile("(?=.{1,253}$)(%1$s\\.)+[a-z][a-z0-9-]*[a-z0-9]".formatted(LABEL));
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)(\\*\\.)?(%1$s\\.)*[a-z][a-z0-9-]*[a-z0-9]".formatted(LABEL));

    /** @throws IllegalArgumentException for what is no name, a name out of the zone, and more than a certificate holds */
    public HostNames {
        hosts = List.copyOf(hosts);
        if (!isZone(zone)) {
            throw new IllegalArgumentException(
                    "the zone '%s' is not possible: give the name of a hosted zone, such as example.com"
                            .formatted(zone));
        }
        var seen = new HashSet<String>();
        for (var host : hosts) {
            if (!NAME.matcher(host).matches() || !inZone(host, zone)) {
                throw new IllegalArgumentException(
                        "the host '%s' is not possible in the zone %s: give a name such as server.%s"
                                .formatted(host, zone, zone));
            }
            if (!seen.add(host)) {
                throw new IllegalArgumentException("the host %s is there twice: leave one out".formatted(host));
            }
        }
        checkCertificate(covering(zone, hosts, wildcard));
    }

    private static void checkCertificate(List<String> names) {
        if (names.size() > MAX_NAMES) {
            throw new IllegalArgumentException(
                    "%d names do not fit a certificate, which holds %d: set wildcard to true, or leave some out"
                            .formatted(names.size(), MAX_NAMES));
        }
        if (!names.isEmpty() && names.get(0).length() > MAX_FIRST_LENGTH) {
            throw new IllegalArgumentException(
                    "the host %s has more than %d characters, so that no certificate begins with it: name a shorter one first, or set wildcard to true"
                            .formatted(names.get(0), MAX_FIRST_LENGTH));
        }
    }

    /** Returns true for a name that a public hosted zone can have. */
    public static boolean isZone(String text) {
        return ZONE.matcher(text).matches();
    }

    /** Returns true for the zone's own name and names below it. */
    public static boolean inZone(String name, String zone) {
        return name.equals(zone) || name.endsWith("." + zone);
    }

    /** The names of the certificate: the domain name first, then the subject alternative names. */
    List<String> certificate() {
        return covering(zone, hosts, wildcard);
    }

    /** The names of which control is to be proved; that of {@code *.example.com} is the one of {@code example.com}. */
    List<String> proofs() {
        return certificate().stream().map(HostNames::proof).distinct().toList();
    }

    static String proof(String name) {
        return name.startsWith("*.") ? name.substring(2) : name;
    }

    private static List<String> covering(String zone, List<String> hosts, boolean wildcard) {
        var general = wildcard ? Stream.of("*." + zone, zone) : Stream.<String>empty();
        var names = new ArrayList<>(general.toList());
        hosts.stream()
                .filter(host -> names.stream().noneMatch(name -> covers(name, host)))
                .forEach(names::add);
        return names;
    }

    /** Returns true if a certificate's name covers a host. */
    static boolean covers(String name, String host) {
        return name.equals(host)
                || name.startsWith("*.")
                        && host.contains(".")
                        && host.substring(host.indexOf('.')).equals(name.substring(1));
    }
}
