package dev.slipway.components.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.Cidr;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewVpcTest {
    private static final SubnetPlan TWO_ZONES = SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2);
    private static final SubnetPlan THREE_ZONES = SubnetPlan.of(Cidr.of("10.0.0.0/16"), 3);
    private static final NewVpcSpec ARGS = NewVpcSpec.of(TWO_ZONES);

    @Test
    void aVpcHasItsBlockAndDns() {
        var vpc = plan(ARGS).named("network-vpc");
        assertThat(vpc.text("cidrBlock")).isEqualTo("10.0.0.0/16");
        assertThat(vpc.flag("enableDnsSupport")).isTrue();
        assertThat(vpc.flag("enableDnsHostnames")).isTrue();
        assertThat(vpc.text("tags.Name")).isEqualTo("network-vpc");
    }

    @Test
    void itsOutputsAreItsOwnVpcAndSubnets() {
        var plan = Programs.plan(ctx -> {
            var network = new NewVpc("network", ARGS);
            ctx.export("vpc", network.vpcId());
            ctx.export("block", network.cidrBlock());
            ctx.export("public", network.publicSubnetIds());
            ctx.export("private", network.privateSubnetIds());
        });
        assertThat(plan.outputs().get("vpc"))
                .isEqualTo(plan.named("network-public-a").text("vpcId"));
        assertThat(plan.outputs().get("block")).isEqualTo("10.0.0.0/16");
        assertThat(plan.outputs().get("public"))
                .isEqualTo(List.of(subnetOf(plan, "network-public-a"), subnetOf(plan, "network-public-b")));
        assertThat(plan.outputs().get("private"))
                .isEqualTo(List.of(subnetOf(plan, "network-private-a"), subnetOf(plan, "network-private-b")));
    }

    @ParameterizedTest
    @CsvSource({
        "network-public-a, 10.0.0.0/20, eu-west-1a",
        "network-public-b, 10.0.16.0/20, eu-west-1b",
        "network-public-c, 10.0.64.0/20, eu-west-1c",
        "network-private-a, 10.0.32.0/20, eu-west-1a",
        "network-private-b, 10.0.48.0/20, eu-west-1b",
        "network-private-c, 10.0.80.0/20, eu-west-1c"
    })
    void eachZoneHasAPublicAndAPrivateSubnet(String name, String block, String zone) {
        var subnet = plan(NewVpcSpec.of(THREE_ZONES)).named(name);
        assertThat(subnet.type()).isEqualTo("aws:ec2/subnet:Subnet");
        assertThat(subnet.text("cidrBlock")).isEqualTo(block);
        assertThat(subnet.text("availabilityZone")).isEqualTo(zone);
    }

    @Test
    void noSubnetGivesPublicAddressesOrIsReplacedForItsZone() {
        assertThat(plan(ARGS).ofType("aws:ec2/subnet:Subnet")).hasSize(4).allSatisfy(subnet -> {
            assertThat(subnet.input("mapPublicIpOnLaunch")).contains(false);
            assertThat(subnet.ignoreChanges()).containsExactly("availabilityZone");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everySubnetIsAssociatedWithOneRouteTable(int zones) {
        var plan = plan(NewVpcSpec.of(SubnetPlan.of(Cidr.of("10.0.0.0/16"), zones)));
        var subnets = plan.ofType("aws:ec2/subnet:Subnet");
        var associations = plan.ofType("aws:ec2/routeTableAssociation:RouteTableAssociation");
        assertThat(subnets).hasSize(2 * zones);
        assertThat(associations).hasSameSizeAs(subnets);
        assertThat(subnets).allSatisfy(subnet -> assertThat(
                        plan.named(subnet.name() + "-association").dependencies())
                .contains(subnet.urn())
                .anyMatch(urn -> urn.contains(":RouteTable::")));
    }

    @Test
    void publicSubnetsShareARouteTableToTheInternetGateway() {
        var plan = plan(ARGS);
        var table = plan.named("network-public-routes");
        assertThat(List.of("a", "b"))
                .allSatisfy(letter -> assertThat(plan.named("network-public-%s-association".formatted(letter))
                                .dependencies())
                        .contains(table.urn()));
        var route = plan.named("network-public-internet");
        assertThat(route.text("destinationCidrBlock")).isEqualTo("0.0.0.0/0");
        assertThat(route.dependencies())
                .containsExactlyInAnyOrder(
                        table.urn(), plan.named("network-internet").urn());
    }

    @Test
    void withoutNatPrivateSubnetsHaveNoDefaultRoute() {
        var plan = plan(ARGS);
        assertThat(plan.ofType("aws:ec2/natGateway:NatGateway")).isEmpty();
        assertThat(plan.ofType("aws:ec2/eip:Eip")).isEmpty();
        assertThat(names(plan, "aws:ec2/route:Route")).containsExactly("network-public-internet");
    }

    @Test
    void aSingleNatGatewayInZoneAServesEveryZone() {
        var plan = plan(NewVpcSpec.of(THREE_ZONES).withNat(Nat.SINGLE));
        assertThat(names(plan, "aws:ec2/natGateway:NatGateway")).containsExactly("network-nat-a");
        assertThat(names(plan, "aws:ec2/eip:Eip")).containsExactly("network-nat-a-address");
        for (var letter : List.of("a", "b", "c")) {
            assertNatRoute(plan, letter, "network-nat-a");
        }
    }

    @Test
    void natPerZoneKeepsEachZoneToItself() {
        var plan = plan(NewVpcSpec.of(THREE_ZONES).withNat(Nat.PER_ZONE));
        assertThat(plan.ofType("aws:ec2/eip:Eip")).hasSize(3).allMatch(address -> address.text("domain")
                .equals("vpc"));
        for (var letter : List.of("a", "b", "c")) {
            var gateway = plan.named("network-nat-" + letter);
            assertThat(gateway.text("subnetId")).isEqualTo(subnetOf(plan, "network-public-" + letter));
            assertThat(gateway.dependencies())
                    .contains(
                            plan.named("network-internet").urn(),
                            plan.named("network-nat-%s-address".formatted(letter))
                                    .urn());
            assertNatRoute(plan, letter, "network-nat-" + letter);
        }
    }

    @Test
    void theDefaultSecurityGroupIsTakenOverWithoutRules() {
        var plan = plan(ARGS);
        var group = plan.named("network-default-group");
        assertThat(group.text("vpcId")).isEqualTo(plan.named("network-public-a").text("vpcId"));
        assertThat(group.input("ingress")).contains(List.of());
        assertThat(group.input("egress")).contains(List.of());
    }

    @Test
    void gatewayEndpointsAreInEveryRouteTable() {
        var plan = plan(ARGS.withEndpoints(List.of(EndpointService.S3, EndpointService.DYNAMODB)));
        assertThat(names(plan, "aws:ec2/vpcEndpoint:VpcEndpoint"))
                .containsExactlyInAnyOrder("network-endpoint-s3", "network-endpoint-dynamodb");
        var s3 = plan.named("network-endpoint-s3");
        assertThat(s3.text("vpcEndpointType")).isEqualTo("Gateway");
        assertThat(s3.text("serviceName")).isEqualTo("com.amazonaws.eu-west-1.s3");
        assertThat(s3.list("routeTableIds")).hasSize(3).doesNotHaveDuplicates();
        assertThat(s3.dependencies())
                .contains(
                        plan.named("network-public-routes").urn(),
                        plan.named("network-private-a-routes").urn(),
                        plan.named("network-private-b-routes").urn());
        assertThat(plan.ofType("aws:ec2/securityGroup:SecurityGroup")).isEmpty();
    }

    @Test
    void interfaceEndpointsAreInEveryPrivateSubnetUnderTheServicesOwnNames() {
        var plan = plan(ARGS.withEndpoints(List.of(EndpointService.ECR, EndpointService.LOGS)));
        assertThat(names(plan, "aws:ec2/vpcEndpoint:VpcEndpoint"))
                .containsExactlyInAnyOrder(
                        "network-endpoint-ecr-api", "network-endpoint-ecr-dkr", "network-endpoint-logs");
        assertThat(plan.ofType("aws:ec2/vpcEndpoint:VpcEndpoint")).allSatisfy(endpoint -> {
            assertThat(endpoint.text("vpcEndpointType")).isEqualTo("Interface");
            assertThat(endpoint.flag("privateDnsEnabled")).isTrue();
            assertThat(endpoint.list("subnetIds"))
                    .containsExactly(subnetOf(plan, "network-private-a"), subnetOf(plan, "network-private-b"));
            assertThat(endpoint.list("securityGroupIds"))
                    .containsExactly(plan.named("network-endpoint-group-https").text("securityGroupId"));
        });
    }

    @Test
    void interfaceEndpointsAdmitOnlyHttpsFromTheVpc() {
        var plan = plan(ARGS.withEndpoints(List.of(EndpointService.LOGS)));
        var rule = plan.named("network-endpoint-group-https");
        assertThat(plan.ofType(rule.type())).containsExactly(rule);
        assertThat(rule.text("cidrIpv4")).isEqualTo("10.0.0.0/16");
        assertThat(rule.text("ipProtocol")).isEqualTo("tcp");
        assertThat(rule.text("fromPort")).isEqualTo("443");
        assertThat(rule.text("toPort")).isEqualTo("443");
        assertThat(plan.ofType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"))
                .isEmpty();
        var group = plan.named("network-endpoint-group");
        assertThat(group.list("ingress")).isEmpty();
        assertThat(group.list("egress")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cn-north-1, network-endpoint-ecr-dkr, cn.com.amazonaws.cn-north-1.ecr.dkr",
        "cn-north-1, network-endpoint-s3, com.amazonaws.cn-north-1.s3",
        "us-gov-west-1, network-endpoint-ecr-api, com.amazonaws.us-gov-west-1.ecr.api",
        "ap-southeast-4, network-endpoint-ecr-dkr, com.amazonaws.ap-southeast-4.ecr.dkr"
    })
    void endpointsHaveTheNamesOfTheirRegion(String region, String name, String service) {
        var args = ARGS.withEndpoints(List.of(EndpointService.S3, EndpointService.ECR));
        var plan = Programs.plan(region, ctx -> new NewVpc("network", args));
        assertThat(plan.named(name).text("serviceName")).isEqualTo(service);
    }

    @Test
    void flowLogsHaveALogGroupWithARetention() {
        var plan = plan(ARGS.withFlowLogDays(OptionalInt.of(7)));
        var group = plan.named("network-flow-logs-group");
        assertThat(group.text("name")).isEqualTo("/slipway-test/network-flow-logs");
        assertThat(group.text("retentionInDays")).isEqualTo("7");
        var log = plan.named("network-flow-logs-log");
        assertThat(log.text("trafficType")).isEqualTo("ALL");
        assertThat(log.text("logDestinationType")).isEqualTo("cloud-watch-logs");
        assertThat(log.text("logDestination"))
                .isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:/slipway-test/network-flow-logs");
        assertThat(log.dependencies())
                .contains(plan.named("network-flow-logs-policy").urn());
    }

    @Test
    void theRoleOfFlowLogsMayOnlyWriteThem() {
        var plan = Programs.plan("cn-north-1", ctx -> new NewVpc("network", ARGS));
        assertThat(plan.named("network-flow-logs-role").text("assumeRolePolicy"))
                .isEqualTo("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                        "Principal":{"Service":"vpc-flow-logs.amazonaws.com"},"Action":"sts:AssumeRole",\
                        "Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}]}""");
        assertThat(plan.named("network-flow-logs-policy").text("policy")).isEqualTo("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                        "Action":["logs:CreateLogStream","logs:PutLogEvents","logs:DescribeLogStreams"],\
                        "Resource":"arn:aws-cn:logs:cn-north-1:123456789012:log-group:/slipway-test/network-flow-logs:*"},\
                        {"Sid":"AnyLogGroupSinceIAMLimitsNoListOfThem","Effect":"Allow","Action":"logs:DescribeLogGroups",\
                        "Resource":"*"}]}""");
    }

    @Test
    void withoutFlowLogsThereIsNoLogGroupAndNoRole() {
        var plan = plan(ARGS.withFlowLogDays(OptionalInt.empty()));
        assertThat(plan.resources()).noneMatch(resource -> resource.name().contains("flow-logs"));
        assertThat(plan.ofType("aws:iam/role:Role")).isEmpty();
    }

    @Test
    void aSecondVpcInTheProgramSharesNoName() {
        var args = NewVpcSpec.of(THREE_ZONES)
                .withNat(Nat.PER_ZONE)
                .withEndpoints(List.of(EndpointService.S3, EndpointService.ECR, EndpointService.LOGS));
        var plan = Programs.plan(ctx -> {
            new NewVpc("network", args);
            new NewVpc("other", args);
        });
        var one = plan.resources().stream().filter(resource -> resource.name().startsWith("network"));
        var other = plan.resources().stream().filter(resource -> resource.name().startsWith("other"));
        assertThat(other.map(resource -> resource.name().replaceFirst("other", "network")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        one.map(PlannedResource::name).toList());
        assertThat(plan.resources().stream().map(PlannedResource::name)).doesNotHaveDuplicates();
    }

    @Test
    void dependentsOfTheNetworkWaitForItsRoutesGatewaysAndEndpoints() {
        var args = ARGS.withNat(Nat.SINGLE).withEndpoints(List.of(EndpointService.ECR));
        var plan = Programs.plan(ctx -> {
            var network = new NewVpc("network", args);
            new LogGroup(
                    "task",
                    null,
                    CustomResourceOptions.builder().dependsOn(network).build());
        });
        assertThat(plan.named("task").dependencies())
                .contains(
                        plan.named("network-private-a-association").urn(),
                        plan.named("network-private-b-nat").urn(),
                        plan.named("network-nat-a").urn(),
                        plan.named("network-endpoint-ecr-dkr").urn(),
                        plan.named("network-endpoint-group-https").urn());
    }

    @Test
    void anEndpointNamedTwiceIsRefused() {
        assertThatThrownBy(
                        () -> ARGS.withEndpoints(List.of(EndpointService.S3, EndpointService.ECR, EndpointService.S3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoints: s3 is listed twice; remove one");
    }

    private static Plan plan(NewVpcSpec args) {
        return Programs.plan(ctx -> new NewVpc("network", args));
    }

    private static List<String> names(Plan plan, String type) {
        return plan.ofType(type).stream().map(PlannedResource::name).toList();
    }

    /** The id that other resources know a subnet by. */
    private static String subnetOf(Plan plan, String name) {
        return plan.named(name + "-association").text("subnetId");
    }

    private static void assertNatRoute(Plan plan, String letter, String gateway) {
        var route = plan.named("network-private-%s-nat".formatted(letter));
        assertThat(route.text("destinationCidrBlock")).isEqualTo("0.0.0.0/0");
        assertThat(route.dependencies())
                .contains(
                        plan.named("network-private-%s-routes".formatted(letter))
                                .urn(),
                        plan.named(gateway).urn());
        assertThat(plan.named("network-private-%s-association".formatted(letter))
                        .text("routeTableId"))
                .isEqualTo(route.text("routeTableId"));
    }
}
