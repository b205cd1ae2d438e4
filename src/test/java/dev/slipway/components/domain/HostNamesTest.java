package dev.slipway.components.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
    private static HostNames names(boolean wildcard, String... hosts) {
        return new HostNames("example.com", List.of(hosts), wildcard);
    }

    @Test
    void aCertificateIsForEachHostAndValidatedForEach() {
        var names = names(false, "server.example.com", "example.com", "a.b.example.com");

        assertThat(names.certificate()).containsExactly("server.example.com", "example.com", "a.b.example.com");
        assertThat(names.proofs()).isEqualTo(names.certificate());
    }

    @Test
    void aWildcardCoversOneLabelAndIsValidatedWithItsZone() {
        var names = names(true, "server.example.com", "example.com", "a.b.example.com");

        assertThat(names.certificate()).containsExactly("*.example.com", "example.com", "a.b.example.com");
        assertThat(names.proofs()).containsExactly("example.com", "a.b.example.com");
    }

    @Test
    void aHostThatAWildcardCoversAddsNoName() {
        assertThat(names(false, "*.shop.example.com", "a.shop.example.com").certificate())
                .containsExactly("*.shop.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "*.example.com, a.example.com,   true",
        "*.example.com, a.b.example.com, false",
        "*.example.com, example.com,     false",
        "*.example.com, *.example.com,   true",
        "example.com,   example.com,     true",
        "example.com,   a.example.com,   false",
    })
    void aWildcardMatchesExactlyOneLabel(String name, String host, boolean covers) {
        assertThat(HostNames.covers(name, host)).isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "a.b.example.co.uk", "internal-1.example.com"})
    void aZoneHasTwoLabelsOrMore(String zone) {
        assertThat(HostNames.checkZone(zone)).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com", "example.com.", "Example.com", "-a.com", "*.example.com", "example..com", ""})
    void anInvalidZoneIsRefused(String zone) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostNames(zone, List.of(), false))
                .withMessage("zone: the name of a public hosted zone, such as example.com, is allowed; correct it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"server.example.org", "notexample.com", "a.*.example.com", "a_.-.example.com", "A.example.com"})
    void aHostOutsideOfTheZoneIsRefused(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(false, host))
                .withMessage(
                        "hosts: the host '%s' is not possible in the zone example.com; give a name such as server.example.com"
                                .formatted(host));
    }

    @Test
    void aDuplicateHostIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(false, "a.example.com", "a.example.com"))
                .withMessage("hosts: a.example.com is listed twice; remove one");
    }

    @Test
    void aCertificateHoldsTenNames() {
        var eleven = IntStream.range(0, 11).mapToObj(i -> i + ".example.com").toList();

        assertThat(new HostNames("example.com", eleven.subList(0, 10), false).certificate())
                .hasSize(10);
        assertThat(new HostNames("example.com", eleven, true).certificate()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostNames("example.com", eleven, false))
                .withMessage(
                        "hosts: 11 names do not fit a certificate, which holds 10; set wildcard to true, or remove some");
    }

    @Test
    void aCertificateBeginsWithAShortName() {
        var label = "a".repeat(53);

        assertThat(names(false, label.substring(1) + ".example.com").certificate())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(false, label + ".example.com"))
                .withMessage(
                        "hosts: the host %s.example.com has more than 64 characters, the maximum of a certificate's first name; list a shorter one first, or set wildcard to true",
                        label);
    }
}
