package dev.slipway.analysis.cost;

/**
 * Assumed data and commands of a serverless cache.
 *
 * @param gb size of the stored data, of which AWS charges 0.1 GB at least
 * @param commandsPerRequest simple commands of up to a kilobyte for each request, each of which is an ElastiCache processing
 *     unit (ECPU)
 */
public record CacheUsage(double gb, double commandsPerRequest) {
    public static final CacheUsage DEFAULT = new CacheUsage(0.1, 2);
}
