package dev.slipway.components.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.Output;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExistingVpcTest {
    private static final String VPC = "vpc-0a1b2c3d4e5f67890";
    private static final String ONE = "subnet-11111111111111111";
    private static final String TWO = "subnet-22222222";
    private static final String THREE = "subnet-33333333";
    private static final String FOUR = "subnet-44444444";
    private static final ExistingVpcSpec ARGS = new ExistingVpcSpec(VPC, List.of(ONE), List.of(TWO));

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @Test
    void anExistingVpcHasItsIdsAndCreatesNothing() {
        var plan = Programs.plan(ctx -> {
            var network = new ExistingVpc("network", ARGS);
            ctx.export("vpc", network.vpcId());
            ctx.export("block", network.cidrBlock());
            ctx.export("public", network.publicSubnetIds());
            ctx.export("private", network.privateSubnetIds());
        });
        assertThat(plan.outputs())
                .isEqualTo(Map.of("vpc", VPC, "block", "10.0.0.0/16", "public", List.of(ONE), "private", List.of(TWO)));
        assertThat(plan.resources()).noneMatch(resource -> resource.custom());
        assertThat(plan.named("network").type()).isEqualTo(ExistingVpc.TYPE);
    }

    @Test
    void eachZoneHasOneSubnetAndAPrivateOneIfThereIsOne() {
        var subnets = zones(Map.of(ONE, "a", THREE, "b", TWO, "a", FOUR, "c"));

        assertThat(subnets).isEqualTo("{eu-west-1a=%s, eu-west-1b=%s, eu-west-1c=%s}".formatted(TWO, THREE, FOUR));
    }

    /** The subnets by zone of a VPC with two public and two private subnets, by their ids. */
    private static String zones(Map<String, String> letters) {
        var found = new TreeMap<String, String>();
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                var id = args.args.get("id").toString();
                return CompletableFuture.completedFuture(Map.of(
                        "id", id, "cidrBlock", "10.0.0.0/16", "availabilityZone", "eu-west-1" + letters.get(id)));
            }
        };
        PulumiTest.withMocks(mocks).runTest(ctx -> {
            var spec = new ExistingVpcSpec(VPC, List.of(ONE, THREE), List.of(TWO, FOUR));
            new ExistingVpc("network", spec)
                    .subnetIdsByZone()
                    .forEach((zone, subnet) -> subnet.applyValue(id -> found.put(zone, id)));
        });
        return found.toString();
    }

    @Test
    void subnetsThatAreLeftOutAreNone() {
        var plan = Programs.plan(ctx -> {
            var network = new ExistingVpc("network", new ExistingVpcSpec(VPC, List.of(), List.of(TWO)));
            var other = new ExistingVpc("other", new ExistingVpcSpec("vpc-12345678", List.of(ONE), List.of()));
            ctx.export("public", network.publicSubnetIds());
            ctx.export("private", other.privateSubnetIds());
            ctx.export("other", other.vpcId());
        });
        assertThat(plan.outputs())
                .isEqualTo(Map.of("public", List.of(), "private", List.of(), "other", "vpc-12345678"));
    }

    @Test
    void aVpcThatIsNotFoundEndsTheDeploymentWithOneLine() {
        assertThat(
                        errors(
                                VPC,
                                "UNKNOWN: invocation of aws:ec2/getVpc:getVpc returned an error: no matching\n EC2 VPC found:\n"))
                .containsExactly(
                        VPC + " does not exist; name a VPC of this account and region (no matching EC2 VPC found)");
    }

    @Test
    void aSubnetOfAnotherVpcEndsTheDeploymentWithOneLine() {
        assertThat(errors(ONE, "no matching EC2 Subnet found"))
                .containsExactly(ONE + " of " + VPC
                        + " does not exist; name a subnet of that VPC (no matching EC2 Subnet found)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "vpc", "vpc-", "vpc-0a1b2c3", "vpc-0a1b2c3d4e5f6789", "vpc-0A1B2C3D", "subnet-11111111"})
    void aVpcIdOfAnotherFormIsRefused(String id) {
        assertThatThrownBy(() -> new ExistingVpcSpec(id, List.of(ONE), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "vpcId: \"%s\" is no VPC id; write vpc- and 8 or 17 of 0-9 and a-f, such as vpc-0123456789abcdef0",
                        id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "subnet-", "subnet-1111111", "subnet-1111111111111111g", "vpc-0a1b2c3d"})
    void aSubnetIdOfAnotherFormIsRefused(String id) {
        var message =
                "\"%s\" is not a subnet id; write subnet- and 8 or 17 of 0-9 and a-f, such as subnet-0123456789abcdef0"
                        .formatted(id);
        assertThatThrownBy(() -> new ExistingVpcSpec(VPC, List.of(ONE, id), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("publicSubnetIds: " + message);
        assertThatThrownBy(() -> new ExistingVpcSpec(VPC, List.of(ONE), List.of(id)))
                .hasMessage("privateSubnetIds: " + message);
    }

    @Test
    void aVpcWithoutSubnetsIsRefused() {
        assertThatThrownBy(() -> new ExistingVpcSpec(VPC, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "vpcId: the subnets of vpc-0a1b2c3d4e5f67890 are missing; list publicSubnetIds, privateSubnetIds or both");
    }

    @Test
    void aSubnetNamedTwiceIsRefused() {
        var message = "subnet-22222222 is listed twice; list it once, as public or as private";
        assertThatThrownBy(() -> new ExistingVpcSpec(VPC, List.of(ONE, TWO), List.of(TWO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("privateSubnetIds: " + message);
        assertThatThrownBy(() -> new ExistingVpcSpec(VPC, List.of(TWO, TWO), List.of()))
                .hasMessage("publicSubnetIds: " + message);
    }

    /** The errors of a program in an account where the look-up of one id fails. */
    private static List<String> errors(String missing, String message) {
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                if (missing.equals(args.args.get("id"))) {
                    return CompletableFuture.failedFuture(new IllegalStateException(message));
                }
                return CompletableFuture.completedFuture(Map.of(
                        "id", args.args.get("id"), "cidrBlock", "10.0.0.0/16", "availabilityZone", "eu-west-1a"));
            }
        };
        return PulumiTest.withMocks(mocks)
                .runTest(ctx -> {
                    var network = new ExistingVpc("network", ARGS);
                    ctx.export("ids", Output.all(network.vpcId(), network.cidrBlock()));
                })
                .errors();
    }
}
