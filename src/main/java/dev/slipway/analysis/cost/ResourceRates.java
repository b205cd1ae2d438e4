package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.allTheTime;
import static dev.slipway.analysis.cost.MonthlyUsage.monthly;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;
import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rates by the names that the entries of resource types refer to. A new rate is a method in the class of its kind, an
 * entry here, a constant of {@link Price} for each price and a figure in each price list.
 */
final class ResourceRates {
    private static final double MILLION = 1e6;
    private static final String FREE = "free";
    private static final String NOT_ESTIMATED = "notEstimated";

    private static final Map<String, ResourceRate> RATES = Map.ofEntries(
            entry("natGateway", NetworkRates::natGateway),
            entry("endpoint", NetworkRates::endpoint),
            entry("elasticIp", rate(NetworkRates.ADDRESS, Price.PUBLIC_IPV4_HOUR, assumed -> allTheTime(1))),
            entry("loadBalancer", EdgeRates::loadBalancer),
            entry("httpApi", EdgeRates::httpApi),
            // A stack's only REST APIs are those that call the Lambda controllers.
            entry(
                    "restApi",
                    rate(
                            "API Gateway",
                            Price.REST_API_MILLION,
                            assumed -> ofFullUse(assumed.traffic().callsPerMonth() / MILLION))),
            entry("webAcl", EdgeRates::webAcl),
            entry(
                    "distribution",
                    rate(
                            "CloudFront",
                            Price.CLOUDFRONT_GB,
                            assumed -> ofFullUse(assumed.traffic().responseGb()))),
            entry("hostedZone", rate("Route 53", Price.HOSTED_ZONE_MONTH, assumed -> monthly(1))),
            entry("registry", EdgeRates::registry),
            entry("service", TaskRates::service),
            entry("cluster", TaskRates::cluster),
            entry("environmentCluster", LogRates::environmentInsights),
            entry("function", FunctionRates::function),
            entry("schedule", FunctionRates::schedule),
            entry("stateMachine", JobRates::stateMachine),
            entry("group", LogRates::group),
            entry("alarm", rate(LogRates.WATCH, Price.ALARM_MONTH, assumed -> monthly(1))),
            entry("scalingPolicy", LogRates::policy),
            entry("dashboard", rate(LogRates.WATCH, Price.DASHBOARD_MONTH, assumed -> monthly(1))),
            entry("databaseCluster", StoreRates::databaseCluster),
            entry("databaseInstance", StoreRates::databaseInstance),
            entry("serverlessCache", CacheRates::serverless),
            entry("cacheNodes", CacheRates::nodes),
            entry("table", StoreRates::table),
            entry("fileSystem", StoreRates::fileSystem),
            entry("fileBackups", StoreRates::fileBackups),
            entry(
                    "bucket",
                    rate(
                            "S3",
                            Price.S3_GB_MONTH,
                            assumed -> monthly(assumed.volume().stored()))),
            // One event for each request.
            entry(
                    "bus",
                    rate(
                            "EventBridge",
                            Price.EVENT_MILLION,
                            assumed -> ofFullUse(assumed.traffic().requestsPerMonth() / MILLION))),
            // Events of 1 KB.
            entry(
                    "archive",
                    rate(
                            "EventBridge",
                            Price.ARCHIVE_GB,
                            assumed -> ofFullUse(assumed.traffic().requestsPerMonth() / MILLION))),
            entry("queue", MessagingRates::queue),
            entry("topic", MessagingRates::topic),
            entry("repository", StoreRates::repository),
            entry("key", rate("KMS", Price.KMS_KEY_MONTH, assumed -> monthly(1))),
            entry("secret", rate(StoreRates.SECRETS, Price.SECRET_MONTH, assumed -> monthly(1))));

    private ResourceRates() {}

    /** A rate with one line, which depends on the assumptions only. */
    private static ResourceRate rate(String service, Price price, Function<Assumptions, MonthlyUsage> usage) {
        return (resource, estimate) -> estimate.add(service, resource.name(), price, usage.apply(estimate.assumptions));
    }

    /** The rate of a cost; empty for {@code free} and {@code notEstimated}. */
    static Optional<ResourceRate> of(Optional<String> cost) {
        return cost.map(RATES::get);
    }

    static boolean isFree(Optional<String> cost) {
        return cost.filter(FREE::equals).isPresent();
    }

    /** True for a cost that an entry may have. */
    static boolean isCost(String name) {
        return name.equals(FREE) || name.equals(NOT_ESTIMATED) || RATES.containsKey(name);
    }
}
