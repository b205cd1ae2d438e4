package dev.slipway.settings;

import dev.slipway.components.domain.DomainSpec;
import dev.slipway.components.domain.HostNames;
import dev.slipway.components.domain.TrustBundle;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reader of {@code slipway:domain}. */
final class DomainSettings {
    private static final TextFormat ZONE =
            TextFormat.of("the name of a public hosted zone, such as example.com", "\\S+");
    private static final TextFormat HOST = TextFormat.of(
            "a label such as server, @ for the zone itself, or a full name in the zone",
            "@|[a-z0-9_]([a-z0-9._-]*[a-z0-9])?");
    private static final TextFormat CERTIFICATE = TextFormat.of(
            "the ARN of a certificate of ACM", "arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/[A-Za-z0-9-]+");
    private static final TextFormat BUCKET = TextFormat.of("a bucket's name", "\\S+");
    private static final TextFormat KEY = TextFormat.of("the key of an object", ".+");
    private static final TextFormat VERSION = TextFormat.of("the version of an object", "\\S+");

    private DomainSettings() {}

    /**
     * Reads the domain; empty if the section has no keys. Stand-ins replace a refused zone and refused hosts, so that the rules
     * about certificates are applied to the rest of it.
     */
    static Optional<DomainSpec> read(Section stack) {
        try (var section = stack.section("domain")) {
            var zone = section.text("zone", ZONE).flatMap(text -> section.make(() -> HostNames.checkZone(text)));
            var names = new Names(section, zone);
            var hosts = names.hosts();
            var apiHost = names.host("apiHost");
            var controlHost = names.host("controlHost");
            var wildcard = section.flag("wildcard", false);
            var certificate = section.text("certificateArn", CERTIFICATE);
            var cloudFrontCertificate = section.renamed("viewersCertificateArn", "cloudFrontCertificateArn")
                    .text("cloudFrontCertificateArn", CERTIFICATE);
            var clients = clients(section.section("mutualTls"));
            if (section.keys().isEmpty()) {
                return Optional.empty();
            }
            if (!section.has("zone")) {
                section.error("zone", "", "missing", "set it to the public hosted zone of the hosts");
            }
            var known = zone.orElse(EdgeSettings.UNKNOWN_ZONE);
            var named = section.has("host") || section.has("hosts");
            var possible = hosts.isEmpty() && named ? List.of("refused." + known) : hosts;
            var once = possible.stream().distinct().toList();
            var spec = new DomainSpec(
                    known, once, apiHost, controlHost, wildcard, certificate, cloudFrontCertificate, clients);
            return section.make(() -> new DomainSpec(
                            known,
                            possible,
                            apiHost,
                            controlHost,
                            wildcard,
                            certificate,
                            cloudFrontCertificate,
                            clients))
                    .or(() -> Optional.of(spec));
        }
    }

    /**
     * The reader of host names.
     *
     * @param zone empty if it is missing or refused; no host is outside of it then
     */
    private record Names(Section section, Optional<String> zone) {
        List<String> hosts() {
            var hosts = new ArrayList<String>();
            host("host").ifPresent(hosts::add);
            if (section.has("host") && section.has("hosts")) {
                section.error("host", "", "host and hosts are both set", "write all of them in hosts");
            }
            section.textsByKey("hosts", List.of(), HOST)
                    .forEach((key, host) -> full(key, host).ifPresent(hosts::add));
            return hosts;
        }

        Optional<String> host(String key) {
            return section.text(key, HOST).flatMap(host -> full(key, host));
        }

        private Optional<String> full(String key, String host) {
            return zone.flatMap(name -> section.make(key, () -> HostNames.fullName(host, name)));
        }
    }

    /**
     * The hosts of an endpoint: the keys {@code host} and {@code hosts} of its section.
     *
     * @param zone the zone of the stack's domain; empty for a stack without one, where a host is an error
     */
    static List<String> hosts(Section section, Optional<String> zone) {
        var hosts = new Names(section, zone).hosts();
        if (zone.isEmpty()) {
            Stream.of("host", "hosts")
                    .filter(key -> section.has(key) && !section.refused(key))
                    .forEach(key -> section.error(
                            key,
                            "",
                            "a host is a name in the zone of slipway:domain",
                            "set slipway:domain, or remove it"));
        }
        return hosts;
    }

    private static Optional<TrustBundle> clients(Section section) {
        try (section) {
            var bucket = section.text("bucket", BUCKET);
            var key = section.text("key", KEY);
            var version = section.text("version", VERSION);
            Stream.of("bucket", "key")
                    .filter(part -> !section.keys().isEmpty() && !section.has(part))
                    .forEach(part -> section.error(
                            part, "", "missing", "set bucket and key of the file with the authorities' certificates"));
            return section.keys().isEmpty()
                    ? Optional.empty()
                    : section.make(() -> new TrustBundle(bucket.orElse("missing"), key.orElse("missing"), version));
        }
    }
}
