package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.analysis.cost.PriceList;
import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CostCommandTest extends ProjectHarness {
    private static final String PRICES = """
            - source: https://aws.amazon.com/vpc/pricing/
              asOf: "2026-09-25"
              prices: {nat-gateway-hour: 0.05, nat-gateway-gb: 0.05, public-ipv4-hour: 0.005}
            - source: https://aws.amazon.com/kms/pricing/
              asOf: "2026-09-22"
              prices: {kms-key-month: 1}
            """;

    @BeforeEach
    void writeDevStackAndPrices() throws IOException {
        Files.createDirectories(project.resolve("prices"));
        Files.writeString(project.resolve(PriceList.file("eu-west-1")), PRICES);
        writeStack("dev", "eu-west-1", "slipway:network: {flowLogs: false}\n");
    }

    @Test
    void aPreviewEndsWithTheCostAndTheVerdict() {
        assertThat(run("preview", "dev")).isZero();

        assertThat(out.toString()).endsWith("""
                Cost a month in eu-west-1, in USD, without tax, by the hours that the stack is used:
                                                 idle   2 h/day   8 h/day      24/7
                    NAT gateway
                      network-nat-a             36.50     36.50     36.50     36.50
                      network-nat-a, data        0.00      0.04      0.17      0.50
                    Public IPv4 address
                      network-nat-a-address      3.65      3.65      3.65      3.65
                    total                       40.15     40.19     40.32     40.65
                    no service sleeps: all tasks run 24/7 in every column
                    assumption for a month of use 24/7: 100,000 requests of 10 KB; slipway:cost sets all assumptions
                    AWS list prices of 2026-09-25, from the pages in prices/eu-west-1.yaml
                can be deployed
                """);
    }

    @Test
    void aPreviewInARegionWithoutPricesIsNotRefused() throws IOException {
        writeStack("dev", "eu-west-2", "");

        assertThat(run("preview", "dev")).isZero();

        assertThat(out.toString()).endsWith("""
                Cost a month:
                    not estimated: no price list for eu-west-2: run ./slipway prices eu-west-2, which writes prices/eu-west-2.yaml from AWS's public price list
                can be deployed
                """);
    }

    @Test
    void aBudgetInARegionWithoutPricesIsAWarning() throws IOException {
        writeStack("dev", "eu-west-2", "slipway:budget: {monthly: 50}\n");

        assertThat(run("preview", "dev")).isZero();

        assertThat(out.toString()).endsWith("""
                    warning: slipway:budget.monthly = 50: the budget is not checked: no price list for eu-west-2: run ./slipway prices eu-west-2, which writes prices/eu-west-2.yaml from AWS's public price list
                can be deployed, 1 warning
                """);
    }

    @Test
    void aPreviewBeyondItsBudgetEndsWith1() throws IOException {
        writeStack("dev", "eu-west-1", "slipway:network: {flowLogs: false}\nslipway:budget: {monthly: 40}\n");

        assertThat(run("preview", "dev")).isEqualTo(1);

        assertThat(out.toString()).endsWith("""
                    error: slipway:budget.monthly = 40: the stack costs $40.65 a month used 24 h a day, most of it for NAT gateway $37.00, Public IPv4 address $3.65; spend less there or raise the budget
                """);
        assertThat(err).hasToString("refused: 1 error\n");
    }

    @Test
    void theCostIsExplainedFigureByFigure() {
        assertThat(run("cost", "dev")).isZero();

        assertThat(out.toString())
                .contains("network-nat-a          730 x $0.05/hour              36.50")
                .contains("all assumptions: requestsPerMonth 100000, responseKb 10, ")
                .contains("Outbound access of tasks, used 24/7:\n  *      40.65  one NAT gateway\n")
                .contains("   no price  4 interface endpoints in 2 zones, no internet\n")
                .contains("       savings    further\n          0.50       0.00  idle\n");
    }

    @Test
    void anAssumptionIsReplacedForOneRun() {
        assertThat(run("cost", "dev", "--assume", "natGb=100", "--assume", "responseKb=20"))
                .isZero();

        assertThat(out.toString()).contains("100 x $0.05/GB ").contains("100,000 requests of 20 KB");
    }

    @Test
    void aWrongAssumptionIsAWrongCallWithTheErrorOfAStackFile() {
        assertThat(run("cost", "dev", "--assume", "natGbs=100")).isEqualTo(2);
        assertThat(run("cost", "dev", "--assume", "natGb=many")).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("slipway:cost.natGbs: unknown key; did you mean natGb?\nsee ./slipway cost --help\n")
                .contains("slipway:cost.natGb = many: a number of 0 or more is allowed; correct it\nsee ");
    }

    @Test
    void jsonHasEachFigureWithItsSource() {
        assertThat(run("cost", "dev", "--json")).isZero();

        var document = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(document.keySet())
                .containsExactly(
                        "stack",
                        "region",
                        "currency",
                        "total",
                        "lines",
                        "alternatives",
                        "sleeping",
                        "free",
                        "notEstimated",
                        "assumptions");
        assertThat(document.getAsJsonObject("total").get("24/7").getAsDouble()).isEqualTo(40.65);
        assertThat(document.getAsJsonArray("lines").get(0))
                .hasToString(
                        "{\"service\":\"NAT gateway\",\"what\":\"network-nat-a\",\"price\":\"nat-gateway-hour\",\"usd\":0.05,\"unit\":\"hour\","
                                + "\"amount\":{\"idle\":730.0000,\"2 h/day\":730.0000,\"8 h/day\":730.0000,\"24/7\":730.0000},"
                                + "\"cost\":{\"idle\":36.5000,\"2 h/day\":36.5000,\"8 h/day\":36.5000,\"24/7\":36.5000},"
                                + "\"source\":\"https://aws.amazon.com/vpc/pricing/\",\"asOf\":\"2026-09-25\"}");
    }

    @Test
    void theCostInARegionWithoutPricesIsRefused() throws IOException {
        writeStack("dev", "eu-west-2", "");

        assertThat(run("cost", "dev")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "no price list for eu-west-2: run ./slipway prices eu-west-2, which writes prices/eu-west-2.yaml from AWS's public price list\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aCostBeyondTheBudgetIsReportedAndEndsWith1() throws IOException {
        writeStack("dev", "eu-west-1", "slipway:network: {flowLogs: false}\nslipway:budget: {monthly: 40}\n");

        assertThat(run("cost", "dev")).isEqualTo(1);

        assertThat(out.toString()).contains("total ");
        assertThat(err.toString()).startsWith("slipway:budget.monthly = 40: the stack costs $40.65 a month");
    }

    @Test
    void aPriceListThatIsBrokenIsRefused() throws IOException {
        var file = Files.writeString(project.resolve(PriceList.file("eu-west-1")), "free");

        assertThat(run("preview", "dev")).isEqualTo(1);

        assertThat(err).hasToString(file + " is not a list of pages with source, asOf and prices; correct it\n");
    }
}
