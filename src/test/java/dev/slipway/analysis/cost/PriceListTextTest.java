package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTextTest {
    @TempDir
    private Path root;

    @Test
    void pricesOfOneSourceAreOnePage() {
        var fargate = "https://example.com/AmazonECS/eu-west-2/index.json";
        var prices = Map.of(
                Price.KMS_KEY_MONTH, new PublishedPrice(1, "contract: \"2026\"", "2026-01-01"),
                Price.FARGATE_GB_HOUR_X86, new PublishedPrice(0.00511, fargate, "2026-09-11"),
                Price.FARGATE_VCPU_HOUR_X86, new PublishedPrice(0.04656, fargate, "2026-09-11"));

        assertThat(PriceListText.of(new PriceList("eu-west-2", "", prices))).isEqualTo("""
                # AWS list prices in eu-west-2, in US dollars, first tier, without tax, free tiers and discounts. Written by
                # ./slipway prices eu-west-2; asOf is the day on which AWS published the file.
                - source: "https://example.com/AmazonECS/eu-west-2/index.json"
                  asOf: "2026-09-11"
                  prices:
                    fargate-vcpu-hour-x86: 0.04656
                    fargate-gb-hour-x86: 0.00511
                - source: "contract: \\"2026\\""
                  asOf: "2026-01-01"
                  prices:
                    kms-key-month: 1
                """);
    }

    @Test
    void theTextIsReadAsTheSamePrices() throws IOException {
        var ireland = PriceList.of(root, "eu-west-1").orElseThrow();
        Files.createDirectories(root.resolve("prices"));

        Files.writeString(root.resolve(PriceList.file("eu-west-1")), PriceListText.of(ireland));

        assertThat(PriceList.of(root, "eu-west-1").orElseThrow().prices()).isEqualTo(ireland.prices());
    }

    @ParameterizedTest
    @CsvSource({"0.0000166667, 0.0000166667", "3, 3", "100, 100", "0.10, 0.1"})
    void anAmountHasNoExponent(double usd, String text) {
        assertThat(PriceListText.amount(usd)).isEqualTo(text);
    }
}
