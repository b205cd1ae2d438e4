package dev.slipway.analysis.cost;

import static java.util.Map.entry;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import java.util.Map;
import java.util.Optional;

/**
 * The rates by the names that the entries of resource types refer to. A new rate is a method in the class of its kind, an
 * entry here, a constant of {@link Price} for each price and a figure in each file of {@code src/main/prices/}.
 */
final class ResourceRates {
    private static final String FREE = "free";
    private static final String NOT_ESTIMATED = "notEstimated";

    private static final Map<String, ResourceRate> RATES = Map.ofEntries(
            entry("natGateway", NetworkRates::natGateway),
            entry("endpoint", NetworkRates::endpoint),
            entry("elasticIp", NetworkRates::elasticIp),
            entry("loadBalancer", EdgeRates::loadBalancer),
            entry("httpApi", EdgeRates::httpApi),
            entry("restApi", EdgeRates::restApi),
            entry("webAcl", EdgeRates::webAcl),
            entry("distribution", EdgeRates::distribution),
            entry("hostedZone", EdgeRates::hostedZone),
            entry("registry", EdgeRates::registry),
            entry("service", TaskRates::service),
            entry("cluster", TaskRates::cluster),
            entry("function", FunctionRates::function),
            entry("schedule", FunctionRates::schedule),
            entry("group", LogRates::group),
            entry("alarm", LogRates::alarm),
            entry("dashboard", LogRates::dashboard),
            entry("databaseCluster", StoreRates::databaseCluster),
            entry("databaseInstance", StoreRates::databaseInstance),
            entry("table", StoreRates::table),
            entry("bucket", StoreRates::bucket),
            entry("bus", StoreRates::bus),
            entry("archive", StoreRates::archive),
            entry("repository", StoreRates::repository),
            entry("key", StoreRates::key),
            entry("secret", StoreRates::secret));

    private ResourceRates() {}

    /** The rate of a type; empty if it is free or not estimated. */
    static Optional<ResourceRate> of(String type) {
        return cost(type).map(RATES::get);
    }

    static boolean isFree(String type) {
        return cost(type).filter(FREE::equals).isPresent();
    }

    /** True for a cost that an entry may have. */
    static boolean isCost(String name) {
        return name.equals(FREE) || name.equals(NOT_ESTIMATED) || RATES.containsKey(name);
    }

    private static Optional<String> cost(String type) {
        return ResourceTypes.find(type).flatMap(ResourceType::cost);
    }
}
