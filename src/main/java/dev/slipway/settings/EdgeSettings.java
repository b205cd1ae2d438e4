package dev.slipway.settings;

import dev.slipway.components.distribution.DistributionSpec;
import dev.slipway.components.distribution.ServedFiles;
import dev.slipway.components.domain.DomainSpec;
import dev.slipway.components.domain.HostNames;
import dev.slipway.components.firewall.WebFirewallSpec;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings of the components between callers and services: domain, firewall and distribution.
 *
 * @param callers the endpoints that the hosts of the domain can resolve to
 */
public record EdgeSettings(
        Optional<DomainSpec> domain,
        Optional<WebFirewallSpec> firewall,
        Optional<DistributionSpec> distribution,
        Callers callers,
        ProviderSettings provider) {
    /** The region of CloudFront's certificates and firewalls. */
    public static final String GLOBAL = "us-east-1";

    /** Replaces a zone that is missing or refused. */
    public static final String UNKNOWN_ZONE = "refused.example.com";

    /**
     * The endpoints of the stack: load balancer, HTTP API and control APIs.
     *
     * @param routeHosts the hosts in the routes of the load balancer
     */
    public record Callers(boolean balancer, boolean api, boolean control, List<String> routeHosts) {
        static Callers of(List<ServiceSettings> services, List<FunctionSettings> functions) {
            var ingresses = services.stream().map(ServiceSettings::ingress).toList();
            return new Callers(
                    ingresses.stream().anyMatch(Ingress.Balanced.class::isInstance),
                    ingresses.stream().anyMatch(Ingress.Api.class::isInstance) || !functions.isEmpty(),
                    services.stream().anyMatch(service -> service.sleep().isPresent()),
                    ingresses.stream()
                            .filter(Ingress.Balanced.class::isInstance)
                            .map(Ingress.Balanced.class::cast)
                            .flatMap(balanced -> balanced.target().hosts().stream())
                            .distinct()
                            .toList());
        }
    }

    static EdgeSettings read(Section stack, Callers callers, StackConfig config, boolean database) {
        return new EdgeSettings(
                DomainSettings.read(stack),
                FirewallSettings.read(stack, database),
                DistributionSettings.read(stack),
                callers,
                ProviderSettings.of(config));
    }

    /** The files that the distribution serves from a bucket. */
    public Optional<ServedFiles> servedFiles() {
        return distribution.flatMap(DistributionSpec::files);
    }

    /** The first host of the domain; empty without a domain. */
    public Optional<String> host() {
        return domain.flatMap(settings -> settings.hosts().stream().findFirst());
    }

    /** @throws dev.slipway.base.SpecException if the names do not fit into one certificate */
    public HostNames names(DomainSpec domain) {
        var all = Stream.of(balancerHosts(domain).stream(), apiHosts(domain).stream(), domain.controlHost().stream())
                .flatMap(hosts -> hosts)
                .distinct()
                .toList();
        return new HostNames(domain.zone(), all, domain.wildcard());
    }

    /** The hosts of the load balancer: those of the domain, and those of routes in the zone. */
    public List<String> balancerHosts(DomainSpec domain) {
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

    /** The hosts of the HTTP API: its own, or all of them in a stack without a load balancer. */
    public List<String> apiHosts(DomainSpec domain) {
        if (!callers.api()) {
            return List.of();
        }
        return callers.balancer() ? domain.apiHost().stream().toList() : domain.hosts();
    }

    /** The hosts of the load balancer; empty without a domain. */
    public List<String> balancerHosts() {
        return domain.map(this::balancerHosts).orElse(List.of());
    }

    /** True if callers reach the API through the distribution only. */
    public boolean apiBehindDistribution() {
        return distribution.isPresent() && callers.api() && !callers.balancer();
    }

    /** The hosts of the API itself; empty without a domain, and behind a distribution. */
    public List<String> publicApiHosts() {
        return domain.filter(spec -> !apiBehindDistribution())
                .map(this::apiHosts)
                .orElse(List.of());
    }

    /** The hosts of the distribution; empty without a domain. */
    public List<String> distributionHosts() {
        return callers.balancer() ? balancerHosts() : domain.map(this::apiHosts).orElse(List.of());
    }
}
