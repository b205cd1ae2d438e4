package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.cost.Price;
import dev.slipway.analysis.cost.PriceList;
import dev.slipway.testing.PriceListServer;
import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PricesCommandTest extends ProjectHarness {
    /** The number of prices in a complete list. */
    private static final int ALL = Price.values().length - 1;

    private final PriceListServer server = PriceListServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private int prices(String... regions) {
        var slipway = Slipway.commandLine(environment());
        slipway.getCommandSpec().removeSubcommand("prices");
        slipway.addSubcommand("prices", new PricesCommand(server.address()));
        var words = new String[regions.length + 1];
        words[0] = "prices";
        System.arraycopy(regions, 0, words, 1, regions.length);
        return slipway.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private Path file(String region) {
        return project.resolve(PriceList.file(region));
    }

    private void writeList(String region, String text) throws IOException {
        Files.createDirectories(project.resolve("prices"));
        Files.writeString(file(region), text);
    }

    private double usd(String region, Price price) {
        return PriceList.of(project, region).orElseThrow().prices().get(price).usd();
    }

    @Test
    void aRegionWithoutPricesGetsAListWithTheKeysOfIreland() {
        assertThat(prices("eu-west-2")).isZero();

        assertThat(out).hasToString("prices/eu-west-2.yaml: %d prices\n", ALL);
        assertThat(err.toString()).startsWith("slipway: reading AmazonECS (0.0 MB)\n");
        assertThat(PriceList.of(project, "eu-west-2").orElseThrow().prices().keySet())
                .containsAll(PriceList.of(Path.of(""), "eu-west-1")
                        .orElseThrow()
                        .prices()
                        .keySet());
        assertThat(file("eu-west-2").getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aStackInTheRegionIsEstimatedWithTheList() throws IOException {
        writeStack("dev", "eu-west-2", "");

        assertThat(prices()).isZero();
        out.getBuffer().setLength(0);

        assertThat(run("preview", "dev")).isZero();
        assertThat(out.toString())
                .contains("Cost a month in eu-west-2, in USD")
                .endsWith(" from the pages in prices/eu-west-2.yaml\ncan be deployed\n")
                .doesNotContain("not estimated");
    }

    @Test
    void withoutARegionTheStackFilesTellTheRegionsWithoutPrices() throws IOException {
        writeStack("dev", "eu-west-1", "");
        writeStack("test", "eu-west-2", "");
        writeStack("prod", "eu-west-2", "");

        assertThat(prices()).isZero();

        assertThat(out).hasToString("prices/eu-west-2.yaml: %d prices\n", ALL);
    }

    @Test
    void withoutARegionNothingIsWrittenIfAllHavePrices() throws IOException {
        writeStack("dev", "eu-west-1", "");

        assertThat(prices()).isZero();

        assertThat(out)
                .hasToString(
                        "The regions of all stack files have price lists; name a region to write its list again\n");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void severalRegionsGetAListEach() {
        assertThat(prices("eu-west-2", "eu-west-1", "eu-west-2")).isZero();

        assertThat(out).hasToString("prices/eu-west-2.yaml: %1$d prices\nprices/eu-west-1.yaml: %1$d prices\n", ALL);
    }

    @Test
    void aListIsReplacedWithItsChanges() throws IOException {
        prices("eu-west-2");
        out.getBuffer().setLength(0);
        var text = Files.readString(file("eu-west-2"));
        writeList(
                "eu-west-2",
                text.replace("kms-key-month: 1\n", "kms-key-month: 0.8\n")
                        .replace("    public-ipv4-hour: 0.005\n", ""));

        assertThat(prices("eu-west-2")).isZero();

        assertThat(out).hasToString("""
                prices/eu-west-2.yaml: 2 of %d prices changed
                  public-ipv4-hour: none -> 0.005
                  kms-key-month: 0.8 -> 1
                """, ALL);
        assertThat(file("eu-west-2")).hasContent(text);
    }

    @Test
    void aPriceThatAwsDoesNotListIsNamed() {
        server.answers(
                PriceListServer.path("AWSCloudMap", "current/region_index.json"),
                200,
                PriceListServer.index("AWSCloudMap", "us-east-1"));

        assertThat(prices("eu-west-2")).isZero();

        assertThat(out).hasToString("""
                prices/eu-west-2.yaml: %d prices
                  registered-task-month: AWS lists no AWSCloudMap in eu-west-2; lines with it are not estimated
                """, ALL - 1);
    }

    @Test
    void aPriceThatAwsDoesNotListIsKept() throws IOException {
        server.answers(
                PriceListServer.path("AWSCloudMap", "current/region_index.json"),
                200,
                PriceListServer.index("AWSCloudMap", "us-east-1"));
        writeList("eu-west-2", "- {source: us, asOf: '2026-01-01', prices: {registered-task-month: 0.2}}\n");

        assertThat(prices("eu-west-2")).isZero();

        assertThat(out.toString())
                .startsWith("prices/eu-west-2.yaml: %1$d of %1$d prices changed\n".formatted(ALL - 1))
                .endsWith(
                        "  registered-task-month: AWS lists no AWSCloudMap in eu-west-2; the price of 2026-01-01 is kept\n");
        assertThat(usd("eu-west-2", Price.REGISTERED_TASK_MONTH)).isEqualTo(0.2);
    }

    @Test
    void afterAFailureTheListIsAsBefore() throws IOException {
        var list = "- {source: us, asOf: '2026-01-01', prices: {kms-key-month: 0.5}}\n";
        writeList("eu-west-2", list);
        server.cutsOff(PriceListServer.regionPath("AmazonEC2", "eu-west-2"), PriceListServer.sample("AmazonEC2"));

        assertThat(prices("eu-west-2")).isEqualTo(1);

        assertThat(err.toString())
                .endsWith("\n%s%s ends in the middle; run the command again\n"
                        .formatted(server.address(), PriceListServer.regionPath("AmazonEC2", "eu-west-2")));
        assertThat(file("eu-west-2")).hasContent(list);
    }

    @Test
    void aRegionInChinaIsRefusedBeforeAnyDownload() {
        assertThat(prices("eu-west-2", "cn-north-1")).isEqualTo(1);

        assertThat(err)
                .hasToString("cn-north-1 is in the partition aws-cn, whose prices are in yuan; "
                        + "write prices/cn-north-1.yaml with prices in US dollars\n");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anUnknownRegionIsRefused() {
        assertThat(prices("eu-west-9")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "eu-west-9 is not in AWS's price list of AmazonECS; name a region of: eu-west-1, eu-west-2\n");
        assertThat(project.resolve("prices")).doesNotExist();
    }
}
