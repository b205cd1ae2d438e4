package dev.slipway.components.gateway;

import com.pulumi.aws.servicediscovery.PrivateDnsNamespace;
import com.pulumi.core.Output;

/** The VPC link to the tasks behind an API, and the private DNS namespace of their addresses. */
record PrivateTargets(VpcLink link, PrivateDnsNamespace namespace) {
    Output<String> namespaceId() {
        return namespace.id();
    }
}
