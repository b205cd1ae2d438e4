package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/login-AbCdEf";
    private static final String DENIED =
            "api error AccessDeniedException: User is not authorized to perform:" + " secretsmanager:GetSecretValue";

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "shop/login", "arn:aws:ssm:eu-west-1:123456789012:parameter/login", ARN + ":key"})
    void anotherTextIsRefusedWithoutTheText(String text) {
        assertThatThrownBy(() -> new ClientSecret(text))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "the ARN of a Secrets Manager secret is allowed, with :<json key>:: behind it for one key; store"
                                + " the client secret there, and copy the ARN whole, with its last six characters");
    }

    @Test
    void theArnIsThatOfTheSecretWithoutTheKey() {
        assertThat(new ClientSecret(ARN + ":client::").arn()).isEqualTo(ARN);
        assertThat(new ClientSecret(ARN + ":client::").region()).isEqualTo("eu-west-1");
    }

    @Test
    void theValueIsTheTextOrAKeyOfItsJson() {
        assertThat(values(false, () -> "s3cret", ARN)).containsExactly("s3cret");
        assertThat(values(false, () -> "{\"client\":\"s3cret\"}", ARN + ":client::"))
                .containsExactly("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"other\":\"s3cret\"}", "{\"client\":{\"s3cret\":1}}", "s3cret", "[\"s3cret\"]", "{"})
    void aMissingKeyIsReportedWithoutTheValueInAPreviewToo(String value) {
        for (var preview : List.of(true, false)) {
            assertThatThrownBy(() -> values(preview, () -> value, ARN + ":client::"))
                    .hasStackTraceContaining("the secret " + ARN
                            + " has no JSON key 'client' with a text; correct it in slipway:balancer.logins")
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain("s3cret"));
            PulumiTest.cleanup();
        }
    }

    @Test
    void aPreviewThatMayNotReadTheSecretGoesOnAndAnUpDoesNot() {
        Supplier<String> denied = () -> {
            throw new IllegalStateException(DENIED);
        };

        assertThat(values(true, denied, ARN + ":client::")).containsExactly("not read by this preview");
        PulumiTest.cleanup();
        assertThatThrownBy(() -> values(false, denied, ARN))
                .hasStackTraceContaining("the value of the secret " + ARN
                        + " cannot be looked up, because AWS denies secretsmanager:GetSecretValue; allow it for the role or"
                        + " user that runs Pulumi (" + DENIED + ")");
    }

    @Test
    void aSecretWithoutTextIsNotDeployed() {
        assertThatThrownBy(() -> values(false, () -> "", ARN))
                .hasStackTraceContaining("the secret " + ARN + " has no text; store the client secret in it");
    }

    /** The value in a preview or an up in which AWS answers with a text. */
    private static List<String> values(boolean preview, Supplier<String> value, String text) {
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                try {
                    return CompletableFuture.completedFuture(Map.of(
                            "id",
                            "a",
                            "arn",
                            ARN,
                            "createdDate",
                            "",
                            "secretId",
                            ARN,
                            "secretBinary",
                            "",
                            "secretString",
                            value.get(),
                            "versionId",
                            "1",
                            "versionStages",
                            List.of()));
                } catch (IllegalStateException e) {
                    return CompletableFuture.failedFuture(e);
                }
            }
        };
        var values = new ArrayList<String>();
        var failures = new ArrayList<RunException>();
        PulumiTest.withMocks(mocks)
                .withOptions(TestOptions.builder().preview(preview).build())
                .runTest(context -> {
                    assertThat(Deployment.getInstance().isDryRun()).isEqualTo(preview);
                    try {
                        values.add(PulumiTest.extractValue(new ClientSecret(text).value()));
                    } catch (RunException e) {
                        failures.add(e);
                    }
                });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return values;
    }
}
