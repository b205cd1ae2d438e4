package dev.slipway.network;

import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;

/**
 * A VPC, and where its subnets lie.
 *
 * @param zoneNames the names of the region's zones, in their order
 */
record ZonedVpc(Vpc vpc, SubnetPlan plan, Output<List<String>> zoneNames) {
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
                .availabilityZone(zoneNames.applyValue(names -> plan.zone(letter, names)))
                .mapPublicIpOnLaunch(false)
                .build();
    }
}
