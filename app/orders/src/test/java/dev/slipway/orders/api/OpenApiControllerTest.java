package dev.slipway.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class OpenApiControllerTest {

    private static final String YAML = "/docs/openapi.yaml";
    private static final String JSON = "/docs/openapi.json";
    private static final String YAML_TYPE = "application/yaml; charset=utf-8";

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @ParameterizedTest
    @CsvSource({YAML + ", " + YAML_TYPE, JSON + ", application/json"})
    void eachPathHasTheMediaTypeOfItsForm(String path, String type) throws Exception {
        var response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("content-type")).containsExactly(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {YAML, JSON})
    void bothFormsAreUtf8(String path) throws Exception {
        var response = client.send(request(path).build(), BodyHandlers.ofByteArray());

        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("placed ──▶ paid ──▶ shipped");
    }

    @Test
    void bothFormsAreTheSameDocument() throws Exception {
        assertThat(document(get(JSON).body())).isEqualTo(document(get(YAML).body()));
    }

    @Test
    void theJsonFormHasTheMergedOperationsOfTheYamlForm() throws Exception {
        var paths = new ObjectMapper().readTree(get(JSON).body()).path("paths");

        assertThat(paths.at("/~1api~1health/get/responses"))
                .isNotEmpty()
                .isEqualTo(paths.at("/~1health/get/responses"));
    }

    @ParameterizedTest
    @ValueSource(strings = {YAML, JSON})
    void bothFormsMayBeCachedForAMinuteAndAreNotSentAgainIfUnchanged(String path) throws Exception {
        var headers = get(path).headers();
        assertThat(headers.firstValue("cache-control")).hasValue("private, max-age=60");
        assertThat(headers.firstValue("expires")).isPresent();

        var repeated = send(request(path)
                .header("If-Modified-Since", headers.firstValue("last-modified").orElseThrow()));

        assertThat(repeated.statusCode()).isEqualTo(304);
        assertThat(repeated.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Swagger UI, openapi-generator, a browser, Micronaut's constant, and former names.
                YAML + "|application/json, application/yaml|" + YAML_TYPE,
                YAML + "|application/json, application/yaml, */*|" + YAML_TYPE,
                YAML + "|text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|" + YAML_TYPE,
                YAML + "|application/x-yaml|" + YAML_TYPE,
                YAML + "|text/yaml|" + YAML_TYPE,
                YAML + "|text/x-yaml|" + YAML_TYPE,
                JSON + "|application/json, application/yaml|application/json",
                JSON + "|application/json|application/json"
            })
    void theHeadersOfCommonClientsAreAccepted(String path, String accept, String type) throws Exception {
        var response = send(request(path).header("Accept", accept));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                YAML + "|application/json|text/x-yaml, application/x-yaml, text/yaml, application/yaml",
                JSON + "|application/yaml|application/json"
            })
    void anotherMediaTypeIsNotAcceptable(String path, String accept, String supported) throws Exception {
        var response = send(request(path).header("Accept", accept));

        assertProblem(
                response,
                406,
                "Not Acceptable",
                "Specified Accept Types [%s] not supported. Supported types: [%s].".formatted(accept, supported));
    }

    @ParameterizedTest
    @ValueSource(strings = {YAML, JSON})
    void anotherMethodIsNotAllowed(String path) throws Exception {
        var response = send(request(path).POST(BodyPublishers.noBody()));

        assertProblem(
                response,
                405,
                "Method Not Allowed",
                "Method [POST] not allowed for URI [%s]. Allowed methods: [HEAD, GET].".formatted(path));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String title, String detail) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(title, status, detail));
    }

    private static OpenAPI document(String text) {
        var parsed = new OpenAPIV3Parser().readContents(text);
        assertThat(parsed.getMessages()).isEmpty();
        return parsed.getOpenAPI();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
