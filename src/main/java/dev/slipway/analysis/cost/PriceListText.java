package dev.slipway.analysis.cost;

import dev.slipway.base.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/** The text of a project's price list, in the form that {@link PriceList} reads. */
public final class PriceListText {
    private PriceListText() {}

    /** The source of prices, and the day of its publication. */
    private record Page(String source, String asOf) {}

    /** The text, with a page for each source, in the order of {@link Price}. */
    public static String of(PriceList list) {
        var pages = new LinkedHashMap<Page, List<String>>();
        new TreeMap<>(list.prices()).forEach((price, published) -> pages.computeIfAbsent(
                        new Page(published.source(), published.asOf()), page -> new ArrayList<>())
                .add("    %s: %s\n".formatted(price.key(), amount(published.usd()))));
        var text = new StringBuilder("""
                # AWS list prices in %s, in US dollars, first tier, without tax, free tiers and discounts. Written by
                # ./slipway prices %s; asOf is the day on which AWS published the file.
                """.formatted(list.region(), list.region()));
        pages.forEach((page, lines) -> text.append("- source: %s\n  asOf: %s\n  prices:\n"
                        .formatted(Json.compact(page.source()), Json.compact(page.asOf())))
                .append(String.join("", lines)));
        return text.toString();
    }

    /** An amount without an exponent: {@code 0.0000166667}. */
    public static String amount(double usd) {
        var plain = BigDecimal.valueOf(usd).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
