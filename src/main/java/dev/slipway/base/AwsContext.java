package dev.slipway.base;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.aws.outputs.GetPartitionResult;
import com.pulumi.aws.outputs.GetRegionResult;
import com.pulumi.core.Output;

/** Account, region and partition of the stack, for ARNs and policies. */
public final class AwsContext {
    private AwsContext() {}

    /** The account's id, 12 digits. */
    public static Output<String> account() {
        return AwsFunctions.getCallerIdentity().applyValue(GetCallerIdentityResult::accountId);
    }

    /** The region's code. */
    public static Output<String> region() {
        return AwsFunctions.getRegion().applyValue(GetRegionResult::name);
    }

    /** The partition: {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
    public static Output<String> partition() {
        return AwsFunctions.getPartition().applyValue(GetPartitionResult::partition);
    }

    /** The DNS suffix of the partition, such as {@code amazonaws.com}. */
    public static Output<String> dnsSuffix() {
        return AwsFunctions.getPartition().applyValue(GetPartitionResult::dnsSuffix);
    }
}
