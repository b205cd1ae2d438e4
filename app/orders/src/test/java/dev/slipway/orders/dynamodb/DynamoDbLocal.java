package dev.slipway.orders.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * AWS's DynamoDB Local, in memory, as a process of its own. It ends with the one that started it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html">Differences from
 *     DynamoDB</a>
 */
public record DynamoDbLocal(Process process, URI endpoint) implements AutoCloseable {

    private static final Path LIBRARIES = Path.of("target", "dynamodb-local");
    private static final Path MAIN = Path.of("src", "test", "dynamodb-local", "Loopback.java");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static @Nullable DynamoDbLocal shared;

    /** The one for all tests that neither stop nor pause it. */
    public static synchronized DynamoDbLocal shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    static DynamoDbLocal start() {
        assertThat(LIBRARIES)
                .as("DynamoDB Local, which mvn process-test-resources puts there")
                .isDirectory();
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dsqlite4java.library.path=" + LIBRARIES,
                            "-cp",
                            LIBRARIES + "/*",
                            MAIN.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String port = new BufferedReader(process.inputReader()).readLine();
            assertThat(port).as("DynamoDB Local's port").isNotNull();
            return new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes this the endpoint of the clients that are opened from now on. */
    void use() {
        use(endpoint);
    }

    /** Makes this the endpoint of the clients that are opened from now on. */
    static void use(URI endpoint) {
        System.setProperty("aws.endpointUrlDynamoDb", endpoint.toString());
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
    }

    /** A new table, as the Pulumi program makes it. DynamoDB Local has no time to live. */
    public String newTable() {
        String name = "orders-" + UUID.randomUUID();
        try (DynamoDbClient client = client()) {
            client.createTable(table -> table.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("pk"), text("sk"), text("gsi1pk"), text("gsi1sk"))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                            .indexName("gsi1")
                            .keySchema(key("gsi1pk", KeyType.HASH), key("gsi1sk", KeyType.RANGE))
                            .projection(projection -> projection.projectionType(ProjectionType.ALL))
                            .build()));
        }
        return name;
    }

    /** A store in this table, with patience. */
    public DynamoOrderStore store(String table) {
        return new DynamoOrderStore(client(), table);
    }

    /** A client with the patience that a busy machine needs. */
    DynamoDbClient client() {
        use();
        return Client.open(PATIENCE, PATIENCE);
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
