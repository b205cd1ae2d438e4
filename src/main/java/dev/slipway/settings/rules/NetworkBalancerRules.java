package dev.slipway.settings.rules;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipway.components.balancer.NetworkListenerSpec;
import dev.slipway.components.balancer.NetworkProtocol;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Rules of services behind the network load balancer. */
final class NetworkBalancerRules {
    private static final String KEY = "slipway:networkBalancer";
    private static final String ROUTES = "slipway:services.<name>.routes";

    /** Listeners of a <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html">
     * network load balancer</a>. */
    private static final int MAX_LISTENERS = 50;

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    KEY,
                    "The network load balancer exists with a service of `ingress: network`.",
                    NetworkBalancerRules::withoutService),
            new SettingsRule(
                    KEY,
                    "A network load balancer has up to %d listeners.".formatted(MAX_LISTENERS),
                    NetworkBalancerRules::tooMany),
            new SettingsRule(
                    ROUTES, "Each port of the network load balancer has one route.", NetworkBalancerRules::taken),
            new SettingsRule(
                    ROUTES,
                    "A listener with TLS needs a host of the network load balancer.",
                    NetworkBalancerRules::withoutHost),
            new SettingsRule(KEY + ".host", "A host resolves to one endpoint.", NetworkBalancerRules::hostTaken),
            new SettingsRule(
                    KEY + ".addressIds",
                    "Existing Elastic IP addresses are as many as the public subnets.",
                    NetworkBalancerRules::addresses),
            new SettingsRule(
                    "slipway:network.acls",
                    "Network ACLs of Slipway exclude a network load balancer, behind which tasks see the addresses of clients.",
                    NetworkBalancerRules::acls),
            new SettingsRule(
                    "slipway:network.existing",
                    "An existing VPC has subnets for the network load balancer.",
                    NetworkBalancerRules::subnets));

    private static final JsonElement NETWORK = new JsonPrimitive("network");

    private NetworkBalancerRules() {}

    /** A listener with the name of its service. */
    private record Listener(String service, NetworkListenerSpec spec) {
        static Stream<Listener> of(RuleInput input) {
            return input.services().flatMap(service -> service.ingress().network().stream()
                    .flatMap(network -> network.listeners().stream())
                    .map(spec -> new Listener(service.name(), spec)));
        }
    }

    private static Stream<Breach> withoutService(RuleInput input) {
        var written = NamespaceValues.of(input.config(), StackConfig.NAMESPACE);
        return written.has("networkBalancer") && !isNamed(written.get("services"))
                ? Stream.of(Breach.of(
                        "",
                        "no service is behind a network balancer",
                        "set ingress of a service to network, or remove it"))
                : Stream.empty();
    }

    /** True if a service names the network load balancer, also one whose routes are refused. */
    private static boolean isNamed(JsonElement services) {
        return services instanceof JsonObject byName
                && byName.asMap().values().stream()
                        .map(service -> service instanceof JsonObject keys ? keys.get("ingress") : null)
                        .anyMatch(ingress ->
                                ingress instanceof JsonArray list ? list.contains(NETWORK) : NETWORK.equals(ingress));
    }

    private static Stream<Breach> tooMany(RuleInput input) {
        var listeners = Listener.of(input).count();
        return listeners > MAX_LISTENERS
                ? Stream.of(Breach.of(
                        "",
                        "a network balancer has up to %d listeners, and the routes have %d"
                                .formatted(MAX_LISTENERS, listeners),
                        "divide the stack"))
                : Stream.empty();
    }

    private static Stream<Breach> taken(RuleInput input) {
        var owners = new HashMap<Integer, String>();
        return Listener.of(input).flatMap(listener -> {
            var owner = owners.putIfAbsent(listener.spec().port(), listener.service());
            return owner == null
                    ? Stream.empty()
                    : Stream.of(Breach.of(
                                    "",
                                    "%s listens on port %d already"
                                            .formatted(owner, listener.spec().port()),
                                    "set listen to another port")
                            .at(listener.service()));
        });
    }

    private static Stream<Breach> withoutHost(RuleInput input) {
        return input.settings().edge().networkHosts().isEmpty()
                ? Listener.of(input)
                        .filter(listener -> listener.spec().protocol() == NetworkProtocol.TLS)
                        .map(listener -> Breach.of(
                                        "",
                                        "the listener on port %d ends TLS, and the network balancer has no host for a certificate"
                                                .formatted(listener.spec().port()),
                                        "set slipway:domain and slipway:networkBalancer.host, or protocol to tcp")
                                .at(listener.service()))
                : Stream.empty();
    }

    private static Stream<Breach> hostTaken(RuleInput input) {
        var edge = input.settings().edge();
        return edge.domain().stream().flatMap(domain -> edge.networkHosts().stream()
                .filter(host -> edge.balancerHosts(domain).contains(host)
                        || edge.internalHosts(domain).contains(host)
                        || edge.apiHosts(domain).contains(host)
                        || domain.controlHost().filter(host::equals).isPresent())
                .map(host -> Breach.of(
                        host, "it is the host of another endpoint already", "give each of them a host of its own")));
    }

    private static Stream<Breach> addresses(RuleInput input) {
        var ids = input.settings().networkBalancer().spec().addressIds();
        var subnets = publicSubnets(input);
        return ids.isEmpty() || subnets.isEmpty() || ids.size() == subnets.getAsInt()
                ? Stream.empty()
                : Stream.of(Breach.of(
                        "",
                        "the network has %d public subnets, and %d addresses are listed"
                                .formatted(subnets.getAsInt(), ids.size()),
                        "list one for each subnet"));
    }

    /** The number of public subnets; empty for those of an environment, which are known when the stack is planned. */
    private static OptionalInt publicSubnets(RuleInput input) {
        if (input.settings().network() instanceof ExistingVpcSpec existing) {
            return OptionalInt.of(existing.publicSubnetIds().size());
        }
        return input.settings().network() instanceof NewVpcSpec own
                ? OptionalInt.of(own.subnets().zones())
                : OptionalInt.empty();
    }

    private static Stream<Breach> acls(RuleInput input) {
        return input.settings().network() instanceof NewVpcSpec own
                        && own.acls()
                        && input.settings().edge().callers().network()
                ? Stream.of(Breach.of(
                        "true",
                        "tasks behind a network balancer get connections from the addresses of clients, which the network ACLs of their subnets deny",
                        "remove it, or network from ingress"))
                : Stream.empty();
    }

    private static Stream<Breach> subnets(RuleInput input) {
        if (!(input.settings().network() instanceof ExistingVpcSpec existing)
                || !input.settings().edge().callers().network()) {
            return Stream.empty();
        }
        var internal = input.settings().networkBalancer().spec().internal();
        return (internal ? existing.privateSubnetIds() : existing.publicSubnetIds()).isEmpty()
                ? Stream.of(Breach.of(
                        "",
                        "the network balancer is in %s subnets, and none is listed"
                                .formatted(internal ? "private" : "public"),
                        "list some, or set slipway:networkBalancer.internal to %s".formatted(!internal)))
                : Stream.empty();
    }
}
