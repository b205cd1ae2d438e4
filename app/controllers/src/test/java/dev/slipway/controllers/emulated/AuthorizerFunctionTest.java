package dev.slipway.controllers.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.controllers.Function;
import dev.slipway.controllers.aws.AwsFailure;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorizerFunctionTest {
    private final EmulatedAws aws = new EmulatedAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    private Function authorizer() {
        return new Function(
                Function.Kind.AUTHORIZER,
                aws,
                Map.of("ORIGIN_HEADER", "X-Slipway-Origin", "ORIGIN_PARAMETER", EmulatedParameter.NAME));
    }

    /** The simple response, and nothing beside it that an API would not know. */
    @Test
    void anApiGetsYesOrNo() {
        aws.parameter().put("0123456789abcdef");
        assertThat(authorizer().call("authorizer")).hasToString("{\"isAuthorized\":true}");

        aws.parameter().put("another");
        assertThat(authorizer().call("authorizer")).hasToString("{\"isAuthorized\":false}");
    }

    @Test
    void theLogNamesTheApi() {
        aws.parameter().put("another");
        var function = authorizer();
        function.call("authorizer");

        assertThat(function.log().toString()).matches("""
                        \\{"time":"[^"]+","level":"INFO","controller":"authorizer","api":"shop-dev-api",\
                        "requestId":"request-1","event":"authorizer","decision":"refused",\
                        "reason":"the x-slipway-origin of the request has another value","sourceIp":"192.0.2.1"\\}""");
    }

    /** An API takes it for no answer, refuses the request with 500 and does not keep that. */
    @Test
    void aFailureIsAnErrorOfTheFunctionAndInItsMetric() {
        aws.fail("GetParameter", 400, "AccessDeniedException", "no");
        var function = authorizer();

        assertThatThrownBy(() -> function.call("authorizer")).isInstanceOf(AwsFailure.class);
        assertThat(function.log().get("level").getAsString()).isEqualTo("ERROR");
        assertThat(function.log().get("Failures").getAsInt()).isEqualTo(1);
        assertThat(function.log().getAsJsonObject("_aws").toString())
                .contains("\"Dimensions\":[[\"api\",\"controller\"]]");
    }
}
