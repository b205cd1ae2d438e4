package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final Path GOLDEN = Path.of("src", "test", "golden");

    @Test
    void everyTypeOfTheGoldenPlansIsKnown() throws IOException {
        var types = types();

        assertThat(types).hasSizeGreaterThan(60);
        assertThat(types.stream().filter(type -> !ResourceRates.isKnown(type)).toList())
                .as(
                        "types without a rate: what costs nothing goes to FREE in dev.slipway.analysis.cost.ResourceRates; what costs gets a"
                                + " rate in the class of its kind, an entry in PAID there, and its prices a constant of Price"
                                + " and a figure in src/main/prices/*.yaml, with AWS's page and the day; what no assumption tells goes to UNESTIMATED")
                .isEmpty();
    }

    @Test
    void noTypeIsBothPaidAndFree() throws IOException {
        assertThat(types()).noneMatch(type -> ResourceRates.of(type).isPresent() && ResourceRates.isFree(type));
    }

    private static TreeSet<String> types() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(RatesTest::resources)
                    .flatMap(List::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> resources(Path plan) {
        try {
            var resources = JsonParser.parseString(Files.readString(plan))
                    .getAsJsonObject()
                    .getAsJsonArray("resources");
            return StreamSupport.stream(resources.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .filter(resource -> resource.get("custom").getAsBoolean())
                    .map(resource -> resource.get("type").getAsString())
                    .filter(type -> !type.startsWith("pulumi:"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
