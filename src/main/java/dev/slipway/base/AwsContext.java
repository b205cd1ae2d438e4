package dev.slipway.base;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.aws.outputs.GetPartitionResult;
import com.pulumi.aws.outputs.GetRegionResult;
import com.pulumi.core.Output;

/** Where a stack is deployed to, as far as ARNs and policies name it. */
public final class AwsContext {
    private AwsContext() {}

    /** The id of the account. */
    public static Output<String> account() {
        return AwsFunctions.getCallerIdentity().applyValue(GetCallerIdentityResult::accountId);
    }

    /** The region's code. */
    public static Output<String> region() {
        return AwsFunctions.getRegion().applyValue(GetRegionResult::name);
    }

    /** {@code aws}, or that of China or of the GovCloud. */
    public static Output<String> partition() {
        return AwsFunctions.getPartition().applyValue(GetPartitionResult::partition);
    }

    /** What host names of the partition end with, such as {@code amazonaws.com}. */
    public static Output<String> dnsSuffix() {
        return AwsFunctions.getPartition().applyValue(GetPartitionResult::dnsSuffix);
    }
}
