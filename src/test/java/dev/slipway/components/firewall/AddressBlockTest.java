package dev.slipway.components.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, false",
        "198.51.100.7/32, false",
        "128.0.0.0/1, false",
        "2001:db8::/32, true",
        "2001:db8::1/128, true",
        "8000::/1, true"
    })
    void aBlockHasOneIpVersion(String text, boolean ipv6) {
        assertThat(new AddressBlock(text).ipv6()).isEqualTo(ipv6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0"})
    void everyAddressIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddressBlock(text))
                .withMessage(
                        "\"%s\" is every address, which an IP set does not take; name smaller blocks".formatted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2001:db8::/129", "2001:db8::", "2001::db8::/32", "fe80::1%eth0/64", "2001:DB8::/32", ":/8"})
    void anInvalidIpv6BlockIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddressBlock(text))
                .withMessage(
                        "\"%s\" is no IPv6 block; write lower-case groups and a prefix length of 1 to 128, such as 2001:db8::/32"
                                .formatted(text));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1/64, 64", "2001:db8:1::/32, 96"})
    void aBlockIsNamedByItsFirstAddress(String text, int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddressBlock(text))
                .withMessage(
                        "\"%s\" is not the first address of its block; clear its last %d bits".formatted(text, bits));
    }
}
