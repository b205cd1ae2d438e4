package dev.slipway.components.gateway;

import java.util.Set;

/**
 * Regions with VPC links for HTTP APIs, see <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html">availability by
 * region</a>. Some of these regions have an availability zone without VPC links; its name differs by account, and the
 * network uses the other zones first.
 */
public final class VpcLinkRegions {
    private static final Set<String> ALL = Set.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ap-east-1",
            "ap-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "eu-south-2",
            "eu-north-1",
            "me-south-1",
            "sa-east-1",
            "us-gov-west-1");

    /** The regions with two zones with VPC links, and a third one without. */
    private static final Set<String> TWO_ZONES = Set.of("us-west-1", "ap-east-1", "ca-central-1", "eu-west-3");

    private VpcLinkRegions() {}

    /** The maximum number of zones of a network with a VPC link. */
    public static int maxZones(String region) {
        return TWO_ZONES.contains(region) ? 2 : 3;
    }

    /** Returns true if VPC links for HTTP APIs exist in a region. */
    public static boolean has(String region) {
        return ALL.contains(region);
    }
}
