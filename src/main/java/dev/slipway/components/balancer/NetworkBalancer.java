package dev.slipway.components.balancer;

import com.pulumi.aws.ec2.Eip;
import com.pulumi.aws.ec2.EipArgs;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.lb.LoadBalancerArgs;
import com.pulumi.aws.lb.inputs.LoadBalancerSubnetMappingArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.SharedResources;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network load balancer that the services of a stack share, in the public subnets, or in the private ones if it is internal.
 * Its listeners belong to its {@link #target targets}. Tasks see the addresses of clients; a task that connects to the load
 * balancer may not be sent to itself then, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html">troubleshooting</a>.
 *
 * <p>Children: {@code <name>-nlb}, {@code <name>-sg}, {@code <name>-address-<subnet>} for each Elastic IP address, and
 * {@code <name>-<service>} for each target.
 */
public final class NetworkBalancer extends Component {
    private static final String TYPE = "slipway:balancer:NetworkBalancer";

    private final Output<String> vpcId;
    private final SecurityGroup securityGroup;
    private final com.pulumi.aws.lb.LoadBalancer balancer;
    private final List<Eip> addresses = new ArrayList<>();
    private final Optional<Tls> tls;
    private final List<Resource> ready = new ArrayList<>();

    /**
     * @param name up to 20 of a-z 0-9 and hyphens, not starting with {@code internal-}
     * @param subnets the public subnets by their names in child names, in the order of {@link Network#publicSubnetIds}
     * @param tls certificate and hosts; empty without
     * @throws IllegalArgumentException for another name
     */
    public NetworkBalancer(
            String name,
            NetworkBalancerSpec spec,
            Network network,
            List<String> subnets,
            Optional<Tls> tls,
            SharedResources shared) {
        super(TYPE, ShortNames.balancer(name), ComponentResourceOptions.Empty);
        vpcId = network.vpcId();
        this.tls = tls;
        securityGroup = new SecurityGroup(
                childName("sg"),
                SecurityGroupArgs.builder()
                        .description("Network load balancer " + name())
                        .vpcId(vpcId)
                        .build(),
                childOptions());
        balancer = createBalancer(spec, network, subnets, shared);
        registerOutputs(Map.of("arn", balancer.arn(), "dnsName", dnsName()));
    }

    /**
     * Adds the listeners of a service. One call for each service.
     *
     * @param service the service's name, up to 20 of a-z 0-9 and hyphens
     * @throws IllegalArgumentException for another name
     */
    public NetworkTarget target(String service, ServiceNetworkSpec args) {
        var target = new NetworkTarget(childName(ShortNames.service(service)), this, service, args);
        ready.addAll(target.listeners());
        return target;
    }

    /** Creates the alias records of the hosts, after all targets. To be called once. */
    public void publish() {
        tls.ifPresent(hosts -> hosts.alias(dnsName(), balancer.zoneId(), false, ready));
    }

    /** The DNS name. */
    public Output<String> dnsName() {
        return balancer.dnsName();
    }

    /** The first host, or else the DNS name. */
    public Output<String> host() {
        return tls.map(hosts -> Output.of(hosts.hosts().get(0))).orElseGet(this::dnsName);
    }

    /** The Elastic IP addresses that the stack allocates, in the order of the subnets. */
    public List<Output<String>> addresses() {
        return addresses.stream().map(Eip::publicIp).toList();
    }

    Output<String> arn() {
        return balancer.arn();
    }

    Output<String> arnSuffix() {
        return balancer.arnSuffix();
    }

    Output<String> vpcId() {
        return vpcId;
    }

    Output<String> securityGroupId() {
        return securityGroup.id();
    }

    /** The certificate of listeners with TLS. */
    Output<String> certificateArn() {
        return tls.map(Tls::certificateArn)
                .orElseThrow(() -> new IllegalArgumentException("a listener with TLS needs a host of the balancer"));
    }

    private com.pulumi.aws.lb.LoadBalancer createBalancer(
            NetworkBalancerSpec spec, Network network, List<String> subnets, SharedResources shared) {
        var inputs = LoadBalancerArgs.builder()
                .loadBalancerType("network")
                .internal(spec.internal())
                // A load balancer that is created without a security group never gets one.
                .securityGroups(securityGroup.id().applyValue(List::of))
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("on")
                .enableDeletionProtection(shared.protectedFromDeletion())
                .enableCrossZoneLoadBalancing(spec.crossZone())
                .dnsRecordClientRoutingPolicy("any_availability_zone");
        var allocations = allocations(spec, network, subnets, shared);
        if (allocations.isEmpty()) {
            inputs.subnets(spec.internal() ? network.privateSubnetIds() : network.publicSubnetIds());
        } else {
            inputs.subnetMappings(mappings(allocations, network));
        }
        var options = options()
                .protect(shared.protectedFromDeletion())
                .replaceOnChanges("securityGroups", "subnetMappings")
                // A target group belongs to one load balancer.
                .deleteBeforeReplace(true);
        return new com.pulumi.aws.lb.LoadBalancer(childName("nlb"), inputs.build(), options.build());
    }

    private List<Output<String>> allocations(
            NetworkBalancerSpec spec, Network network, List<String> subnets, SharedResources shared) {
        if (!spec.staticAddresses()) {
            return spec.addressIds().stream().map(Output::of).toList();
        }
        for (var subnet : subnets) {
            addresses.add(new Eip(
                    childName("address-" + subnet),
                    EipArgs.builder().domain("vpc").build(),
                    options()
                            .dependsOn(network)
                            .protect(shared.protectedFromDeletion())
                            .build()));
        }
        return addresses.stream().map(Eip::allocationId).toList();
    }

    private static List<LoadBalancerSubnetMappingArgs> mappings(List<Output<String>> allocations, Network network) {
        var mappings = new ArrayList<LoadBalancerSubnetMappingArgs>();
        for (var i = 0; i < allocations.size(); i++) {
            var at = i;
            mappings.add(LoadBalancerSubnetMappingArgs.builder()
                    .subnetId(network.publicSubnetIds().applyValue(ids -> ids.get(at)))
                    .allocationId(allocations.get(i))
                    .build());
        }
        return mappings;
    }
}
