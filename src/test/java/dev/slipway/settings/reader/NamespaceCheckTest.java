package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.testing.TestStack;
import org.junit.jupiter.api.Test;

class NamespaceCheckTest {
    @Test
    void aKeyOfSlipwayInTheNamespaceOfTheProjectIsRefused() {
        TestStack.assertErrors(
                () -> TestStack.settingsOf("shop", "{'shop:services': {web: {}}, 'shop:network': {zones: 2}}"),
                "shop:network: not read: Slipway's keys have the namespace slipway; write slipway:network",
                "shop:services: not read: Slipway's keys have the namespace slipway; write slipway:services");
    }

    @Test
    void aKeyOfSlipwayInAMistypedNamespaceIsRefused() {
        TestStack.assertErrors(
                () -> TestStack.settingsOf("shop", "{'slipwy:protected': true}"),
                "slipwy:protected: not read: Slipway's keys have the namespace slipway; write slipway:protected");
    }

    @Test
    void keysOfExtensionsAndProvidersAreNot() {
        assertThatCode(() -> TestStack.settingsOf(
                        "shop", "{'shop:greeting': hello, 'aws:profile': shop, 'audit:services': [web]}"))
                .doesNotThrowAnyException();
    }
}
