package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortNamesTest {
    private static final int SUFFIX_OF_AUTO_NAMING = "-1234567".length();

    @ParameterizedTest
    @CsvSource({
        "web-orders, orders, web-orders-tg",
        "balancer-a12345678901, a12345678901, balancer-a12345678901-tg",
        "balancer-a123456789012, a123456789012, a123456789012-c4463e",
        "balancer-a1234567890123456789, a1234567890123456789, a1234567890123456-cf492c",
        "a1234567890123456789-b1234567890123456789, b1234567890123456789, b1234567890123456-69016c"
    })
    void aLongNameKeepsTheReadableService(String target, String service, String group) {
        assertThat(ShortNames.targetGroup(target, service)).isEqualTo(group).satisfies(name -> assertThat(
                        name.length() + SUFFIX_OF_AUTO_NAMING)
                .isLessThanOrEqualTo(32));
    }

    @Test
    void aLongServiceBehindTwoBalancersHasTwoTargetGroups() {
        assertThat(ShortNames.targetGroup("blue-a1234567890123456789", "a1234567890123456789"))
                .isNotEqualTo(ShortNames.targetGroup("green-a1234567890123456789", "a1234567890123456789"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "web", "a1234567890123456789", "my-2nd-web", "internal"})
    void takeUpTo20LettersDigitsAndHyphens(String name) {
        assertThat(ShortNames.service(name)).isEqualTo(name);
        assertThat(ShortNames.balancer(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Web", "1web", "-web", "web-", "we_b", "a12345678901234567890"})
    void otherNamesAreRefused(String name) {
        var allowed = ": give up to 20 of a-z 0-9 and hyphens, from a letter to a letter or digit";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShortNames.balancer(name))
                .withMessage("the name '" + name + "' is not possible for a load balancer" + allowed);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShortNames.service(name))
                .withMessage("the name '" + name + "' is not possible for a service behind a load balancer" + allowed);
    }

    @Test
    void refuseABalancerWithThePrefixInternal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShortNames.balancer("internal-web"))
                .withMessage("the name 'internal-web' is not possible for a load balancer: "
                        + "AWS keeps names from internal- on to itself, so begin with another word");
        assertThat(ShortNames.service("internal-web")).isEqualTo("internal-web");
    }
}
