package dev.slipway.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "128.0.0.0/1",
                "10.0.0.0/8",
                "203.0.113.128/25",
                "255.255.255.254/31",
                "192.0.2.1/32"
            })
    void takesEveryRangeWithoutBitsBeyondItsPrefix(String cidr) {
        assertThat(AllowList.of(cidr).cidrs()).containsExactly(cidr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "10.0.0/8", "10.0.0.0.0/8", "::/0", "10.0.0.0/-1"})
    void refusesWhatIsNoRange(String cidr) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.of(cidr))
                .withMessage("'" + cidr
                        + "' is no IPv4 range: give an address and a prefix length of 0 to 32, such as 203.0.113.0/24");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, 10.0.0.0/8",
        "203.0.113.129/25, 203.0.113.128/25",
        "192.0.2.255/31, 192.0.2.254/31",
        "1.2.3.4/0, 0.0.0.0/0",
        "255.255.255.255/1, 128.0.0.0/1"
    })
    void refusesBitsBeyondThePrefixAndNamesTheRange(String cidr, String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.of(cidr))
                .withMessage("'%s' has bits beyond its prefix: give %s".formatted(cidr, range));
    }

    @Test
    void refusesNoRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(AllowList::of)
                .withMessage(
                        "an allow-list needs a range: give one, such as 203.0.113.0/24, or 0.0.0.0/0 for everybody");
    }

    @Test
    void refusesARangeTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.of("10.0.0.0/8", "192.0.2.0/24", "10.0.0.0/8"))
                .withMessage("the range 10.0.0.0/8 is there twice: leave one out");
    }

    @Test
    void isOpenOnlyWithEverybodyInIt() {
        assertThat(AllowList.everybody().open()).isTrue();
        assertThat(AllowList.of("10.0.0.0/8", "0.0.0.0/0").open()).isTrue();
        assertThat(AllowList.of("10.0.0.0/8").open()).isFalse();
    }
}
