package dev.slipway.components.distribution;

/**
 * Caching of a service's responses, by a <a
 * href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html">managed
 * cache policy</a>, whose ids that page lists.
 */
public enum Caching {
    /** No caching: CachingDisabled, in which CloudFront compresses nothing either. */
    NONE("4135ea2d-6df8-44a3-9df3-4b5a84be39ad"),

    /** Caching by the Cache-Control headers of the service only: UseOriginCacheControlHeaders-QueryStrings. */
    ORIGIN("4cc15a8a-d715-48a4-82b8-cc0b614638fe");

    /** CachingOptimized: files, for a day unless their metadata say otherwise, compressed. */
    static final String FILES = "658327ea-f89d-4fab-a63d-7e88639e58f6";

    private final String policyId;

    Caching(String policyId) {
        this.policyId = policyId;
    }

    String policyId() {
        return policyId;
    }
}
