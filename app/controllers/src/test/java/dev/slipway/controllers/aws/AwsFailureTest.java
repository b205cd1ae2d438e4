package dev.slipway.controllers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.controllers.emulated.EmulatedAws;
import dev.slipway.controllers.service.EcsService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.regions.Region;

class AwsFailureTest {
    private final EmulatedAws aws = new EmulatedAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ThrottlingException      | 400 | THROTTLED | 4 | AWS throttled all attempts of ecs:UpdateService for the service orders in the cluster dev; the next call or schedule tries again
            AccessDeniedException    | 400 | DENIED    | 1 | the function's role does not allow ecs:UpdateService on the service orders in the cluster dev; add it to the role's policy
            ServiceNotFoundException | 400 | MISSING   | 1 | ecs:UpdateService does not find the service orders in the cluster dev; deploy it again, or correct the variables of the function
            ServiceNotActiveException| 400 | MISSING   | 1 | ecs:UpdateService does not find the service orders in the cluster dev; deploy it again, or correct the variables of the function
            ClusterNotFoundException | 400 | MISSING   | 1 | ecs:UpdateService does not find the service orders in the cluster dev; deploy it again, or correct the variables of the function
            InvalidParameterException| 400 | REFUSED   | 1 | AWS rejected ecs:UpdateService for the service orders in the cluster dev with InvalidParameterException; the log has its message
            ServerException          | 500 | REFUSED   | 4 | AWS rejected ecs:UpdateService for the service orders in the cluster dev with ServerException; the log has its message
            """)
    void whatAwsRefusesIsToldInOneLine(String code, int status, AwsFailure.Kind kind, int attempts, String reason) {
        aws.fail("UpdateService", status, code, "what AWS says");
        var service = new EcsService(aws.clients().ecs(), "dev", "orders");
        var failure = catchThrowableOfType(AwsFailure.class, () -> service.scaleTo(1));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.detail()).contains("what AWS says");
        assertThat(aws.calls()).hasSize(attempts);
    }

    @Test
    void aServiceThatEcsDoesNotKnowIsMissing() {
        var service = new EcsService(aws.clients().ecs(), "dev", "gone");
        var failure = catchThrowableOfType(AwsFailure.class, service::describe);
        assertThat(failure.kind()).isEqualTo(AwsFailure.Kind.MISSING);
        assertThat(failure.reason())
                .isEqualTo(
                        "ecs:DescribeServices does not find the service gone in the cluster dev; deploy it again, or correct the variables of the function");
        assertThat(failure.detail()).isEqualTo("MISSING");
    }

    @Test
    void nobodyAtTheEndpointIsUnreachable() throws IOException {
        var clients = new Aws(
                Region.EU_WEST_1,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                Optional.of(URI.create("http://127.0.0.1:" + freePort())),
                EmulatedAws.PATIENT);
        var failure =
                catchThrowableOfType(AwsFailure.class, () -> new EcsService(clients.ecs(), "dev", "orders").describe());
        assertThat(failure.kind()).isEqualTo(AwsFailure.Kind.UNREACHABLE);
        assertThat(failure.reason())
                .isEqualTo(
                        "ecs:DescribeServices for the service orders in the cluster dev got no response; check the function's network access to AWS, its region and its credentials");
    }

    @Test
    void aCallThatTakesTooLongIsSlow() {
        var failure = catchThrowableOfType(
                AwsFailure.class,
                () -> AwsFailure.named("ecs:ListTasks", "the service orders", () -> {
                    throw ApiCallTimeoutException.create(8000);
                }));
        assertThat(failure.kind()).isEqualTo(AwsFailure.Kind.SLOW);
        assertThat(failure.reason()).isEqualTo("ecs:ListTasks for the service orders took too long; it is tried again");
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForForever() throws IOException {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            var limits = new Aws.Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(100));
            var clients = new Aws(
                    Region.EU_WEST_1,
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                    Optional.of(URI.create("http://127.0.0.1:" + silent.getLocalPort())),
                    limits);
            var failure = catchThrowableOfType(
                    AwsFailure.class, () -> new EcsService(clients.ecs(), "dev", "orders").scaleTo(0));
            assertThat(failure.reason())
                    .isEqualTo(
                            "ecs:UpdateService for the service orders in the cluster dev took too long; it is tried again");
        }
    }

    @Test
    void ec2RefusesAnAddressByItsOwnCode() {
        aws.fail("DescribeNetworkInterfaces", 403, "UnauthorizedOperation", "You are not authorized");
        var failure = catchThrowableOfType(
                AwsFailure.class, () -> aws.clients().addresses().of(List.of("eni-1")));
        assertThat(failure.reason())
                .isEqualTo(
                        "the function's role does not allow ec2:DescribeNetworkInterfaces on the network interfaces of the tasks; add it to the role's policy");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
