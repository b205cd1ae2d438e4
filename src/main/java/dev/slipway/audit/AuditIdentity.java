package dev.slipway.audit;

import com.pulumi.core.Output;
import dev.slipway.component.Place;

/** Where a trail is, and what it will be called: policies name it before it is there. */
record AuditIdentity(Output<String> partition, Output<String> region, Output<String> account, String trail) {

    static AuditIdentity of(String trail) {
        return new AuditIdentity(Place.partition(), Place.region(), Place.account(), trail);
    }

    Output<String> trailArn() {
        return Output.format("arn:%s:cloudtrail:%s:%s:trail/%s", partition, region, account, trail);
    }

    /** Of this account's trails in any region. */
    Output<String> anyTrail() {
        return Output.format("arn:%s:cloudtrail:*:%s:trail/*", partition, account);
    }

    Output<String> root() {
        return Output.format("arn:%s:iam::%s:root", partition, account);
    }
}
