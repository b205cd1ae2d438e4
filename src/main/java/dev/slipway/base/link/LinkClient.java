package dev.slipway.base.link;

import com.pulumi.core.Output;

/** The client of a store: a service, or a function inside the VPC. */
public interface LinkClient {
    /** Its logical name. */
    String name();

    /** The id of the security group that its connections come from. */
    Output<String> securityGroupId();
}
