package dev.slipway.components.network;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.inputs.GetAvailabilityZonesFilter;
import com.pulumi.aws.inputs.GetAvailabilityZonesPlainArgs;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/**
 * A VPC, and where its subnets lie.
 *
 * @param zones the name of the availability zone that each of the plan's letters stands for
 */
record ZonedVpc(Vpc vpc, SubnetPlan plan, Map<String, String> zones) {
    /**
     * The zones of the region that a plan's letters stand for; not local zones and the like, which must be opted in to.
     * Waits for their names, since a refusal inside an output would reach the user as a stack trace.
     */
    static Map<String, String> zones(SubnetPlan plan, InvokeOptions options) {
        var regular = GetAvailabilityZonesFilter.builder()
                .name("opt-in-status")
                .values("opt-in-not-required")
                .build();
        var zones = GetAvailabilityZonesPlainArgs.builder()
                .state("available")
                .filters(regular)
                .build();
        return plan.zonesAmong(
                AwsFunctions.getAvailabilityZonesPlain(zones, options).join().names());
    }

    SubnetArgs publicSubnet(String letter) {
        return subnet(letter, plan.publicSubnet(letter));
    }

    SubnetArgs privateSubnet(String letter) {
        return subnet(letter, plan.privateSubnet(letter));
    }

    /**
     * The options of a subnet. Its zone is chosen once: a zone that the region gains, or that is impaired for a while,
     * shifts the list of names, and a subnet whose zone changes is replaced.
     */
    static CustomResourceOptions keepingItsZone(CustomResourceOptions.Builder options) {
        return options.ignoreChanges("availabilityZone").build();
    }

    private SubnetArgs subnet(String letter, Cidr block) {
        return SubnetArgs.builder()
                .vpcId(vpc.id())
                .cidrBlock(block.text())
                .availabilityZone(zones.get(letter))
                .mapPublicIpOnLaunch(false)
                .build();
    }
}
