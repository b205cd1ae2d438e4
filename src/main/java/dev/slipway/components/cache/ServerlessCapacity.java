package dev.slipway.components.cache;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;

/**
 * Major version and usage limits of a serverless cache, see
 * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html#Pre-Scaling">scaling limits</a>.
 *
 * @param version major version of Valkey; AWS applies the minor versions. A change replaces the cache
 * @param maxGb maximum of stored data in GB, 1 to 5000: beyond it, the cache evicts the keys with an expiry that were
 *     used least recently
 * @param maxEcpus maximum of ElastiCache processing units per second, 1000 to 15,000,000: beyond it, the cache throttles
 *     commands. A simple command uses one unit for each kilobyte that it transfers
 */
@Withers
public record ServerlessCapacity(String version, int maxGb, int maxEcpus)
        implements CacheCapacity, ServerlessCapacityBuilder.With {
    public static final int LARGEST_GB = 5000;
    public static final int SMALLEST_ECPUS = 1000;
    public static final int LARGEST_ECPUS = 15_000_000;

    /** The newest major version, 10 GB, and 5000 units per second, which limit the cost of an error in an application. */
    public static final ServerlessCapacity DEFAULT = new ServerlessCapacity("8", 10, 5000);

    public ServerlessCapacity {
        if (!version.matches("[7-9]")) {
            throw new SpecException(
                    "version",
                    "a serverless cache has a major version such as 8, whose minor versions AWS applies",
                    "set it to \"8\"");
        }
        if (maxGb < 1 || maxGb > LARGEST_GB) {
            throw new SpecException("maxGb", "1 to 5000 GB are allowed", "set it to 10");
        }
        if (maxEcpus < SMALLEST_ECPUS || maxEcpus > LARGEST_ECPUS) {
            throw new SpecException("maxEcpus", "1000 to 15000000 units per second are allowed", "set it to 5000");
        }
    }
}
