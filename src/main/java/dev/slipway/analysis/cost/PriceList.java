package dev.slipway.analysis.cost;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The prices of one region, from {@code src/main/prices/<region>.yaml} in the project's folder: a list of AWS's pages,
 * each with the day it was read and the prices on it. A region without such a file has no prices, and none are made up for it.
 */
public record PriceList(String region, Map<Price, PublishedPrice> quotes) {
    private static final String FOLDER = "src/main/prices";
    private static final String ENDING = ".yaml";

    /**
     * The prices of a region, empty where the project has none.
     *
     * @throws RunException for a file that holds anything but prices
     */
    public static Optional<PriceList> of(Path root, String region) {
        var file = root.resolve(file(region));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PriceList(region, quotes(file, Files.readString(file))));
        } catch (IOException | YamlEngineException e) {
            throw refusal(file, "cannot be read: %s".formatted(e.getMessage()));
        }
    }

    /** The file with the prices of a region, within the project's folder. */
    public static String file(String region) {
        return FOLDER + "/" + region + ENDING;
    }

    /** Why a region has no estimate, and how it gets one. */
    public static String missing(Path root, String region) {
        return "no prices for %s, and none are guessed; there are %s: write %s"
                .formatted(region, known(root), file(region));
    }

    private static String known(Path root) {
        var folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return "none";
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw refusal(folder, "cannot be read: %s".formatted(e.getMessage()));
        }
    }

    private static Map<Price, PublishedPrice> quotes(Path file, String text) {
        var quotes = new EnumMap<Price, PublishedPrice>(Price.class);
        if (!(new Load(LoadSettings.builder().build()).loadFromString(text) instanceof List<?> pages)) {
            throw refusal(file, "is no list of pages with source, asOf and prices");
        }
        for (var page : pages) {
            if (!(page instanceof Map<?, ?> map
                    && map.get("source") instanceof String source
                    && map.get("asOf") instanceof String asOf
                    && map.get("prices") instanceof Map<?, ?> prices)) {
                throw refusal(file, "has a page without source, asOf (in quotes) or prices: %s".formatted(page));
            }
            prices.forEach((key, usd) -> {
                var price = Price.of(String.valueOf(key))
                        .orElseThrow(() -> refusal(file, "has the price %s, which nothing asks for".formatted(key)));
                if (!(usd instanceof Number number) || number.doubleValue() < 0) {
                    throw refusal(file, "has the price %s of %s, which is no amount".formatted(key, usd));
                }
                if (quotes.put(price, new PublishedPrice(number.doubleValue(), source, asOf)) != null) {
                    throw refusal(file, "has the price %s twice".formatted(key));
                }
            });
        }
        return quotes;
    }

    private static RunException refusal(Path file, String problem) {
        return new RunException("%s %s; correct it".formatted(file.toString().replace('\\', '/'), problem));
    }

    Optional<PublishedPrice> quote(Price price) {
        return Optional.ofNullable(quotes.get(price));
    }
}
