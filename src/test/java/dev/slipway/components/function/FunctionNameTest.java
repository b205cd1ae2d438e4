package dev.slipway.components.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionNameTest {
    private static final String LONGEST = "a".repeat(64);
    private static final String ALLOWED = ", and up to 64 letters, digits, hyphens and underscores are allowed;"
            + " shorten its name, or rename the project or the stack";

    @ParameterizedTest
    @ValueSource(strings = {"a", "slipway-dev-orders-activator", "Shop_dev-orders"})
    void aValidNameIsAllowed(String name) {
        assertThat(FunctionName.of(name).text()).isEqualTo(name);
        assertThat(FunctionName.of(LONGEST).text()).isEqualTo(LONGEST);
    }

    @ParameterizedTest
    @CsvSource({"my.shop-dev-orders-activator, my-shop-dev-orders-activator-[0-9a-f]{8}", "a b, a-b-[0-9a-f]{8}"})
    void otherCharactersBecomeHyphensAndAHashKeepsTheNameUnique(String text, String name) {
        assertThat(FunctionName.of(text).text()).matches(name);
        assertThat(FunctionName.of("a.b")).isNotEqualTo(FunctionName.of("a b"));
    }

    @Test
    void aLongNameIsShortenedAndKeptUniqueByAHash() {
        var one = FunctionName.of(LONGEST + "-orders-activator").text();
        var other = FunctionName.of(LONGEST + "-shop-activator").text();

        assertThat(one).hasSize(64).matches("a{55}-[0-9a-f]{8}").isNotEqualTo(other);
    }

    @Test
    void itsAliasIsOfTheAccountAndRegionOfTheDeploy() {
        var plan = Programs.plan(context ->
                context.export("arn", FunctionName.of("orders-activator").aliasArn()));

        assertThat(plan.outputs())
                .containsEntry("arn", "arn:aws:lambda:eu-west-1:123456789012:function:orders-activator:live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b"})
    void aNameThatAwsWouldRefuseIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionName(name))
                .withMessage("the function would be called " + name + ALLOWED);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionName(LONGEST + "a"))
                .withMessage("the function would be called " + LONGEST + "a" + ALLOWED);
    }
}
