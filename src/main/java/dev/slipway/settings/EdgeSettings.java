package dev.slipway.settings;

import dev.slipway.base.Withers;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.distribution.DistributionSpec;
import dev.slipway.components.distribution.ServedFiles;
import dev.slipway.components.domain.DomainSpec;
import dev.slipway.components.domain.HostNames;
import dev.slipway.components.firewall.WebFirewallSpec;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings of the components between callers and services: domain, firewall and distribution.
 *
 * @param callers the endpoints that the hosts of the domain can resolve to
 * @param ownNetworkHosts the hosts of the network load balancer
 * @param ownInternalHosts the hosts of the internal load balancer beside those of its routes
 */
@Withers
public record EdgeSettings(
        Optional<DomainSpec> domain,
        Optional<WebFirewallSpec> firewall,
        Optional<DistributionSpec> distribution,
        Callers callers,
        ProviderSettings provider,
        List<String> ownInternalHosts,
        List<String> ownNetworkHosts)
        implements EdgeSettingsBuilder.With {
    /** The region of CloudFront's certificates and firewalls. */
    public static final String GLOBAL = "us-east-1";

    /** Replaces a zone that is missing or refused. */
    public static final String UNKNOWN_ZONE = "refused.example.com";

    /**
     * The endpoints of the stack: load balancers, HTTP API and control APIs.
     *
     * @param routeHosts the load balancers with the hosts in their routes
     */
    public record Callers(Map<StackBalancer, List<String>> routeHosts, boolean network, boolean api, boolean control) {
        static Callers of(List<ServiceSettings> services, List<FunctionSettings> functions) {
            var ingresses = services.stream().map(ServiceSettings::ingress).toList();
            return new Callers(
                    routeHosts(ingresses),
                    ingresses.stream().anyMatch(ingress -> ingress.network().isPresent()),
                    ingresses.stream().anyMatch(Ingress.Api.class::isInstance) || !functions.isEmpty(),
                    services.stream().anyMatch(service -> service.sleep().isPresent()));
        }

        /** The callers of a stack whose load balancers services of other stacks are behind too. */
        Callers withOtherStacks(List<StackBalancer> balancers) {
            var hosts = new EnumMap<StackBalancer, List<String>>(StackBalancer.class);
            hosts.putAll(routeHosts);
            balancers.forEach(balancer -> hosts.putIfAbsent(balancer, List.of()));
            return new Callers(hosts, network, api, control);
        }

        private static Map<StackBalancer, List<String>> routeHosts(List<Ingress> ingresses) {
            var hosts = new EnumMap<StackBalancer, List<String>>(StackBalancer.class);
            ingresses.stream()
                    .flatMap(ingress -> ingress.balanced().stream())
                    .flatMap(balanced -> balanced.targets().entrySet().stream())
                    .forEach(target ->
                            hosts.merge(target.getKey(), target.getValue().hosts(), (some, others) -> Stream.concat(
                                            some.stream(), others.stream())
                                    .distinct()
                                    .toList()));
            return hosts;
        }

        /** True for a stack with the load balancer of {@code ingress: balancer}. */
        public boolean balancer() {
            return has(StackBalancer.MAIN);
        }

        /** True for a stack with a load balancer. */
        public boolean has(StackBalancer balancer) {
            return routeHosts.containsKey(balancer);
        }
    }

    static EdgeSettings read(Section stack, Callers callers, StackConfig config, boolean database) {
        return new EdgeSettings(
                DomainSettings.read(stack),
                FirewallSettings.read(stack, database),
                DistributionSettings.read(stack),
                callers,
                ProviderSettings.of(config),
                List.of(),
                List.of());
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
        var all = Stream.of(
                        balancerHosts(domain).stream(),
                        apiHosts(domain).stream(),
                        domain.controlHost().stream(),
                        internalHosts(domain).stream(),
                        networkHosts().stream())
                .flatMap(hosts -> hosts)
                .distinct()
                .toList();
        return new HostNames(domain.zone(), all, domain.wildcard());
    }

    /** The hosts of the load balancer: those of the domain, and those of routes in the zone. */
    public List<String> balancerHosts(DomainSpec domain) {
        return hosts(StackBalancer.MAIN, domain, domain.hosts());
    }

    /** The hosts of the internal load balancer: its own, and those of its routes in the zone that are not public. */
    public List<String> internalHosts(DomainSpec domain) {
        var open = balancerHosts(domain);
        return hosts(StackBalancer.INTERNAL, domain, ownInternalHosts).stream()
                .filter(host -> !open.contains(host))
                .toList();
    }

    /** The hosts of the network load balancer; empty without one. */
    public List<String> networkHosts() {
        return callers.network() ? ownNetworkHosts : List.of();
    }

    private List<String> hosts(StackBalancer balancer, DomainSpec domain, List<String> own) {
        return callers.has(balancer)
                ? Stream.concat(
                                own.stream(),
                                callers.routeHosts().get(balancer).stream()
                                        .filter(host -> HostNames.inZone(host, domain.zone()))
                                        .filter(host -> !host.substring(1).contains("*") && !host.contains("?"))
                                        .filter(host -> !host.startsWith("*") || host.startsWith("*.")))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** The hosts of a load balancer; empty without a domain. */
    public List<String> hosts(StackBalancer balancer) {
        return domain.map(spec -> balancer == StackBalancer.MAIN ? balancerHosts(spec) : internalHosts(spec))
                .orElse(List.of());
    }

    /** The hosts of the HTTP API: its own, or all of them in a stack without a load balancer. */
    public List<String> apiHosts(DomainSpec domain) {
        if (!callers.api()) {
            return List.of();
        }
        return callers.balancer() ? domain.apiHost().stream().toList() : domain.hosts();
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
        return callers.balancer()
                ? hosts(StackBalancer.MAIN)
                : domain.map(this::apiHosts).orElse(List.of());
    }
}
