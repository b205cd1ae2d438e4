package dev.slipway.settings;

import com.pulumi.aws.Provider;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.distribution.Distribution;
import dev.slipway.components.distribution.DistributionArgs;
import dev.slipway.components.distribution.Origin;
import dev.slipway.components.domain.Domain;
import dev.slipway.components.domain.DomainArgs;
import dev.slipway.components.domain.HostNames;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.firewall.WebFirewall;
import dev.slipway.components.gateway.ApiStage;
import dev.slipway.components.gateway.ControlDomain;
import dev.slipway.components.storage.Stores;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies between callers and services.
 *
 * @param callers what the hosts of the domain lead to
 */
public record EdgeSettings(
        Optional<DomainSettings> domain,
        Optional<FirewallSettings> firewall,
        Optional<DistributionSettings> distribution,
        Callers callers,
        ProviderSettings provider,
        boolean protectedStack) {
    /** Where all that belongs to CloudFront is. */
    static final String GLOBAL = "us-east-1";

    /**
     * What is before the balancer.
     *
     * @param distribution whether callers come by CloudFront
     */
    record Front(Optional<Tls> tls, boolean distribution) {}

    /**
     * What callers can be led to.
     *
     * @param routeHosts the hosts that routes of the balancer name
     */
    record Callers(boolean balancer, boolean api, boolean control, List<String> routeHosts) {
        static Callers of(List<ServiceSettings> services, List<FunctionSettings> functions) {
            var ingresses = services.stream().map(ServiceSettings::ingress).toList();
            return new Callers(
                    ingresses.stream().anyMatch(IngressSettings.Balanced.class::isInstance),
                    ingresses.stream().anyMatch(IngressSettings.Api.class::isInstance) || !functions.isEmpty(),
                    services.stream().anyMatch(service -> service.sleep().isPresent()),
                    ingresses.stream()
                            .filter(IngressSettings.Balanced.class::isInstance)
                            .map(IngressSettings.Balanced.class::cast)
                            .flatMap(balanced -> balanced.target().routes().hosts().stream())
                            .distinct()
                            .toList());
        }
    }

    static EdgeSettings read(Section stack, Callers callers, StackConfig config, boolean database, int logDays) {
        return new EdgeSettings(
                DomainSettings.read(stack),
                FirewallSettings.read(stack, database, logDays),
                DistributionSettings.read(stack),
                callers,
                ProviderSettings.of(config),
                stack.flag("protected", false));
    }

    /** The provider of us-east-1, where something belongs to CloudFront. */
    public Optional<Provider> createGlobalProvider() {
        return distribution.map(each -> provider.create(GLOBAL, GLOBAL));
    }

    /** The names in the hosted zone, where there are any. */
    public Optional<Domain> createDomain(String name, Optional<Provider> global) {
        return domain.map(each -> new Domain(
                name,
                DomainArgs.of(names(each))
                        .withRegional(regional() ? Optional.of(source(each)) : Optional.empty())
                        .withViewers(global.map(in -> viewers(each, in)))));
    }

    /** Whether something in the stack's own region shows a certificate. */
    private boolean regional() {
        return callers.balancer()
                || distribution.isEmpty()
                || domain.flatMap(DomainSettings::controlHost).isPresent();
    }

    private static DomainArgs.Source viewers(DomainSettings domain, Provider global) {
        return domain.viewersCertificateArn()
                .<DomainArgs.Source>map(DomainArgs.Existing::new)
                .orElseGet(() -> new DomainArgs.Issued(Optional.of(global)));
    }

    /** The files that the distribution answers from a bucket. */
    Optional<ServedFiles> servedFiles() {
        return distribution.flatMap(DistributionSettings::files);
    }

    /** The firewall, before the distribution or else before the balancer. */
    public Optional<WebFirewall> createFirewall(
            String name, Optional<Provider> global, Optional<LoadBalancer> balancer) {
        var created = firewall.map(each -> each.create(name, global));
        if (distribution.isEmpty()) {
            created.ifPresent(each -> balancer.ifPresent(each::guard));
        }
        return created;
    }

    /** What the distribution stands before. */
    public Optional<Origin> origin(Optional<LoadBalancer> balancer, Optional<ApiStage> api) {
        return balancer.<Origin>map(Origin.Balanced::new).or(() -> api.map(Origin.Api::new));
    }

    /** The distribution, where callers come by one. */
    public Optional<Distribution> createDistribution(
            String name,
            Optional<Provider> global,
            Optional<Origin> origin,
            Optional<Domain> created,
            Optional<WebFirewall> before,
            Stores storage) {
        return distribution.map(each -> new Distribution(
                name,
                DistributionArgs.of(origin.orElseThrow(), global.orElseThrow())
                        .withTls(distributionTls(created))
                        .withFirewall(before)
                        .withFiles(each.files().map(files -> files.in(storage)))
                        .withTerms(each.terms())
                        .withLogDays(each.logDays())
                        .withProtectedFromDeletion(protectedStack)));
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

    /** What is before the balancer. */
    Front front(Optional<Domain> created) {
        return new Front(balancerTls(created), distribution.isPresent());
    }

    private Optional<Tls> balancerTls(Optional<Domain> created) {
        return tls(created, domain.map(this::balancerHosts).orElse(List.of()));
    }

    /** Whether the distribution stands before the API, and callers come to it by no other way. */
    boolean apiBehindDistribution() {
        return distribution.isPresent() && callers.api() && !callers.balancer();
    }

    /** How callers reach the API by TLS, and by names of the stack's own. */
    Optional<Tls> apiTls(Optional<Domain> created) {
        return tls(
                created,
                domain.filter(each -> !apiBehindDistribution())
                        .map(this::apiHosts)
                        .orElse(List.of()));
    }

    private Optional<Tls> distributionTls(Optional<Domain> created) {
        return callers.balancer()
                ? balancerTls(created)
                : tls(created, domain.map(this::apiHosts).orElse(List.of()));
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
