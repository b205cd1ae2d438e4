package dev.slipway.program;

import com.google.protobuf.Struct;
import com.pulumi.aws.Utilities;
import pulumirpc.Resource.ResourceInvokeRequest;

/**
 * The first call of every run. It makes Pulumi start the AWS provider, which takes one to two seconds, while the stack file
 * is read. The provider answers it without a call to AWS.
 */
public final class ProviderStart {
    private static final String TOKEN = "aws:index/getPartition:getPartition";

    private ProviderStart() {}

    /** The request, as the SDK makes it for components that need the partition. */
    public static ResourceInvokeRequest request() {
        return ResourceInvokeRequest.newBuilder()
                .setTok(TOKEN)
                .setArgs(Struct.getDefaultInstance())
                .setVersion(Utilities.getVersion())
                .setAcceptResources(true)
                .build();
    }
}
