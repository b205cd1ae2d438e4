package dev.slipway.components.network;

import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.Cidr;
import dev.slipway.base.LookUp;
import java.util.Map;

/**
 * A VPC and the plan of its subnets.
 *
 * @param zones the names of the availability zones, by the plan's letters
 */
record ZonedVpc(Vpc vpc, SubnetPlan plan, Map<String, String> zones) {
    /** The availability zones of the region by the plan's letters. */
    static Map<String, String> zones(SubnetPlan plan) {
        return plan.zonesAmong(
                ZoneIds.preferred(LookUp.zones(ZoneIds.WITHOUT_FARGATE).result()));
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
