package dev.slipway.analysis.cost.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.stream.MalformedJsonException;
import dev.slipway.analysis.cost.Price;
import dev.slipway.testing.PriceListServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePriceListTest {
    private static final ProductFilter KEYS = ProductFilter.regional(Price.KMS_KEY_MONTH, "awskms", "KMS-Keys");
    private static final ProductFilter SCHEDULES = ProductFilter.regional(
                    Price.SCHEDULE_MILLION, "AWSEvents", "ScheduledInvocation")
            .perMillion();

    private static ServicePriceList read(String file, ProductFilter... filters) throws IOException {
        return ServicePriceList.read(new StringReader(file), List.of(filters), "eu-west-1");
    }

    private static ServicePriceList sample(String service, ProductFilter... filters) throws IOException {
        return read(PriceListServer.sample(service), filters);
    }

    private static BigDecimal price(ServicePriceList list, Price price) {
        assertThat(list.prices().get(price)).hasSize(1);
        return list.prices().get(price).iterator().next();
    }

    @Test
    void aPriceHasTheAmountAndTheDayOfTheFile() throws IOException {
        var list = sample("awskms", KEYS);

        assertThat(price(list, Price.KMS_KEY_MONTH)).isEqualByComparingTo("1");
        assertThat(list.published()).isEqualTo(LocalDate.of(2026, 9, 11));
    }

    @Test
    void theFirstRangeIsThePrice() throws IOException {
        var transfer = ProductFilter.regional(Price.TRANSFER_OUT_GB, "AWSDataTransfer", "DataTransfer-Out-Bytes");

        assertThat(price(sample("AWSDataTransfer", transfer), Price.TRANSFER_OUT_GB))
                .isEqualByComparingTo("0.09");
    }

    @Test
    void aFreeFirstRangeIsNoPrice() throws IOException {
        assertThat(price(sample("AWSEvents", SCHEDULES), Price.SCHEDULE_MILLION))
                .isEqualByComparingTo("1");
    }

    @Test
    void productsWithOnePriceAreOne() throws IOException {
        var acu = ProductFilter.regional(Price.ACU_HOUR, "AmazonRDS", "Aurora:ServerlessV2Usage");

        assertThat(price(sample("AmazonRDS", acu), Price.ACU_HOUR)).isEqualByComparingTo("0.14");
    }

    @Test
    void productsWithSeveralPricesHaveAll() throws IOException {
        var events = ProductFilter.regional(Price.EVENT_MILLION, "AWSEvents", "Event-64K-Chunks");

        assertThat(sample("AWSEvents", events).prices().get(Price.EVENT_MILLION))
                .containsExactly(new BigDecimal("0.0000010000"), new BigDecimal("0.0000011000"));
    }

    @Test
    void aPriceWithoutAProductIsMissing() throws IOException {
        assertThat(sample("awskms", SCHEDULES).prices()).isEmpty();
    }

    @Test
    void termsOfReservationsAreNotRead() throws IOException {
        var file = PriceListServer.sample("AmazonEC2");
        var gateway = ProductFilter.regional(Price.NAT_GATEWAY_HOUR, "AmazonEC2", "NatGateway-Hours");

        var list = read(file.substring(0, file.indexOf("\"Reserved\"")), gateway);

        assertThat(price(list, Price.NAT_GATEWAY_HOUR)).isEqualByComparingTo("0.048");
    }

    @Test
    void aLongFileIsReadToTheLastTermAlone() throws IOException {
        var file = PriceListServer.sample("awskms");
        var rest = file.indexOf("  \"attributesList\"");

        var list = ServicePriceList.read(
                new Reader() {
                    private final Reader start = new StringReader(file.substring(0, rest));

                    @Override
                    public int read(char[] buffer, int offset, int length) throws IOException {
                        var count = start.read(buffer, offset, Math.min(length, 100));
                        if (count < 0) {
                            throw new IOException("the rest is read");
                        }
                        return count;
                    }

                    @Override
                    public void close() {}
                },
                List.of(KEYS),
                "eu-west-1");

        assertThat(price(list, Price.KMS_KEY_MONTH)).isEqualByComparingTo("1");
    }

    @Test
    void aFileThatEndsInTheMiddleIsRefused() {
        var file = PriceListServer.sample("awskms");

        assertThatThrownBy(() -> read(file.substring(0, file.indexOf("\"terms\"")), KEYS))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(file.substring(0, file.indexOf("pricePerUnit")), KEYS))
                .isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sign in to the network</html>",
                "[]",
                "{\"publicationDate\": \"2026-09-11T14:21:05Z\"}",
                "{\"publicationDate\": \"yesterday\", \"products\": {}, \"terms\": {}}",
                "{\"publicationDate\": \"2026-09-11T14:21:05Z\", \"products\": [], \"terms\": {}}",
            })
    void anotherFileIsRefused(String text) {
        assertThatThrownBy(() -> read(text, KEYS)).isInstanceOf(MalformedJsonException.class);
    }
}
