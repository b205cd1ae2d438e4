package dev.slipway.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.status.ServiceStatus.ControllerStatus;
import dev.slipway.testing.FakeAws;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

class FunctionStatusReaderTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final String WAKE = "arn:aws:lambda:eu-west-1:123456789012:function:orders-wake-1:live";
    private static final DeployedStack STACK =
            new DeployedStack("dev", JsonParser.parseString("""
                    {
                      "cluster_arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",
                      "addresses": {"quotes": "https://api.example.com/quotes/*"},
                      "function_version": {"quotes": "8"},
                      "function_name": {"quotes": "quotes-1"},
                      "wake_function_arn": {"orders": "%s"}
                    }
                    """.formatted(WAKE)).getAsJsonObject());

    private final FakeAws aws = FakeAws.start();

    @AfterEach
    void stop() {
        aws.close();
    }

    private FunctionStatusReader functions() {
        var metrics = new MetricReader(STACK.client(CloudWatchClient.builder()), InstantSource.fixed(NOW));
        return new FunctionStatusReader(STACK, STACK.client(LambdaClient.builder()), metrics);
    }

    private void answers(String state, String update) {
        aws.answers("GET /2015-03-31/functions/quotes-1?Qualifier=live", """
                {"Configuration": {"Version": "7", "State": "%s", "StateReason": "no subnet is left",
                                   "LastUpdateStatus": "%s", "LastUpdateStatusReason": "the image is gone",
                                   "LastModified": "2026-01-31T09:00:00.000+0000"},
                 "Code": {"ImageUri": "quotes@sha256:1"}}
                """.formatted(state, update));
    }

    @ParameterizedTest
    @CsvSource({
        "Active, Successful, HEALTHY, ''",
        "Inactive, Successful, HEALTHY, ''",
        "Pending, Successful, DEPLOYING, ''",
        "Active, InProgress, DEPLOYING, ''",
        "Failed, Successful, UNHEALTHY, the function cannot run: no subnet is left",
        "Active, Failed, UNHEALTHY, its last update failed: the image is gone",
    })
    void aServiceOnLambdaHasTheStateOfItsFunction(String state, String update, ServiceState expected, String why) {
        answers(state, update);

        var seen = functions().read("quotes", "quotes-1");

        assertThat(seen.state()).isEqualTo(expected);
        assertThat(String.join("", seen.why())).isEqualTo(why);
        assertThat(seen.addresses()).containsExactly("https://api.example.com/quotes/*");
        assertThat(seen.releaseMismatch())
                .isEqualTo(
                        expected == ServiceState.DEPLOYING
                                ? Optional.empty()
                                : Optional.of(new ReleaseMismatch("7", "8", "pulumi up -s dev --refresh deploys it")));
        assertThat(seen.deployments())
                .containsExactly(new ServiceStatus.Deployment(
                        "7",
                        "quotes@sha256:1",
                        update,
                        "the image is gone",
                        Instant.parse("2026-01-31T09:00:00Z"),
                        0,
                        0));
    }

    @Test
    void aFunctionThatIsGoneIsUnhealthy() {
        aws.refuses(
                "GET /2015-03-31/functions/quotes-1?Qualifier=live", "ResourceNotFoundException", "no such function");

        assertThat(functions().read("quotes", "quotes-1"))
                .isEqualTo(ServiceStatus.unhealthy(
                        "quotes", "it does not exist; run pulumi refresh and pulumi up -s dev to create it again"));
    }

    @Test
    void aControllerIsListedWithItsLastRunAndItsErrors() {
        aws.answers(
                "GET /2015-03-31/functions/" + WAKE.replace(":", "%3A") + "/configuration", "{\"State\": \"Active\"}");
        aws.answersEach("GetMetricData", request -> """
                <GetMetricDataResponse><GetMetricDataResult><MetricDataResults><member><Id>runs</Id>
                <Timestamps><member>2026-01-31T09:00:00Z</member><member>2026-01-31T09:30:00Z</member>
                <member>2026-01-31T09:50:00Z</member></Timestamps>
                <Values><member>4</member><member>1</member><member>0</member></Values></member>
                <member><Id>errors</Id><Timestamps><member>2026-01-31T09:00:00Z</member>
                <member>2026-01-31T09:30:00Z</member></Timestamps>
                <Values><member>2</member><member>1</member></Values></member></MetricDataResults>
                </GetMetricDataResult></GetMetricDataResponse>""");

        assertThat(functions().controllers("orders"))
                .isEqualTo(List.of(
                        new ControllerStatus("wake", "Active", Optional.of(Instant.parse("2026-01-31T09:30:00Z")), 3)));
        assertThat(functions().controllers("quotes")).isEmpty();
        assertThat(aws.requests("GetMetricData"))
                .hasSize(1)
                .first()
                .asString()
                .contains("orders-wake-1", "StartTime=2026-01-30T10%3A00%3A00Z");
    }
}
