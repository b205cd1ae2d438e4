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
 * A VPC and the plan of its subnets.
 *
 * @param zones the names of the availability zones, by the plan's letters
 */
record ZonedVpc(Vpc vpc, SubnetPlan plan, Map<String, String> zones) {
    /**
     * The availability zones of the region by the plan's letters, without local zones and other zones that need an
     * opt-in. Waits for the result, since an exception inside an output reaches the user as a stack trace.
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
     * Options of a subnet that ignore changes of its zone: the list of zones shifts when the region gains a zone or one
     * is impaired, and a change of the zone replaces the subnet.
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
