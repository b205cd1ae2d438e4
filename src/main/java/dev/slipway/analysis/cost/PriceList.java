package dev.slipway.analysis.cost;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.ClassPathFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Prices of one region: a list of AWS's pages, each with the day on which it was read and its prices. A project's file
 * {@code prices/<region>.yaml} has precedence over Slipway's own list, for a region that Slipway has none of, for newer
 * prices and for negotiated ones. A region without a list has no prices, and none are guessed.
 *
 * @param source the list in messages: {@code Slipway's price list eu-west-1.yaml}, or {@code prices/eu-west-1.yaml}
 */
public record PriceList(String region, String source, Map<Price, PublishedPrice> prices) {
    private static final String FOLDER = "prices";
    private static final String ENDING = ".yaml";

    /**
     * The prices of a region, empty if neither the project nor Slipway has a list for it.
     *
     * @param root the project's folder
     * @throws RunException if the file cannot be read, or has anything but pages and prices
     */
    public static Optional<PriceList> of(Path root, String region) {
        var file = root.resolve(file(region));
        if (Files.exists(file)) {
            return Optional.of(read(region, file(region), file));
        }
        return ClassPathFolder.read(PriceList.class, FOLDER, folder -> {
            var own = folder.resolve(region + ENDING);
            return Files.exists(own)
                    ? Optional.of(read(region, "Slipway's price list " + own.getFileName(), own))
                    : Optional.<PriceList>empty();
        });
    }

    /** The path of a project's price list, relative to the project's folder. */
    public static String file(String region) {
        return FOLDER + "/" + region + ENDING;
    }

    /** The message for a region without a price list. */
    public static String missing(String region) {
        return "no price list for %s: run ./slipway prices %s, which writes %s from AWS's public price list"
                .formatted(region, region, file(region));
    }

    private static PriceList read(String region, String source, Path file) {
        try {
            return new PriceList(region, source, prices(file, Files.readString(file)));
        } catch (IOException | YamlEngineException e) {
            throw error(file, "cannot be read: %s".formatted(e.getMessage()));
        }
    }

    private static Map<Price, PublishedPrice> prices(Path file, String text) {
        var prices = new EnumMap<Price, PublishedPrice>(Price.class);
        if (!(new Load(LoadSettings.builder().build()).loadFromString(text) instanceof List<?> pages)) {
            throw error(file, "is not a list of pages with source, asOf and prices");
        }
        for (var page : pages) {
            if (!(page instanceof Map<?, ?> map
                    && map.get("source") instanceof String source
                    && map.get("asOf") instanceof String asOf
                    && map.get("prices") instanceof Map<?, ?> pricesOfPage)) {
                throw error(file, "has a page without source, asOf (in quotes) or prices: %s".formatted(page));
            }
            pricesOfPage.forEach((key, usd) -> {
                var price = Price.of(String.valueOf(key))
                        .orElseThrow(() -> error(file, "has the unknown price %s".formatted(key)));
                if (!(usd instanceof Number number) || number.doubleValue() < 0) {
                    throw error(
                            file, "has %s for the price %s, which is not a number of 0 or more".formatted(usd, key));
                }
                if (prices.put(price, new PublishedPrice(number.doubleValue(), source, asOf)) != null) {
                    throw error(file, "has the price %s twice".formatted(key));
                }
            });
        }
        return prices;
    }

    private static RunException error(Path file, String problem) {
        return new RunException("%s %s; correct it".formatted(file.toString().replace('\\', '/'), problem));
    }

    Optional<PublishedPrice> find(Price price) {
        return Optional.ofNullable(prices.get(price));
    }
}
