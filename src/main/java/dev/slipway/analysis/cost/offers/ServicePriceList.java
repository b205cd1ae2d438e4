package dev.slipway.analysis.cost.offers;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import dev.slipway.analysis.cost.Price;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a <a
 * href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html">service
 * price list file</a>: the products of a service, then their On-Demand terms. Only the products of the filters are kept,
 * and nothing is read after the last of their terms, so that the size of the file does not matter.
 */
final class ServicePriceList {
    /** The name by which a filter refers to the product family, which is no attribute in the file. */
    static final String FAMILY = "productFamily";

    private final List<ProductFilter> filters;
    private final String region;
    private final Map<String, List<ProductFilter>> wanted = new HashMap<>();
    private final Map<Price, Set<BigDecimal>> prices = new EnumMap<>(Price.class);
    private LocalDate published = LocalDate.EPOCH;

    private ServicePriceList(List<ProductFilter> filters, String region) {
        this.filters = filters;
        this.region = region;
    }

    /**
     * The prices of a file.
     *
     * @throws MalformedJsonException if it is not a service price list file
     * @throws java.io.EOFException if it ends in the middle
     */
    static ServicePriceList read(Reader file, List<ProductFilter> filters, String region) throws IOException {
        var list = new ServicePriceList(filters, region);
        try {
            list.read(new JsonReader(file));
        } catch (IllegalStateException | NumberFormatException | DateTimeException e) {
            throw new MalformedJsonException(e.getMessage(), e);
        }
        return list;
    }

    /** The day of publication. */
    LocalDate published() {
        return published;
    }

    /**
     * US dollars for one unit of each price of the filters. A price without a product is missing; one whose products
     * differ has several amounts.
     */
    Map<Price, Set<BigDecimal>> prices() {
        return prices;
    }

    private void read(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "publicationDate" ->
                    published = LocalDate.ofInstant(Instant.parse(json.nextString()), ZoneOffset.UTC);
                case "products" -> readProducts(json);
                case "terms" -> {
                    readTerms(json);
                    return;
                }
                default -> json.skipValue();
            }
        }
        throw new MalformedJsonException("it has no terms");
    }

    private void readProducts(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            var sku = json.nextName();
            var product = new HashMap<String, String>();
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case FAMILY -> product.put(FAMILY, json.nextString());
                    case "attributes" -> product.putAll(readTexts(json));
                    default -> json.skipValue();
                }
            }
            json.endObject();
            var matching = filters.stream()
                    .filter(filter -> filter.matches(product, region))
                    .toList();
            if (!matching.isEmpty()) {
                wanted.put(sku, matching);
            }
        }
        json.endObject();
    }

    private static Map<String, String> readTexts(JsonReader json) throws IOException {
        var texts = new HashMap<String, String>();
        json.beginObject();
        while (json.hasNext()) {
            texts.put(json.nextName(), json.nextString());
        }
        json.endObject();
        return texts;
    }

    private void readTerms(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("OnDemand")) {
                readOnDemand(json);
                return;
            }
            json.skipValue();
        }
    }

    private void readOnDemand(JsonReader json) throws IOException {
        var left = new HashSet<>(wanted.keySet());
        json.beginObject();
        while (!left.isEmpty() && json.hasNext()) {
            var sku = json.nextName();
            if (!left.remove(sku)) {
                json.skipValue();
                continue;
            }
            var ranges = new TreeMap<BigDecimal, BigDecimal>();
            json.beginObject();
            while (json.hasNext()) {
                json.nextName();
                readTerm(json, ranges);
            }
            json.endObject();
            wanted.get(sku).forEach(filter -> add(filter, ranges));
        }
    }

    private static void readTerm(JsonReader json, Map<BigDecimal, BigDecimal> ranges) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            if (!json.nextName().equals("priceDimensions")) {
                json.skipValue();
                continue;
            }
            json.beginObject();
            while (json.hasNext()) {
                json.nextName();
                readDimension(json, ranges);
            }
            json.endObject();
        }
        json.endObject();
    }

    private static void readDimension(JsonReader json, Map<BigDecimal, BigDecimal> ranges) throws IOException {
        var begin = BigDecimal.ZERO;
        Map<String, String> perUnit = Map.of();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "beginRange" -> begin = new BigDecimal(json.nextString());
                case "pricePerUnit" -> perUnit = readTexts(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (perUnit.containsKey("USD")) {
            ranges.put(begin, new BigDecimal(perUnit.get("USD")));
        }
    }

    /** Adds the price of the first range that is not free. */
    private void add(ProductFilter filter, TreeMap<BigDecimal, BigDecimal> ranges) {
        ranges.values().stream().filter(usd -> usd.signum() > 0).findFirst().ifPresent(usd -> prices.computeIfAbsent(
                        filter.price(), key -> new TreeSet<>())
                .add(usd.multiply(filter.units())));
    }
}
