package dev.slipway.program;

import com.pulumi.aws.Provider;
import com.pulumi.resources.Resource;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.ApplicationBalancer;
import dev.slipway.components.balancer.ExistingLoadBalancer;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.balancer.NetworkBalancer;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.distribution.Distribution;
import dev.slipway.components.distribution.Origin;
import dev.slipway.components.domain.Domain;
import dev.slipway.components.domain.DomainSpec;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.firewall.WebFirewall;
import dev.slipway.components.gateway.ApiStage;
import dev.slipway.components.gateway.ControlDomain;
import dev.slipway.components.gateway.HttpApi;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.Network;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.components.storage.Stores;
import dev.slipway.settings.EdgeSettings;
import dev.slipway.settings.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assembly of the components between callers and services: domain, load balancer, HTTP API, firewall, distribution. */
public final class Edge {
    private final Settings settings;
    private final EdgeSettings edge;
    private final SharedResources shared;
    private final Optional<Provider> cloudFront;
    private final Optional<Domain> domain;
    private final Map<StackBalancer, ApplicationBalancer> balancers = new EnumMap<>(StackBalancer.class);
    private final Optional<NetworkBalancer> networkBalancer;
    private final Optional<HttpApi> api;
    private final Optional<ControlDomain> controlDomain;
    private final List<Resource> guards = new ArrayList<>();

    public Edge(Settings settings, Network network, SharedResources shared) {
        this.settings = settings;
        this.edge = settings.edge();
        this.shared = shared;
        cloudFront = edge.distribution().map(distribution -> CloudFrontProvider.of(edge.provider()));
        domain = edge.domain().map(spec -> new Domain("domain", spec, edge.names(spec)));
        createBalancer(StackBalancer.MAIN, "balancer", network);
        createBalancer(StackBalancer.INTERNAL, "private", network);
        networkBalancer = edge.callers().network()
                ? Optional.of(new NetworkBalancer(
                        "nlb",
                        settings.networkBalancer().spec(),
                        network,
                        publicSubnets(),
                        tls(edge.networkHosts()),
                        shared))
                : Optional.empty();
        api = edge.callers().api()
                ? Optional.of(new HttpApi(
                        "api",
                        settings.api(),
                        network,
                        tls(edge.publicApiHosts()),
                        edge.apiBehindDistribution()
                                ? Optional.of(settings.controllers().jar().archive())
                                : Optional.empty(),
                        shared))
                : Optional.empty();
        controlDomain = domain.flatMap(created -> edge.domain()
                .flatMap(DomainSpec::controlHost)
                .map(host -> new ControlDomain("control-domain", created.tls(List.of(host)))));
    }

    public Optional<Domain> domain() {
        return domain;
    }

    /** The load balancers by their places. */
    public Map<StackBalancer, ApplicationBalancer> balancers() {
        return balancers;
    }

    /** The load balancer of {@code ingress: balancer}. */
    public Optional<ApplicationBalancer> balancer() {
        return Optional.ofNullable(balancers.get(StackBalancer.MAIN));
    }

    /** The load balancer of {@code ingress: balancer}; empty if it is an existing one. */
    private Optional<LoadBalancer> ownBalancer() {
        return balancer().filter(LoadBalancer.class::isInstance).map(LoadBalancer.class::cast);
    }

    /** The domain and the load balancers. */
    List<Resource> components() {
        var components = new ArrayList<Resource>(balancers.values());
        domain.ifPresent(components::add);
        networkBalancer.ifPresent(components::add);
        return components;
    }

    public Optional<NetworkBalancer> networkBalancer() {
        return networkBalancer;
    }

    public Optional<HttpApi> api() {
        return api;
    }

    /** The domain of the control APIs. */
    public Optional<ControlDomain> controlDomain() {
        return controlDomain;
    }

    /** The firewall of the distribution; in a stack without one, that of the load balancer. */
    public Optional<WebFirewall> firewall() {
        var firewall = edge.firewall().map(spec -> new WebFirewall("firewall", spec, cloudFront, shared));
        if (cloudFront.isEmpty()) {
            firewall.ifPresent(regional -> ownBalancer().ifPresent(guarded -> guards.add(regional.guard(guarded))));
        }
        return firewall;
    }

    /**
     * Completes the load balancers and the HTTP API, whose services and firewall exist, and returns the API's stage. Their DNS
     * records come last: a host that the former distribution has still leads there until they answer.
     */
    public Optional<ApiStage> publish() {
        balancers.forEach((place, created) -> created.publish(place == StackBalancer.MAIN ? guards : List.of()));
        networkBalancer.ifPresent(NetworkBalancer::publish);
        return api.map(HttpApi::publish);
    }

    /**
     * The distribution, whose origin is the load balancer or else the HTTP API. To be called before the services: the routes
     * of the API are closed after the DNS records lead to the distribution.
     */
    public Optional<Distribution> distribution(Optional<WebFirewall> firewall, Stores stores) {
        var distribution = createDistribution(firewall, stores);
        distribution.ifPresent(front -> api.ifPresent(closed -> closed.authorizeAfter(front.records())));
        return distribution;
    }

    private Optional<Distribution> createDistribution(Optional<WebFirewall> firewall, Stores stores) {
        var origin = ownBalancer()
                .<Origin>flatMap(
                        created -> created.originSecret().map(secret -> new Origin.BalancerOrigin(created, secret)))
                .or(() -> api.flatMap(
                        created -> created.originSecret().map(secret -> new Origin.ApiOrigin(created, secret))));
        if (edge.distribution().isEmpty() || origin.isEmpty() || cloudFront.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Distribution(
                "front",
                edge.distribution().get(),
                origin.get(),
                cloudFront.get(),
                domain.filter(created -> !edge.distributionHosts().isEmpty())
                        .map(created -> created.cloudFrontTls(edge.distributionHosts(), cloudFront.get())),
                firewall,
                stores,
                shared));
    }

    /** The public subnets by their names in child names: letters of zones, or the ids of existing ones. */
    private List<String> publicSubnets() {
        return settings.network() instanceof ExistingVpcSpec existing
                ? existing.publicSubnetIds()
                : ((NewVpcSpec) settings.network()).subnets().letters();
    }

    private void createBalancer(StackBalancer place, String name, Network network) {
        if (!edge.callers().has(place)) {
            return;
        }
        var existing = settings.balancer().existing(place);
        if (existing.isPresent() && settings.network() instanceof ExistingVpcSpec vpc) {
            var logins = settings.balancer().main().logins();
            balancers.put(
                    place,
                    new ExistingLoadBalancer(
                            name, place, existing.get(), vpc.vpcId(), () -> tls(edge.hosts(place)), logins));
        } else {
            balancers.put(
                    place,
                    new LoadBalancer(name, settings.balancer().of(place), network, tls(edge.hosts(place)), shared));
        }
    }

    private Optional<Tls> tls(List<String> hosts) {
        return domain.filter(created -> !hosts.isEmpty()).map(created -> created.tls(hosts));
    }
}
