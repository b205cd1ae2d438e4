package dev.slipway.base.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static Linkable store(String variable) {
        return () ->
                LinkGrant.by(variable, Output.of("x"), Statement.allow("a:b").on(Output.of("arn")));
    }

    @Test
    void theFirstOfATypeHasThePlainName() {
        var uses = new Links(List.of(Link.of(store("TABLE_NAME")), new Link(store("TABLE_NAME"), "_CARTS")));

        assertThat(uses.variables()).containsExactly("TABLE_NAME", "TABLE_NAME_CARTS");
        assertThat(uses.grants()).hasSize(2);
        assertThat(uses.startGrants()).isEmpty();
    }

    @Test
    void secretsAreVariablesToo() {
        Linkable secret = () -> new LinkGrant(
                Map.of("DB_HOST", Output.of("x")), Map.of("DB_SECRET", Output.of("arn")), List.of(), List.of());

        assertThat(new Links(List.of(Link.of(secret))).variables()).containsExactly("DB_HOST", "DB_SECRET");
    }

    @Test
    void anInvalidSuffixIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Link(store("TABLE_NAME"), "carts"))
                .withMessage(
                        "a suffix such as _ORDERS, or none, is allowed; write it in upper case after an underscore");
    }
}
