package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteActionTest {
    private static RouteAction.Redirect redirect(String host, String path, String query) {
        return new RouteAction.Redirect(
                Optional.empty(),
                Optional.ofNullable(host),
                OptionalInt.empty(),
                Optional.ofNullable(path),
                Optional.ofNullable(query),
                302);
    }

    @Test
    void aRedirectToTheSameAddressIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redirect(null, null, "a=b"))
                .withMessage("redirect: a redirect without protocol, host, port and path leads to the same address; "
                        + "set one of them, such as host: www.example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/b | | | redirect.host: the host 'a/b' is not possible in a redirect; give up to 128 characters, such as www.example.com or www.#{host}",
                " | new | | redirect.path: the path 'new' is not possible in a redirect; give a slash and up to 127 characters, such as /new/#{path}",
                "a.com | | ?a | redirect.query: the query '?a' is not possible in a redirect; give up to 128 characters without ? at the beginning"
            })
    void otherPartsAreRefused(String host, String path, String query, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redirect(host, path, query))
                .withMessage(message);
    }

    @Test
    void partsOf128CharactersAreAllowed() {
        assertThatNoException().isThrownBy(() -> redirect("h".repeat(128), "/" + "p".repeat(127), "q".repeat(128)));
        assertThatIllegalArgumentException().isThrownBy(() -> redirect("h".repeat(129), null, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 299, 400, 599})
    void aFixedResponseHasThisStatus(int status) {
        assertThatNoException().isThrownBy(() -> new RouteAction.FixedResponse(status, "text/plain", "x".repeat(1024)));
    }

    @Test
    void otherFixedResponsesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteAction.FixedResponse(301, "text/plain", ""))
                .withMessage("respond.status: a fixed response has no status 301; give 200 to 299 or 400 to 599; "
                        + "a redirect is written as redirect");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteAction.FixedResponse(200, "text/xml", ""))
                .withMessage("respond.contentType: text/plain, text/css, text/html, application/javascript, "
                        + "application/json are allowed; set it to text/plain");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteAction.FixedResponse(200, "text/plain", "ü".repeat(513)))
                .withMessage(
                        "respond.body: a fixed response has up to 1024 bytes; shorten it, or serve the page from a container");
    }
}
