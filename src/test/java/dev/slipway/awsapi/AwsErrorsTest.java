package dev.slipway.awsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.testing.FakeAws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

class AwsErrorsTest {
    private static final String CLUSTER = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";

    private static String refusal() {
        try (var ecs = Clients.inRegionOf(CLUSTER, EcsClient.builder())) {
            return AwsErrors.of(catchThrowableOfType(SdkException.class, ecs::listClusters));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ExpiredTokenException       | The security token included in the request is expired"
                        + "| the AWS credentials have expired (The security token included in the request is expired):"
                        + " get new ones, for example by aws sso login",
                "UnrecognizedClientException | The security token included in the request is invalid."
                        + "| AWS rejects the credentials (The security token included in the request is invalid.):"
                        + " set AWS_PROFILE to a profile of the stack's account",
                "AccessDeniedException       | User: me is not authorized to perform: ecs:ListClusters"
                        + "| AWS denies the call: User: me is not authorized to perform: ecs:ListClusters;"
                        + " use credentials with this permission, or have the action allowed",
                "ClusterNotFoundException    | Cluster not found."
                        + "| AWS rejects the call: Cluster not found. (ClusterNotFoundException)",
            })
    void aRefusalOfAwsIsOneLineWithTheNextStep(String code, String message, String told) {
        try (var aws = FakeAws.start().refuses("ListClusters", code, message)) {
            assertThat(refusal()).isEqualTo(told);
            assertThat(aws.requests("ListClusters")).isNotEmpty();
        }
    }

    @Test
    void theMessageForMissingCredentialsSaysHowToGetThem() {
        var failure = SdkClientException.create("Unable to load credentials from any of the providers in the chain X");

        assertThat(AwsErrors.of(failure))
                .isEqualTo("there are no AWS credentials: run aws configure sso, or set AWS_PROFILE");
    }

    @Test
    void theMessageForAnExpiredSessionSaysHowToRenewIt() {
        var failure = SdkClientException.create("The SSO session associated with this profile has expired.");

        assertThat(AwsErrors.of(failure))
                .isEqualTo(
                        "the AWS credentials have expired (The SSO session associated with this profile has expired.):"
                                + " run aws sso login");
    }

    @Test
    void anAwsThatDoesNotAnswerIsUnreachable() {
        try (var aws = FakeAws.gone()) {
            assertThat(refusal())
                    .matches(
                            "AWS cannot be reached \\(java\\.net\\.ConnectException: Connection refused.*\\): check the"
                                    + " network, and AWS_ENDPOINT_URL if it is set");
            assertThat(aws.requests("ListClusters")).isEmpty();
        }
    }
}
