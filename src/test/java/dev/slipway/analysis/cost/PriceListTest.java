package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {
    private static final Path PROJECT = Path.of("");

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-2"})
    void everyPriceIsAnAmountOfAPageOfAwsOnADay(String region) {
        var prices = PriceList.of(PROJECT, region).orElseThrow();

        assertThat(prices.prices()).hasSizeGreaterThan(35).allSatisfy((price, quote) -> {
            assertThat(quote.usd()).isPositive();
            assertThat(quote.source()).startsWith("https://aws.amazon.com/").contains("/pricing/");
            assertThat(LocalDate.parse(quote.asOf())).isAfter(LocalDate.of(2026, 1, 1));
        });
    }

    @Test
    void irelandHasEveryPriceExceptThoseOfTheDiskOfTasksAndOfCaches() {
        assertThat(PriceList.of(PROJECT, "eu-west-1").orElseThrow().prices().keySet())
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Price.class).stream()
                        .filter(price -> price != Price.OWN_RESOURCE_MONTH)
                        .filter(price -> price != Price.FARGATE_STORAGE_GB_HOUR)
                        .filter(price -> !price.name().startsWith("CACHE_"))
                        .toList());
    }

    @Test
    void aRegionWithoutAFileHasNoPrices() {
        assertThat(PriceList.of(PROJECT, "ap-southeast-4")).isEmpty();
        assertThat(PriceList.missing("ap-southeast-4"))
                .isEqualTo("no price list for ap-southeast-4: run ./slipway prices ap-southeast-4, "
                        + "which writes prices/ap-southeast-4.yaml from AWS's public price list");
    }

    @Test
    void aPriceListOfTheProjectHasPrecedence() throws IOException {
        Files.createDirectories(root.resolve("prices"));
        Files.writeString(
                root.resolve("prices/eu-west-1.yaml"),
                "- {source: a, asOf: '2026-01-01', prices: {kms-key-month: 0.5}}");

        var prices = PriceList.of(root, "eu-west-1").orElseThrow();

        assertThat(prices.source()).isEqualTo("prices/eu-west-1.yaml");
        assertThat(prices.prices())
                .containsExactly(
                        Map.entry(Price.of("kms-key-month").orElseThrow(), new PublishedPrice(0.5, "a", "2026-01-01")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kms-key-month: 1} | is not a list of pages with source, asOf and prices; correct it",
                "[{source: here, prices: {}}] | has a page without source, asOf (in quotes) or prices: {source=here, prices={}}; correct it",
                "[{source: a, asOf: '2026-01-01', prices: {kms: 1}}] | has the unknown price kms; correct it",
                "[{source: a, asOf: '2026-01-01', prices: {kms-key-month: free}}] | has free for the price kms-key-month, which is not a number of 0 or more; correct it",
                "[{source: a, asOf: '2026-01-01', prices: {kms-key-month: -1}}] | has -1 for the price kms-key-month, which is not a number of 0 or more; correct it",
            })
    void aFileOfAnythingButPricesIsRefused(String text, String problem) throws IOException {
        Files.createDirectories(root.resolve("prices"));
        var file = Files.writeString(root.resolve(PriceList.file("eu-west-1")), text);

        assertThatThrownBy(() -> PriceList.of(root, "eu-west-1"))
                .isInstanceOf(RunException.class)
                .hasMessage(file.toString().replace('\\', '/') + " " + problem);
    }

    @Test
    void aDuplicatePriceIsRefused() throws IOException {
        var page = "- {source: a, asOf: '2026-01-01', prices: {kms-key-month: 1}}\n";
        Files.createDirectories(root.resolve("prices"));
        Files.writeString(root.resolve(PriceList.file("eu-west-1")), page + page);

        assertThatThrownBy(() -> PriceList.of(root, "eu-west-1"))
                .isInstanceOf(RunException.class)
                .hasMessageEndingWith("prices/eu-west-1.yaml has the price kms-key-month twice; correct it");
    }
}
