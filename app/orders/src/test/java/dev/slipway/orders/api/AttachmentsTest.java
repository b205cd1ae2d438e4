package dev.slipway.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.orders.attachment.Bucket;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Attachments over HTTP, with a server in place of S3 that does not look at signatures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentsTest {

    private static final String NOBODY = "018f2b52-0000-7000-8000-000000000000";
    private static final String PDF = "{\"name\":\"invoice.pdf\",\"contentType\":\"application/pdf\",\"size\":4}";
    private static final Map<String, Object> CREDENTIALS = Map.of(
            "aws.accessKeyId", "AKIDEXAMPLE",
            "aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "aws.region", "eu-west-1");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private EmbeddedServer server;
    private Bucket bucket;

    @BeforeAll
    void start() throws Exception {
        CREDENTIALS.forEach((key, value) -> System.setProperty(key, value.toString()));
        bucket = Bucket.open();
        server = service(bucket);
    }

    @AfterAll
    void stop() {
        server.close();
        bucket.close();
        CREDENTIALS.keySet().forEach(System::clearProperty);
    }

    private static EmbeddedServer service(Bucket bucket) {
        return service(Map.of(
                "orders.attachments.bucket",
                Bucket.NAME,
                "orders.attachments.endpoint",
                bucket.endpoint().toString()));
    }

    private static EmbeddedServer service(Map<String, Object> attachments) {
        var properties = new HashMap<String, Object>(attachments);
        properties.put("micronaut.server.port", -1);
        return ApplicationContext.run(EmbeddedServer.class, properties);
    }

    @Test
    void anUploadIsSignedForOneFileWithItsTypeAndLengthForTenMinutes() throws Exception {
        var order = placed(server);

        var upload = body(post(server, attachments(order), PDF), 201);

        assertThat(upload.path("method").asText()).isEqualTo("PUT");
        assertThat(upload.path("headers"))
                .hasToString("{\"Content-Type\":\"application/pdf\",\"Content-Length\":\"4\"}");
        assertThat(upload.path("url").asText())
                .startsWith(bucket.endpoint() + "/files/orders/" + order + "/invoice.pdf?")
                .contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost", "X-Amz-Expires=600")
                .doesNotContain("server-side-encryption", "checksum");
    }

    @Test
    void whatWasSentIsListedAndReadBack() throws Exception {
        var order = placed(server);
        var upload = body(post(server, attachments(order), PDF), 201);
        assertThat(body(get(server, attachments(order)), 200)).hasToString("{\"attachments\":[]}");

        var put = HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .header("Content-Type", "application/pdf")
                .PUT(BodyPublishers.ofString("%PDF"));
        assertThat(send(put).statusCode()).isEqualTo(200);

        assertThat(body(get(server, attachments(order)), 200))
                .hasToString(
                        "{\"attachments\":[{\"name\":\"invoice.pdf\",\"size\":4,\"storedAt\":\"2026-01-02T03:04:05Z\"}]}");
        var response = get(server, attachments(order) + "/invoice.pdf");
        assertThat(response.statusCode()).isEqualTo(303);
        var location = response.headers().firstValue("location").orElseThrow();
        assertThat(location).contains("response-content-disposition=attachment", "X-Amz-Expires=600");
        assertThat(send(HttpRequest.newBuilder(URI.create(location))).body()).isEqualTo("%PDF");
    }

    @Test
    void aFileThatIsNotThereIsNotFound() throws Exception {
        var order = placed(server);

        assertThat(detail(get(server, attachments(order) + "/other.pdf"), 404))
                .isEqualTo("The order %s has no attachment \"other.pdf\".".formatted(order));
    }

    @Test
    void anUnknownOrderHasNoAttachments() throws Exception {
        for (var response : new HttpResponse<?>[] {
            post(server, attachments(NOBODY), PDF),
            get(server, attachments(NOBODY)),
            get(server, attachments(NOBODY) + "/invoice.pdf")
        }) {
            assertThat(detail(response, 404)).isEqualTo("There is no order %s.".formatted(NOBODY));
        }
    }

    @Test
    void everyFaultOfAnAttachmentIsToldAtOnce() throws Exception {
        var response =
                post(server, attachments("x"), "{\"name\":\"../up\",\"contentType\":\"pdf\",\"size\":104857601}");

        var errors = body(response, 400).path("errors");
        assertThat(errors.findValuesAsText("field")).containsExactly("id", "name", "contentType", "size");
        assertThat(errors.findValuesAsText("detail"))
                .containsExactly(
                        "must be a UUID",
                        "must be 1 to 100 of the characters A-Z, a-z, 0-9, dot, dash and underscore, the first no dot or dash",
                        "must be a media type, such as application/pdf",
                        "must be a whole number from 1 to 104857600");
    }

    @Test
    void withoutABucketTheAnswerSaysWhatToSet() throws Exception {
        try (var service = service(Map.of())) {
            var order = placed(service);

            for (var response : new HttpResponse<?>[] {
                post(service, attachments(order), PDF),
                get(service, attachments(order)),
                get(service, attachments(order) + "/invoice.pdf")
            }) {
                assertThat(detail(response, 501))
                        .isEqualTo("This service keeps no attachments. Set S3_BUCKET to the name of a bucket.");
            }
        }
    }

    @Test
    void aBucketThatIsAwayIsA503ToBeTriedAgain() throws Exception {
        try (var away = Bucket.open();
                var service = service(away)) {
            var order = placed(service);
            away.goDown();

            var response = get(service, attachments(order));

            assertThat(detail(response, 503))
                    .isEqualTo("Attachments are not available at the moment. Nothing was changed. Try again.");
            assertThat(response.headers().firstValue("retry-after")).hasValue("2");
        }
    }

    private static String attachments(String order) {
        return "/orders/" + order + "/attachments";
    }

    private String placed(EmbeddedServer service) throws IOException, InterruptedException {
        var response = post(service, "/orders", "{\"customer\":\"ada\",\"product\":\"tea\",\"quantity\":2}");
        return body(response, 201).path("id").asText();
    }

    private HttpResponse<String> post(EmbeddedServer service, String path, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(service.getURI().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(EmbeddedServer service, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(service.getURI().resolve(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode body(HttpResponse<?> response, int code) throws IOException {
        assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(code);
        return json.readTree(response.body().toString());
    }

    private String detail(HttpResponse<?> response, int code) throws IOException {
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        return body(response, code).path("detail").asText();
    }
}
