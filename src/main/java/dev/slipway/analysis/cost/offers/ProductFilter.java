package dev.slipway.analysis.cost.offers;

import dev.slipway.analysis.cost.Price;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The product of AWS's price list that a price is read from.
 *
 * @param serviceCode the service's code in the price list: {@code AmazonECS}
 * @param global true for a product that is not listed by region
 * @param usageType the usage type without its region: {@code Fargate-GB-Hours}
 * @param attributes further attributes that the product has, where the usage type has several products
 * @param units the number of the list's units in one unit of the price: a million for a price of a million requests
 */
record ProductFilter(
        Price price,
        String serviceCode,
        boolean global,
        String usageType,
        Map<String, String> attributes,
        BigDecimal units) {
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    /**
     * The region in front of a usage type: its <a
     * href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-region-billing-codes.html">billing
     * code</a>, or nothing, mostly in us-east-1. {@code Global}, {@code IA} or {@code TS} are no regions; products with
     * them are others.
     */
    private static final String BILLING_CODE = "EU|[A-Z]{3}\\d";

    static ProductFilter regional(Price price, String serviceCode, String usageType) {
        return new ProductFilter(price, serviceCode, false, usageType, Map.of(), BigDecimal.ONE);
    }

    static ProductFilter global(Price price, String serviceCode, String usageType) {
        return new ProductFilter(price, serviceCode, true, usageType, Map.of(), BigDecimal.ONE);
    }

    /** The filter for products that also have this attribute. */
    ProductFilter with(String attribute, String value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new ProductFilter(price, serviceCode, global, usageType, more, units);
    }

    /** The filter for a price of a million of the list's units. */
    ProductFilter perMillion() {
        return new ProductFilter(price, serviceCode, global, usageType, attributes, MILLION);
    }

    /** Returns true if a product of this service is the one of the price. */
    boolean matches(Map<String, String> product, String region) {
        return attributes.entrySet().stream().allMatch(entry -> entry.getValue().equals(product.get(entry.getKey())))
                && (global
                        ? usageType.equals(product.get("usagetype"))
                        : hasUsageType(product.getOrDefault("usagetype", ""), region) && isIn(region, product));
    }

    /** KMS writes the region's own code in front of a usage type: {@code eu-west-1-KMS-Keys}. */
    private boolean hasUsageType(String value, String region) {
        return value.endsWith(usageType)
                && Pattern.matches(
                        "((%s|%s)-)?".formatted(BILLING_CODE, region),
                        value.substring(0, value.length() - usageType.length()));
    }

    /** The file of a region also lists its Local Zones and Wavelength Zones, which have codes of their own. */
    private static boolean isIn(String region, Map<String, String> product) {
        return region.equals(product.getOrDefault("regionCode", region))
                && region.equals(product.getOrDefault("fromRegionCode", region));
    }
}
