package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 16, 65536",
        "0.0.0.0/0, 0, 4294967296",
        "255.255.255.255/32, 32, 1",
        "128.0.0.0/1, 1, 2147483648",
        "192.168.4.16/28, 28, 16"
    })
    void aBlockIsReadAndWrittenTheSame(String text, int prefix, long size) {
        var cidr = Cidr.of(text);
        assertThat(cidr.prefix()).isEqualTo(prefix);
        assertThat(cidr.size()).isEqualTo(size);
        assertThat(cidr).hasToString(text).isEqualTo(new Cidr(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0/16",
                "10.0.0.0/33",
                "10.0.0.0/99",
                "10.0.0.0/-1",
                "10.0.0.0/016",
                "256.0.0.0/8",
                "10.0.0.999/32",
                "010.0.0.0/16",
                "10.0.0.0/16 ",
                "10.0.0.0.0/16",
                "::/0"
            })
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> Cidr.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"%s\" is no IPv4 block; write four numbers of 0 to 255 and a prefix length of 0 to 32, such as 10.0.0.0/16",
                        text);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5/16, 10.0.0.0/16",
        "10.0.255.255/17, 10.0.128.0/17",
        "203.0.113.7/31, 203.0.113.6/31",
        "1.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255/8, 255.0.0.0/8"
    })
    void anAddressInsideTheBlockIsRefusedWithTheBlocksFirst(String text, String block) {
        assertThatThrownBy(() -> Cidr.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"%s\" is not the first address of its block; write %s", text, block);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.16.0/20, true, true",
        "10.0.16.0/20, 10.0.0.0/16, false, true",
        "10.0.0.0/16, 10.0.0.0/16, true, true",
        "10.0.0.0/16, 10.1.0.0/16, false, false",
        "10.0.0.0/20, 10.0.16.0/20, false, false",
        "0.0.0.0/0, 255.255.255.255/32, true, true"
    })
    void blocksContainAndOverlap(String one, String other, boolean contains, boolean overlaps) {
        assertThat(Cidr.of(one).contains(Cidr.of(other))).isEqualTo(contains);
        assertThat(Cidr.of(one).overlaps(Cidr.of(other))).isEqualTo(overlaps);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 4, 0, 10.0.0.0/20",
        "10.0.0.0/16, 4, 1, 10.0.16.0/20",
        "10.0.0.0/16, 4, 15, 10.0.240.0/20",
        "10.0.0.0/16, 0, 0, 10.0.0.0/16",
        "192.168.0.192/26, 2, 3, 192.168.0.240/28",
        "0.0.0.0/0, 32, 2147483647, 127.255.255.255/32",
        "128.0.0.0/1, 1, 1, 192.0.0.0/2"
    })
    void aBlockSplitsIntoEqualParts(String block, int newBits, int index, String part) {
        assertThat(Cidr.of(block).subnet(newBits, index)).isEqualTo(Cidr.of(part));
    }

    @Test
    void aPartThatIsNotThereIsRefused() {
        var block = Cidr.of("10.0.0.0/24");
        assertThatThrownBy(() -> block.subnet(9, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("10.0.0.0/24 cannot be split by 9 bits; it has 8 to split by");
        assertThatThrownBy(() -> block.subnet(-1, 0))
                .hasMessage("10.0.0.0/24 cannot be split by -1 bits; it has 8 to split by");
        assertThatThrownBy(() -> block.subnet(2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("10.0.0.0/24 has no part 4 when split by 2 bits; the last part is 3");
        assertThatThrownBy(() -> block.subnet(2, -1))
                .hasMessage("10.0.0.0/24 has no part -1 when split by 2 bits; the last part is 3");
    }
}
