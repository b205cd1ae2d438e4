package dev.slipway.settings;

import dev.slipway.domain.Domain;
import dev.slipway.domain.DomainArgs;
import dev.slipway.domain.HostNames;
import dev.slipway.domain.Tls;
import dev.slipway.gateway.ControlDomain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies between callers and services.
 *
 * @param callers what the hosts of the domain lead to
 */
public record EdgeSettings(Optional<DomainSettings> domain, Callers callers) {

    /**
     * What callers can be led to.
     *
     * @param routeHosts the hosts that routes of the balancer name
     */
    record Callers(boolean balancer, boolean api, boolean control, List<String> routeHosts) {
        static Callers of(List<ServiceSettings> services) {
            var ingresses = services.stream().map(ServiceSettings::ingress).toList();
            return new Callers(
                    ingresses.stream().anyMatch(IngressSettings.Balanced.class::isInstance),
                    ingresses.stream().anyMatch(IngressSettings.Api.class::isInstance),
                    services.stream().anyMatch(service -> service.sleep().isPresent()),
                    ingresses.stream()
                            .filter(IngressSettings.Balanced.class::isInstance)
                            .map(IngressSettings.Balanced.class::cast)
                            .flatMap(balanced -> balanced.target().routes().hosts().stream())
                            .distinct()
                            .toList());
        }
    }

    static EdgeSettings read(Section stack, List<ServiceSettings> services) {
        return new EdgeSettings(DomainSettings.read(stack), Callers.of(services));
    }

    /** The names in the hosted zone, where there are any. */
    public Optional<Domain> createDomain(String name) {
        return domain.map(each -> new Domain(name, DomainArgs.of(names(each)).withRegional(Optional.of(source(each)))));
    }

    /** The first host of the domain: what people are told. */
    public Optional<String> host() {
        return domain.flatMap(each -> each.hosts().stream().findFirst());
    }

    private static DomainArgs.Source source(DomainSettings domain) {
        return domain.certificateArn()
                .<DomainArgs.Source>map(DomainArgs.Existing::new)
                .orElseGet(() -> new DomainArgs.Issued(Optional.empty()));
    }

    /** @throws IllegalArgumentException where no certificate holds all names */
    HostNames names(DomainSettings domain) {
        var all = Stream.of(balancerHosts(domain).stream(), apiHosts(domain).stream(), domain.controlHost().stream())
                .flatMap(hosts -> hosts)
                .distinct()
                .toList();
        return new HostNames(domain.zone(), all, domain.wildcard());
    }

    /** The hosts that lead to the balancer: those of the domain, and those of routes that are in the zone. */
    List<String> balancerHosts(DomainSettings domain) {
        return callers.balancer()
                ? Stream.concat(
                                domain.hosts().stream(),
                                callers.routeHosts().stream()
                                        .filter(host -> HostNames.inZone(host, domain.zone()))
                                        .filter(host -> !host.substring(1).contains("*") && !host.contains("?"))
                                        .filter(host -> !host.startsWith("*") || host.startsWith("*.")))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** The hosts that lead to the API: its own, or without a balancer all of them. */
    List<String> apiHosts(DomainSettings domain) {
        if (!callers.api()) {
            return List.of();
        }
        return callers.balancer() ? domain.apiHost().stream().toList() : domain.hosts();
    }

    /** How callers reach the balancer by TLS. */
    Optional<Tls> balancerTls(Optional<Domain> created) {
        return tls(created, domain.map(this::balancerHosts).orElse(List.of()));
    }

    /** How callers reach the API by TLS, and by names of the stack's own. */
    Optional<Tls> apiTls(Optional<Domain> created) {
        return tls(created, domain.map(this::apiHosts).orElse(List.of()));
    }

    private Optional<Tls> tls(Optional<Domain> created, List<String> hosts) {
        return created.filter(each -> !hosts.isEmpty())
                .map(each -> new Tls(each, hosts, domain.flatMap(DomainSettings::clients)));
    }

    /** The host of the control APIs, where they have one. */
    public Optional<ControlDomain> createControlDomain(String name, Optional<Domain> created) {
        return created.flatMap(each ->
                domain.flatMap(DomainSettings::controlHost).map(host -> new ControlDomain(name, Tls.of(each, host))));
    }
}
