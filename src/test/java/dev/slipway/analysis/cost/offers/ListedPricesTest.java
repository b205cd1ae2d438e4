package dev.slipway.analysis.cost.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.analysis.cost.Price;
import dev.slipway.analysis.cost.PriceList;
import dev.slipway.analysis.cost.PublishedPrice;
import dev.slipway.testing.PriceListServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListedPricesTest {
    private final PriceListServer server = PriceListServer.start();
    private final List<String> progress = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private ListedPrices read(String region) {
        return ListedPrices.of(region, new PriceListApi(server.address(), progress::add));
    }

    private static Map<Price, Double> amounts(Map<Price, PublishedPrice> prices) {
        var amounts = new TreeMap<Price, Double>();
        prices.forEach((price, published) -> amounts.put(price, published.usd()));
        return amounts;
    }

    @Test
    void everyPriceOfIrelandIsReadWithTheAmountOfSlipwaysOwnList() {
        var listed = read("eu-west-1");

        assertThat(listed.missing()).isEmpty();
        var amounts = amounts(listed.prices());
        // Slipway's own list has no source for these.
        amounts.keySet()
                .removeIf(price ->
                        price == Price.FARGATE_STORAGE_GB_HOUR || price.name().startsWith("CACHE_"));
        assertThat(amounts)
                .isEqualTo(amounts(
                        PriceList.of(Path.of(""), "eu-west-1").orElseThrow().prices()));
    }

    @Test
    void pricesOfCachesAreThoseOfValkey() {
        assertThat(amounts(read("eu-west-1").prices()))
                .containsEntry(Price.CACHE_GB_HOUR, 0.09)
                .containsEntry(Price.CACHE_ECPU_MILLION, 0.0025)
                .containsEntry(Price.CACHE_T4G_MICRO_HOUR, 0.014)
                .containsEntry(Price.CACHE_R7G_LARGE_HOUR, 0.19);
    }

    @Test
    void aPriceHasItsFileWithTheVersionAndTheDayOfPublication() {
        var listed = read("eu-west-2");

        assertThat(listed.prices())
                .containsEntry(
                        Price.KMS_KEY_MONTH,
                        new PublishedPrice(
                                1, server.address() + PriceListServer.regionPath("awskms", "eu-west-2"), "2026-09-11"))
                .containsEntry(
                        Price.HOSTED_ZONE_MONTH,
                        new PublishedPrice(
                                0.5,
                                server.address() + PriceListServer.path("AmazonRoute53", "current/index.json"),
                                "2026-03-01"));
    }

    @Test
    void eachFileIsDownloadedOnceWithItsSize() {
        var regional = ProductFilters.of("eu-west-1").stream()
                .filter(filter -> !filter.global())
                .map(ProductFilter::serviceCode)
                .distinct()
                .count();

        read("eu-west-1");

        assertThat(server.requests()).doesNotHaveDuplicates().hasSize((int) (2 * regional + 3));
        assertThat(progress)
                .hasSize((int) (regional + 3))
                .startsWith("reading AmazonECS (0.0 MB)")
                .endsWith(
                        "reading AmazonCloudWatch of all regions (0.0 MB)",
                        "reading AmazonRoute53 of all regions (0.0 MB)",
                        "reading AmazonCloudFront of all regions (0.0 MB)");
    }

    @Test
    void pricesOfAServiceThatTheRegionDoesNotHaveAreMissing() {
        server.answers(
                PriceListServer.path("AWSCloudMap", "current/region_index.json"),
                200,
                PriceListServer.index("AWSCloudMap", "us-east-1"));

        assertThat(read("eu-west-2").missing())
                .containsExactly(Map.entry(Price.REGISTERED_TASK_MONTH, "AWS lists no AWSCloudMap in eu-west-2"));
    }

    @Test
    void aPriceThatIsNotInItsFileIsMissing() {
        var path = PriceListServer.regionPath("awskms", "eu-west-1");
        server.answers(path, 200, PriceListServer.sample("awskms").replace("KMS-Keys", "KMS-Locks"));

        assertThat(read("eu-west-1").missing())
                .containsExactly(
                        Map.entry(Price.KMS_KEY_MONTH, server.address() + path + " has no price for KMS-Keys"));
    }

    @Test
    void aPriceWithSeveralAmountsIsMissing() {
        var path = PriceListServer.regionPath("AWSEvents", "eu-west-1");
        server.answers(path, 200, PriceListServer.sample("AWSEvents").replace("ReceivedPartnerEvents", "PutEvents"));

        assertThat(read("eu-west-1").missing())
                .containsExactly(Map.entry(
                        Price.EVENT_MILLION, server.address() + path + " has several prices for Event-64K-Chunks"));
    }

    @Test
    void anUnknownRegionIsRefusedWithTheRegions() {
        assertThatThrownBy(() -> read("eu-west-9"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "eu-west-9 is not in AWS's price list of AmazonECS; name a region of: eu-west-1, eu-west-2");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRegionInChinaIsRefused() {
        assertThatThrownBy(() -> read("cn-north-1"))
                .isInstanceOf(RunException.class)
                .hasMessage("cn-north-1 is in the partition aws-cn, whose prices are in yuan; "
                        + "write prices/cn-north-1.yaml with prices in US dollars");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsRefusedWithItsAddress() {
        var path = PriceListServer.path("AmazonECS", "current/region_index.json");
        server.answers(path, 503, "");

        assertThatThrownBy(() -> read("eu-west-1"))
                .isInstanceOf(RunException.class)
                .hasMessage(server.address() + path + " answers with status 503; run the command again later");
    }

    @Test
    void aDownloadThatEndsInTheMiddleIsRefused() {
        var path = PriceListServer.regionPath("AmazonRDS", "eu-west-1");
        server.cutsOff(path, PriceListServer.sample("AmazonRDS"));

        assertThatThrownBy(() -> read("eu-west-1"))
                .isInstanceOf(RunException.class)
                .hasMessage(server.address() + path + " ends in the middle; run the command again");
    }

    @Test
    void aRegionIndexThatEndsInTheMiddleIsRefused() {
        var path = PriceListServer.path("AmazonECS", "current/region_index.json");
        server.cutsOff(path, PriceListServer.index("AmazonECS", "eu-west-1", "eu-west-2"));

        assertThatThrownBy(() -> read("eu-west-1"))
                .isInstanceOf(RunException.class)
                .hasMessage(server.address() + path + " ends in the middle; run the command again");
    }

    @Test
    void anAnswerThatIsNoPriceListIsRefused() {
        var path = PriceListServer.path("AmazonECS", "current/region_index.json");
        server.answers(path, 200, "{}");

        assertThatThrownBy(() -> read("eu-west-1"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "%s%s is not a price list file as AWS documents it: it has no regions with a currentVersionUrl; run the command again, or upgrade Slipway",
                        server.address(), path);
    }

    @Test
    void aHostThatDoesNotAnswerIsRefusedWithTheProxySettings() {
        var address = server.address();
        server.close();

        assertThatThrownBy(() -> read("eu-west-1"))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith(address + "/offers/v1.0/aws/AmazonECS/current/region_index.json"
                        + " cannot be downloaded: Connection refused")
                .hasMessageEndingWith("; check the network, and set a proxy by"
                        + " JAVA_TOOL_OPTIONS=\"-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT\" if there is one");
    }

    @Test
    void aHostWithoutAnAddressIsRefused() {
        var api = new PriceListApi(URI.create("http://prices.invalid"), progress::add);

        assertThatThrownBy(() -> ListedPrices.of("eu-west-1", api))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(" cannot be downloaded: the host is unknown; check the network");
    }
}
