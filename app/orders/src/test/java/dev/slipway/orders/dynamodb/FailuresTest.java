package dev.slipway.orders.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.orders.dynamodb.Stub.Answer;
import dev.slipway.orders.order.StoreUnavailableException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class FailuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|ResourceNotFoundException|There is no DynamoDB table \"orders\" in this account and region. Set TABLE_NAME to one that is there.",
                "400|AccessDeniedException|The credentials give no access to the DynamoDB table \"orders\": word",
                "400|UnrecognizedClientException|DynamoDB does not accept the credentials: word",
                "400|ExpiredTokenException|DynamoDB does not accept the credentials: word",
                "400|ProvisionedThroughputExceededException|DynamoDB throttles the table \"orders\": word",
                "400|ThrottlingException|DynamoDB throttles the table \"orders\": word",
                "400|RequestLimitExceeded|DynamoDB throttles the table \"orders\": word",
                "500|InternalServerError|DynamoDB fails: word",
                "503|ServiceUnavailable|DynamoDB fails: word",
            })
    void whatMayPassMakesTheStoreUnavailable(int status, String code, String line) throws Exception {
        try (var stub = new Stub(Answer.error(status, code, "word"));
                var store = stub.store()) {
            assertThatThrownBy(store::check)
                    .isInstanceOf(StoreUnavailableException.class)
                    .message()
                    .startsWith(line)
                    .hasLineCount(1);
        }
    }

    @Test
    void aFaultOfTheRequestIsNoUnavailability() throws Exception {
        try (var stub = new Stub(Answer.error(400, "ValidationException", "The key is wrong"));
                var store = stub.store()) {
            assertThatThrownBy(store::check)
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("The key is wrong");
        }
    }

    @Test
    void aMomentOfThrottlingIsNotNoticed() throws Exception {
        try (var stub = new Stub(
                        Answer.error(400, "ProvisionedThroughputExceededException", "slow down"), Answer.ok("{}"));
                var store = stub.store()) {
            store.check();

            assertThat(stub.requests()).hasSize(2);
        }
    }

    @Test
    void nobodyThereIsTold() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        DynamoDbLocal.use(URI.create("http://127.0.0.1:" + port));
        try (var store = DynamoOrderStore.open("orders")) {
            assertThatThrownBy(store::check)
                    .isInstanceOf(StoreUnavailableException.class)
                    .message()
                    .startsWith(
                            "DynamoDB cannot be reached: Unable to execute HTTP request: Connect to 127.0.0.1:" + port)
                    .contains("Connection refused")
                    .hasLineCount(1);
        }
    }

    @Test
    void aTableThatIsNotThereIsTold() {
        DynamoDbLocal.shared().use();
        try (var store = DynamoOrderStore.open("nothing-here")) {
            assertThatThrownBy(store::check)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("There is no DynamoDB table \"nothing-here\" in this account and region."
                            + " Set TABLE_NAME to one that is there.");
        }
    }
}
