package dev.slipway.components.distribution;

import com.pulumi.aws.cloudfront.inputs.DistributionDefaultCacheBehaviorArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionOrderedCacheBehaviorArgs;
import java.util.List;

/** Cache behaviors of a distribution: HTTPS only, and compression of cached responses. */
final class CacheBehaviors {
    private static final String TO_HTTPS = "redirect-to-https";
    private static final List<String> ALL = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");
    private static final List<String> KEPT = List.of("GET", "HEAD");

    private CacheBehaviors() {}

    /** Requests go to the services. */
    static DistributionDefaultCacheBehaviorArgs services(String originId, Origin origin, Caching caching) {
        return DistributionDefaultCacheBehaviorArgs.builder()
                .targetOriginId(originId)
                .viewerProtocolPolicy(TO_HTTPS)
                .allowedMethods(ALL)
                .cachedMethods(KEPT)
                .cachePolicyId(caching.policyId())
                .originRequestPolicyId(origin.requestPolicyId())
                .compress(true)
                .build();
    }

    /** Requests for a path are answered from the bucket. */
    static DistributionOrderedCacheBehaviorArgs files(String originId, String path) {
        return DistributionOrderedCacheBehaviorArgs.builder()
                .pathPattern(path)
                .targetOriginId(originId)
                .viewerProtocolPolicy(TO_HTTPS)
                .allowedMethods(READING)
                .cachedMethods(KEPT)
                .cachePolicyId(Caching.FILES)
                .compress(true)
                .build();
    }
}
