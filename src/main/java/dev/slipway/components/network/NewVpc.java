package dev.slipway.components.network;

import com.pulumi.aws.ec2.DefaultSecurityGroup;
import com.pulumi.aws.ec2.DefaultSecurityGroupArgs;
import com.pulumi.aws.ec2.InternetGateway;
import com.pulumi.aws.ec2.InternetGatewayArgs;
import com.pulumi.aws.ec2.RouteTable;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A VPC with a public and a private subnet in each zone. Children of a component named {@code network}:
 *
 * <table>
 *   <caption>Children</caption>
 *   <tr><th>name</th><th>resource</th></tr>
 *   <tr><td>network-vpc</td><td>the VPC, with DNS</td></tr>
 *   <tr><td>network-default-group</td><td>its default security group, without rules</td></tr>
 *   <tr><td>network-internet</td><td>the internet gateway</td></tr>
 *   <tr><td>network-public-a, -b, -c</td><td>public subnets, which assign no public address by default</td></tr>
 *   <tr><td>network-public-routes, -internet</td><td>their route table, and its route to the internet</td></tr>
 *   <tr><td>network-nat-a, -a-address</td><td>a zone's NAT gateway, and its public address</td></tr>
 *   <tr><td>network-private-a, -b, -c</td><td>private subnets</td></tr>
 *   <tr><td>network-private-a-routes, -a-nat</td><td>a zone's route table, and its route to a NAT gateway</td></tr>
 *   <tr><td>network-public-a-association, network-private-a-association</td><td>route table associations</td></tr>
 *   <tr><td>network-endpoint-s3, -ecr-api, ..., -group</td><td>endpoints, and their security group</td></tr>
 *   <tr><td>network-acl-public, -private</td><td>network ACLs, if set</td></tr>
 *   <tr><td>network-flow-logs-group, -role, -policy, -log</td><td>flow logs, in the log group
 *       {@code /<project>-<stack>/network-flow-logs}</td></tr>
 * </table>
 */
public final class NewVpc extends Network {
    public static final String TYPE = "slipway:network:NewVpc";

    private final Vpc vpc;
    private final PublicSubnets publicSubnets;
    private final PrivateSubnets privateSubnets;

    public NewVpc(String name, NewVpcSpec spec) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        var zones = ZonedVpc.zones(spec.subnets());
        this.vpc = createVpc(spec.subnets());
        createEmptyDefaultGroup();
        var internet = new InternetGateway(
                childName("internet"),
                InternetGatewayArgs.builder().vpcId(vpc.id()).build(),
                // The provider would attach the gateway to another VPC while the old one still needs it for its
                // addresses.
                options().replaceOnChanges("vpcId").build());
        var zoned = new ZonedVpc(vpc, spec.subnets(), zones);
        this.publicSubnets = createPublicSubnets(zoned, internet);
        var gateways = createNatGateways(spec.nat(), internet);
        this.privateSubnets = createPrivateSubnets(zoned, gateways);
        createEndpoints(spec.endpoints());
        createAcls(spec);
        spec.flowLogDays()
                .ifPresent(days -> new VpcFlowLogs(
                        childName("flow-logs"), new VpcFlowLogs.Args(days, vpc), childComponentOptions()));
        registerOutputs(Map.of(
                "vpcId", vpcId(),
                "cidrBlock", cidrBlock(),
                "publicSubnetIds", publicSubnetIds(),
                "privateSubnetIds", privateSubnetIds()));
    }

    private Vpc createVpc(SubnetPlan subnets) {
        var vpc = VpcArgs.builder()
                .cidrBlock(subnets.block().text())
                .enableDnsSupport(true)
                .enableDnsHostnames(true)
                .build();
        return new Vpc(childName("vpc"), vpc, childOptions());
    }

    private void createEmptyDefaultGroup() {
        // Set to empty lists, so that rules added by hand are drift, and are removed.
        var group = DefaultSecurityGroupArgs.builder()
                .vpcId(vpc.id())
                .ingress(List.of())
                .egress(List.of())
                .build();
        new DefaultSecurityGroup(childName("default-group"), group, childOptions());
    }

    private PublicSubnets createPublicSubnets(ZonedVpc zoned, InternetGateway internet) {
        return new PublicSubnets(childName("public"), new PublicSubnets.Args(zoned, internet), childComponentOptions());
    }

    private NatGateways createNatGateways(Nat nat, InternetGateway internet) {
        return new NatGateways(
                childName("nat"), new NatGateways.Args(nat, publicSubnets, internet), childComponentOptions());
    }

    private PrivateSubnets createPrivateSubnets(ZonedVpc zoned, NatGateways gateways) {
        return new PrivateSubnets(
                childName("private"), new PrivateSubnets.Args(zoned, gateways), childComponentOptions());
    }

    private void createEndpoints(List<EndpointService> services) {
        var tables = new ArrayList<RouteTable>(privateSubnets.routeTables());
        tables.add(publicSubnets.routeTable());
        new VpcEndpoints(
                childName("endpoint"),
                new VpcEndpoints.Args(services, vpc, privateSubnets, tables),
                childComponentOptions());
    }

    private void createAcls(NewVpcSpec spec) {
        if (spec.acls()) {
            var acls = new NetworkAcls.Args(NetworkAclPlan.of(spec), vpc, publicSubnets, privateSubnets);
            new NetworkAcls(childName("acl"), acls, childComponentOptions());
        }
    }

    @Override
    public Output<String> vpcId() {
        return vpc.id();
    }

    @Override
    public Output<String> cidrBlock() {
        return vpc.cidrBlock();
    }

    @Override
    public Output<List<String>> publicSubnetIds() {
        return publicSubnets.ids();
    }

    @Override
    public Output<List<String>> privateSubnetIds() {
        return privateSubnets.ids();
    }

    @Override
    public SortedMap<String, Output<String>> subnetIdsByZone() {
        return privateSubnets.idsByLetter();
    }
}
