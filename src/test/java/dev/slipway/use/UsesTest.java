package dev.slipway.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.core.Output;
import dev.slipway.iam.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsesTest {
    private static Usable store(String variable) {
        return () -> Access.by(variable, Output.of("x"), Statement.allow("a:b").on(Output.of("arn")));
    }

    @Test
    void theFirstOfAKindHasThePlainName() {
        var uses = new Uses(List.of(Use.of(store("TABLE_NAME")), new Use(store("TABLE_NAME"), "_CARTS")));

        assertThat(uses.variables()).containsExactly("TABLE_NAME", "TABLE_NAME_CARTS");
        assertThat(uses.grants()).hasSize(2);
        assertThat(uses.startGrants()).isEmpty();
    }

    @Test
    void secretsAreVariablesToo() {
        Usable secret = () -> new Access(
                Map.of("DB_HOST", Output.of("x")), Map.of("DB_SECRET", Output.of("arn")), List.of(), List.of());

        assertThat(new Uses(List.of(Use.of(secret))).variables()).containsExactly("DB_HOST", "DB_SECRET");
    }

    @Test
    void aSuffixThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Use(store("TABLE_NAME"), "carts"))
                .withMessage(
                        "a suffix such as _ORDERS, or none, is allowed; write it in upper case after an underscore");
    }
}
