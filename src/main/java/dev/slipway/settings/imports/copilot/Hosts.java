package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
        var zone = all.stream()
                .map(Hosts::zone)
                .max(Comparator.comparingLong(name ->
                        all.stream().filter(host -> zone(host).equals(name)).count()))
                .orElseThrow();
        var source = hosts.values().stream()
                .flatMap(owned -> owned.entrySet().stream())
                .filter(host -> zone(host.getKey()).equals(zone))
                .findFirst()
                .orElseThrow()
                .getValue();
        domain.put("zone", zone);
        report.open(
                source,
                domain.key("zone"),
                "%s is a guess from the alias: check that it is a public hosted zone of Route 53 in the account, and not one that Copilot deletes with the application"
                        .formatted(zone));
        host(of(HostOwner.BALANCER).keySet(), zone, source, domain);
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
        if (!domain.has("certificateArn")) {
            hosts.values().forEach(owned -> owned.forEach((host, alias) -> outside(host, alias, zone, domain)));
        }
    }

    /** Reports a host that a certificate of the zone cannot cover. */
    private void outside(String host, SourceValue alias, String zone, DraftSection domain) {
        if (!zone(host).equals(zone)) {
            root.report()
                    .open(
                            alias,
                            domain.key("certificateArn"),
                            "%s is outside of the zone %s, which is the only one of the stack: write a certificate that covers all hosts, or leave the host out of routes.hosts"
                                    .formatted(host, zone));
        }
    }

    /** Writes the host of the load balancer, which is in the zone and no wildcard. */
    private void host(Set<String> balanced, String zone, SourceValue source, DraftSection domain) {
        balanced.stream()
                .filter(host -> zone(host).equals(zone) && !host.startsWith("*"))
                .findFirst()
                .ifPresentOrElse(host -> domain.put("host", host), () -> {
                    if (!balanced.isEmpty()) {
                        domain.put("host", "@");
                        root.report()
                                .open(
                                        source,
                                        domain.key("host"),
                                        "the host of the load balancer is the zone itself here, since no alias is a host of the zone without a wildcard");
                    }
                });
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
