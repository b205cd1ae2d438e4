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
    /** Replaces a refused zone, so that reading goes on. */
    private static final String STAND_IN_ZONE = "example.com";

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

    /** Reads the domain; empty if the section has no keys. */
    static Optional<DomainSpec> read(Section stack) {
        try (var section = stack.section("domain")) {
            var zone = section.text("zone", ZONE)
                    .flatMap(text -> section.make(() -> HostNames.checkZone(text)))
                    .orElse(STAND_IN_ZONE);
            var hosts = hosts(section, zone);
            var apiHost = host(section, "apiHost", zone);
            var controlHost = host(section, "controlHost", zone);
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
            return section.make(() -> new DomainSpec(
                    zone, hosts, apiHost, controlHost, wildcard, certificate, cloudFrontCertificate, clients));
        }
    }

    private static List<String> hosts(Section section, String zone) {
        var hosts = new ArrayList<String>();
        host(section, "host", zone).ifPresent(hosts::add);
        if (section.has("host") && section.has("hosts")) {
            section.error("host", "", "host and hosts are both set", "write all of them in hosts");
        }
        var several = section.texts("hosts", List.of(), HOST);
        for (var i = 0; i < several.size(); i++) {
            full(section, "hosts[%d]".formatted(i), several.get(i), zone).ifPresent(hosts::add);
        }
        return hosts;
    }

    private static Optional<String> host(Section section, String key, String zone) {
        return section.text(key, HOST).flatMap(host -> full(section, key, host, zone));
    }

    private static Optional<String> full(Section section, String key, String host, String zone) {
        return section.make(key, () -> HostNames.fullName(host, zone));
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
            return bucket.flatMap(
                    name -> key.flatMap(object -> section.make(() -> new TrustBundle(name, object, version))));
        }
    }
}
