package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The host names of an environment, from the aliases of its services, and its certificates. */
final class Hosts {
    private static final Set<String> SECOND_LEVEL =
            Set.of("co", "com", "org", "net", "gov", "ac", "edu", "ne", "or", "go");
    private static final int MAX_SECOND_LEVEL_COUNTRY = 2;

    /** The load balancer of a host. */
    enum HostOwner {
        BALANCER,
        INTERNAL,
        NETWORK
    }

    private final DraftSection root;
    private final Map<HostOwner, Map<String, SourceValue>> hosts = new LinkedHashMap<>();
    private final List<SourceValue> certificates = new ArrayList<>();

    Hosts(DraftSection root) {
        this.root = root;
    }

    void add(HostOwner owner, String host, SourceValue source) {
        hosts.computeIfAbsent(owner, key -> new LinkedHashMap<>()).putIfAbsent(host, source);
    }

    /** A certificate that an environment's manifest imports. */
    void certificate(SourceValue certificate) {
        certificates.add(certificate);
    }

    private Map<String, SourceValue> of(HostOwner owner) {
        return hosts.getOrDefault(owner, Map.of());
    }

    /** Writes {@code slipway:domain}, once all manifests are read. */
    void write() {
        var report = root.report();
        var all = hosts.values().stream()
                .flatMap(owned -> owned.keySet().stream())
                .toList();
        if (all.isEmpty()) {
            certificates.forEach(
                    certificate -> report.open(
                            certificate,
                            "slipway:domain.certificateArn",
                            "a certificate needs a host: no service has an alias, so write slipway:domain with zone, host and certificateArn to use it"));
            return;
        }
        var domain = root.section("domain");
        var first = all.get(0);
        var source = hosts.values().iterator().next().get(first);
        domain.put("zone", zone(first));
        report.open(
                source,
                domain.key("zone"),
                "%s is a guess from the alias: check that it is a public hosted zone of Route 53 in the account, and not one that Copilot deletes with the application"
                        .formatted(zone(first)));
        of(HostOwner.BALANCER).keySet().stream().findFirst().ifPresent(host -> domain.put("host", host));
        if (!of(HostOwner.INTERNAL).isEmpty()) {
            root.section("balancer")
                    .section("internal")
                    .put("hosts", List.copyOf(of(HostOwner.INTERNAL).keySet()));
        }
        if (!of(HostOwner.NETWORK).isEmpty()) {
            root.section("networkBalancer")
                    .put("hosts", List.copyOf(of(HostOwner.NETWORK).keySet()));
        }
        for (var certificate : certificates) {
            if (domain.has("certificateArn")) {
                report.lost(
                        certificate,
                        "a stack has one certificate of its own or an existing one: request one that covers all hosts, or leave certificateArn out and Slipway requests it");
            } else {
                domain.take("certificateArn", certificate.text(), certificate);
            }
        }
    }

    /** The domain that a host is registered in, by its last labels. */
    private static String zone(String host) {
        var labels = Arrays.asList(host.split("\\."));
        var count = labels.size();
        var country = count > 2
                && labels.get(count - 1).length() == MAX_SECOND_LEVEL_COUNTRY
                && SECOND_LEVEL.contains(labels.get(count - 2));
        return String.join(".", labels.subList(Math.max(0, count - (country ? 3 : 2)), count));
    }
}
