package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackNameCheckTest {
    private static final String ALL_WRONG = "{\"bucket\":\"A\",\"bus\":\"B\"}";

    private static StackConfig stack(String project, String stack, String storage) {
        return new StackConfig(
                project, stack, Path.of("."), Map.of("slipway:storage", storage), Set.of(), SourceLocations.NONE);
    }

    @ParameterizedTest
    @CsvSource({"PROD, prod", "Dev_1, dev-1", "x--y, x-y", "a.b, a-b", "-a-, a", "Über, ber"})
    void theNameOfAStackIsCheckedFirst(String name, String possible) {
        assertThatThrownBy(() -> Settings.read(stack("shop", name, ALL_WRONG)))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        ("the stack is called %s: lower-case letters, digits and single hyphens are allowed, since the names of"
                                        + " repositories, buckets and databases contain it; call it %s")
                                .formatted(name, possible));
    }

    @ParameterizedTest
    @CsvSource({"My_Shop, my-shop", "shop.io, shop-io", "1shop, project-1shop"})
    void theNameOfAProjectStartsWithALetter(String name, String possible) {
        assertThatThrownBy(() -> Settings.read(stack(name, "dev", ALL_WRONG)))
                .hasMessage(
                        ("the project is called %s: lower-case letters, digits and single hyphens, starting with a letter, are"
                                        + " allowed, since the names of repositories, buckets and databases begin with it; change name in"
                                        + " Pulumi.yaml, to %s")
                                .formatted(name, possible));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 54 | a database's name has up to 63",
                "{\"bus\":\"orders\"} | 46 | a bus's name has up to 48",
                "{\"bus\":\"orders\",\"buckets\":{}} | 34 | a bucket's name has up to 63, of which Pulumi's provider adds 26"
            })
    void theirLengthIsThatOfTheShortestDerivedName(String storage, int max, String reason) {
        var longest = "s".repeat(max - 4);

        assertThatCode(() -> StackNameCheck.check(stack(longest, "dev", storage)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Settings.read(stack(longest + "s", "dev", storage)))
                .hasMessage(
                        ("the names of project and stack, %ss-dev, have %d characters: up to %d are allowed, since AWS's names"
                                        + " begin with both, and %s; shorten one of them")
                                .formatted(longest, max + 1, max, reason));
    }

    @Test
    void aStackMayBeginWithADigit() {
        assertThatCode(() -> StackNameCheck.check(stack("shop", "2-pr-17", "{}")))
                .doesNotThrowAnyException();
    }
}
