package dev.slipway.components.domain;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Host names in a hosted zone, and the names of the certificate that covers them. Limits from
 * <a href="https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html">ACM's quotas</a> and
 * <a href="https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html">RequestCertificate</a>.
 *
 * @param zone the hosted zone's name, such as {@code example.com}
 * @param hosts full names in the zone, without duplicates; the first label may be {@code *}
 * @param wildcard whether the certificate is for {@code *.<zone>} and the zone itself, which cover every name with one
 *     more label, later ones too
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

    /** @throws SpecException for an invalid name, a name outside of the zone, and more names than a certificate holds */
    public HostNames {
        hosts = List.copyOf(hosts);
        checkZone(zone);
        var errors = new SpecErrors();
        var seen = new HashSet<String>();
        for (var host : hosts) {
            if (!NAME.matcher(host).matches() || !inZone(host, zone)) {
                errors.add(
                        "hosts",
                        "the host '%s' is not possible in the zone %s".formatted(host, zone),
                        "give a name such as server." + zone);
            }
            if (!seen.add(host)) {
                errors.add("hosts", host + " is listed twice", "remove one");
            }
        }
        checkCertificate(covering(zone, hosts, wildcard), errors);
        errors.throwAll();
    }

    private static void checkCertificate(List<String> names, SpecErrors errors) {
        if (names.size() > MAX_NAMES) {
            errors.add(
                    "hosts",
                    "%d names do not fit a certificate, which holds %d".formatted(names.size(), MAX_NAMES),
                    "set wildcard to true, or remove some");
        }
        if (!names.isEmpty() && names.get(0).length() > MAX_FIRST_LENGTH) {
            errors.add(
                    "hosts",
                    "the host %s has more than %d characters, the maximum of a certificate's first name"
                            .formatted(names.get(0), MAX_FIRST_LENGTH),
                    "list a shorter one first, or set wildcard to true");
        }
    }

    /**
     * The name of a hosted zone.
     *
     * @throws SpecException for a name that a public hosted zone cannot have
     */
    public static String checkZone(String text) {
        if (!ZONE.matcher(text).matches()) {
            throw new SpecException(
                    "zone", "the name of a public hosted zone, such as example.com, is allowed", "correct it");
        }
        return text;
    }

    /**
     * The full name of a host: a label gets the zone as its suffix, {@code @} is the zone itself, a text with a dot is a
     * full name already.
     *
     * @throws SpecException for a full name outside of the zone
     */
    public static String fullName(String host, String zone) {
        if (host.equals("@")) {
            return zone;
        }
        if (!host.contains(".")) {
            return host + "." + zone;
        }
        if (!inZone(host, zone)) {
            throw new SpecException(
                    "%s is outside of the zone %s".formatted(host, zone), "give a label, such as server");
        }
        return host;
    }

    /** Returns true for the zone's own name and names below it. */
    public static boolean inZone(String name, String zone) {
        return name.equals(zone) || name.endsWith("." + zone);
    }

    /** The names of the certificate: the domain name first, then the subject alternative names. */
    List<String> certificate() {
        return covering(zone, hosts, wildcard);
    }

    /** The names with a validation record; {@code *.example.com} has the one of {@code example.com}. */
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
