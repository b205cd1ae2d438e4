package dev.slipway.components.audit;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;

/** Partition, region, account and name of a trail, for policies that are created before it. */
record TrailIdentity(Output<String> partition, Output<String> region, Output<String> account, String trail) {

    static TrailIdentity of(String trail) {
        return new TrailIdentity(AwsContext.partition(), AwsContext.region(), AwsContext.account(), trail);
    }

    Output<String> trailArn() {
        return Output.format("arn:%s:cloudtrail:%s:%s:trail/%s", partition, region, account, trail);
    }

    /** ARN pattern of all trails of the account, in any region. */
    Output<String> anyTrail() {
        return Output.format("arn:%s:cloudtrail:*:%s:trail/*", partition, account);
    }

    Output<String> root() {
        return Output.format("arn:%s:iam::%s:root", partition, account);
    }
}
