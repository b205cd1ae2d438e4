package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhysicalNameTest {
    @ParameterizedTest
    @CsvSource({
        "TABLE, 3, 255",
        "BUCKET_PREFIX, 1, 37",
        "EVENT_BUS, 1, 48",
        "QUEUE, 1, 80",
        "TOPIC, 1, 256",
        "DATABASE_CLUSTER, 1, 63",
        "CACHE, 1, 40",
        "REPOSITORY, 2, 256",
        "FUNCTION, 1, 64",
        "LOAD_BALANCING, 1, 24"
    })
    void aNameHasTheLengthThatAwsAllows(PhysicalName name, int min, int max) {
        assertThat(name.allows("a".repeat(min))).isTrue();
        assertThat(name.allows("a".repeat(max))).isTrue();
        for (var length : new int[] {min - 1, max + 1}) {
            assertThat(name.allows("a".repeat(length))).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> name.check("a".repeat(length)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FUNCTION, shop-dev, shop-dev",
        "FUNCTION, a b, a-b-[0-9a-f]{8}",
        "LOAD_BALANCING, balancer-https-trust, balancer-https-trust",
        "LOAD_BALANCING, a1234567890123456789012345, a1234567890123456-[0-9a-f]{6}"
    })
    void aNameThatDoesNotFitIsShortenedAndKeptUniqueByAHash(PhysicalName name, String text, String fitting) {
        assertThat(name.fit(text, name == PhysicalName.FUNCTION ? 8 : 6)).matches(fitting);
    }
}
