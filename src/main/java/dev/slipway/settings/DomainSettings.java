package dev.slipway.settings;

import dev.slipway.components.domain.HostNames;
import dev.slipway.components.domain.TrustBundle;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names of a stack in a hosted zone.
 *
 * @param hosts full names that resolve to the load balancer, or to the API in a stack without one
 * @param apiHost the full name of the API in a stack with a load balancer
 * @param controlHost the full name that the control APIs share
 * @param certificateArn a certificate in the stack's region; empty for one that the stack requests
 * @param cloudFrontCertificateArn a certificate in us-east-1, for a distribution; empty for one that the stack requests
 * @param clients the certificate authorities for mutual TLS; empty without it
 */
public record DomainSettings(
        String zone,
        List<String> hosts,
        Optional<String> apiHost,
        Optional<String> controlHost,
        boolean wildcard,
        Optional<String> certificateArn,
        Optional<String> cloudFrontCertificateArn,
        Optional<TrustBundle> clients) {
    private static final TextFormat ZONE =
            TextFormat.of("the name of a public hosted zone, such as example.com", "\\S+");
    private static final TextFormat HOST = TextFormat.of(
            "a label such as server, @ for the zone itself, or a full name in the zone",
            "@|[a-z0-9_]([a-z0-9._-]*[a-z0-9])?");
    private static final TextFormat CERTIFICATE = TextFormat.of(
            "the ARN of a certificate of ACM", "arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/[A-Za-z0-9-]+");
    private static final TextFormat BUCKET = TextFormat.of("a bucket's name", "\\S+");
    private static final TextFormat KEY = TextFormat.of("the key of an object", ".+");

    static Optional<DomainSettings> read(Section stack) {
        try (var section = stack.section("domain");
                var mutual = section.section("mutualTls")) {
            var zone = section.text("zone", ZONE);
            var valid = zone.filter(HostNames::isZone).orElse("example.com");
            zone.filter(text -> !HostNames.isZone(text))
                    .ifPresent(text -> section.error("zone", text, ZONE.description() + " is allowed", "correct it"));
            var one = section.text("host", HOST);
            var several = section.texts("hosts", List.of(), HOST);
            var settings = new DomainSettings(
                    valid,
                    hosts(section, valid, one, several),
                    section.text("apiHost", HOST).flatMap(host -> full(section, "apiHost", host, valid)),
                    section.text("controlHost", HOST).flatMap(host -> full(section, "controlHost", host, valid)),
                    section.flag("wildcard", false),
                    section.text("certificateArn", CERTIFICATE),
                    section.renamed("viewersCertificateArn", "cloudFrontCertificateArn")
                            .text("cloudFrontCertificateArn", CERTIFICATE),
                    clients(section, mutual));
            if (section.keys().isEmpty()) {
                return Optional.empty();
            }
            if (!section.has("zone")) {
                section.error("zone", "", "missing", "name the public hosted zone that the hosts are in");
            }
            return Optional.of(settings);
        }
    }

    private static List<String> hosts(Section section, String zone, Optional<String> one, List<String> several) {
        var hosts = new ArrayList<String>();
        one.flatMap(host -> full(section, "host", host, zone)).ifPresent(hosts::add);
        if (section.has("host") && section.has("hosts")) {
            section.error("host", one.orElse(""), "hosts stands beside it", "write all of them in hosts");
        }
        for (var i = 0; i < several.size(); i++) {
            var at = "hosts[%d]".formatted(i);
            full(section, at, several.get(i), zone).ifPresent(host -> {
                if (hosts.contains(host)) {
                    section.error(at, host, "it is there twice", "leave one out");
                } else {
                    hosts.add(host);
                }
            });
        }
        return List.copyOf(hosts);
    }

    /** The full name of a host: a label gets the zone as its suffix, a text with a dot is a full name already. */
    private static Optional<String> full(Section section, String key, String host, String zone) {
        if (host.equals("@")) {
            return Optional.of(zone);
        }
        if (!host.contains(".")) {
            return Optional.of(host + "." + zone);
        }
        if (!HostNames.inZone(host, zone)) {
            section.error(
                    key, host, "a full name in the zone %s is allowed".formatted(zone), "give a label, such as server");
            return Optional.empty();
        }
        return Optional.of(host);
    }

    private static Optional<TrustBundle> clients(Section section, Section mutual) {
        try (mutual) {
            var bucket = mutual.text("bucket", BUCKET);
            var key = mutual.text("key", KEY);
            var version = mutual.text("version", TextFormat.of("the version of an object", "\\S+"));
            if (mutual.keys().isEmpty()) {
                return Optional.empty();
            }
            List.of("bucket", "key").stream()
                    .filter(part -> !mutual.has(part))
                    .forEach(part -> mutual.error(part, "", "missing", "say where the authorities' certificates are"));
            return section.make(
                    "mutualTls",
                    Optional.empty(),
                    () -> Optional.of(new TrustBundle(bucket.orElse("missing"), key.orElse("missing"), version)));
        }
    }
}
