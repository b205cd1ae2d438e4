package dev.slipway.analysis.cost.offers;

import com.pulumi.exceptions.RunException;
import dev.slipway.analysis.cost.Price;
import dev.slipway.analysis.cost.PriceList;
import dev.slipway.analysis.cost.PublishedPrice;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The prices of a region in AWS's price list.
 *
 * @param prices each with the file that it was read from and the day of its publication
 * @param missing the reason of each price that is not in the price list, such as that of a service which the region does
 *     not have
 */
public record ListedPrices(Map<Price, PublishedPrice> prices, Map<Price, String> missing) {
    private static final String CHINA = "cn-";

    /** A file, and the prices in it. */
    private record ServiceFile(String serviceCode, boolean global) {
        static ServiceFile of(ProductFilter filter) {
            return new ServiceFile(filter.serviceCode(), filter.global());
        }
    }

    /**
     * Refuses a region whose prices are not in AWS's price list in US dollars.
     *
     * @throws RunException for a region in China
     */
    public static void requireDollars(String region) {
        if (region.startsWith(CHINA)) {
            throw new RunException(
                    "%s is in the partition aws-cn, whose prices are in yuan; write %s with prices in US dollars"
                            .formatted(region, PriceList.file(region)));
        }
    }

    /**
     * Downloads the prices of a region.
     *
     * @throws RunException if there is no such region, or a file cannot be read
     */
    public static ListedPrices of(String region, PriceListApi api) {
        requireDollars(region);
        var listed = new ListedPrices(new EnumMap<>(Price.class), new EnumMap<>(Price.class));
        var files = ProductFilters.of(region).stream()
                .collect(Collectors.groupingBy(ServiceFile::of, LinkedHashMap::new, Collectors.toList()));
        files.forEach((file, filters) -> {
            if (file.global()) {
                listed.read(api.globalFile(file.serviceCode()), filters, region, api);
                return;
            }
            var regions = api.regionFiles(file.serviceCode());
            if (regions.containsKey(region)) {
                listed.read(regions.get(region), filters, region, api);
            } else if (listed.isEmpty()) {
                throw new RunException("%s is not in AWS's price list of %s; name a region of: %s"
                        .formatted(region, file.serviceCode(), String.join(", ", regions.keySet())));
            } else {
                filters.forEach(filter -> listed.missing.put(
                        filter.price(), "AWS lists no %s in %s".formatted(file.serviceCode(), region)));
            }
        });
        return listed;
    }

    private boolean isEmpty() {
        return prices.isEmpty() && missing.isEmpty();
    }

    private void read(URI file, List<ProductFilter> filters, String region, PriceListApi api) {
        var name = filters.get(0).serviceCode() + (filters.get(0).global() ? " of all regions" : "");
        var list = api.read(file, name, text -> ServicePriceList.read(text, filters, region));
        for (var filter : filters) {
            var amounts = list.prices().get(filter.price());
            if (amounts == null) {
                missing.put(filter.price(), "%s has no price for %s".formatted(file, filter.usageType()));
            } else if (amounts.size() > 1) {
                missing.put(filter.price(), "%s has several prices for %s".formatted(file, filter.usageType()));
            } else {
                prices.put(
                        filter.price(),
                        new PublishedPrice(
                                amounts.iterator().next().doubleValue(),
                                file.toString(),
                                list.published().toString()));
            }
        }
    }
}
