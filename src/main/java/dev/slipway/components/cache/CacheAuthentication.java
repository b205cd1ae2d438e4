package dev.slipway.components.cache;

/** The way in which clients of a cache authenticate. */
public enum CacheAuthentication {
    /** By a password in Secrets Manager, which any client library can send. */
    PASSWORD,
    /**
     * By a token of 15 minutes that a client signs with the credentials of its role; see
     * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html">IAM authentication</a>.
     */
    IAM
}
