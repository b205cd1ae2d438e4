package dev.slipway.orders.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URL;

/**
 * OpenAPI document of the service, as YAML and as JSON.
 *
 * <pre>{@code
 * curl http://localhost:8080/docs/openapi.yaml
 * curl http://localhost:8080/docs/openapi.json
 * }</pre>
 *
 * <p>Each form has its own path, so that caches need no {@code Vary}. The build writes the JSON file with
 * {@code src/build/OpenApiJson.java}. The files are not among the static resources below {@code /docs}: Micronaut
 * serves those as {@code text/plain} if it does not know their extension, whatever the method and the {@code Accept} of
 * the request.
 *
 * <p>RFC 9512 registers {@code application/yaml} without parameters, and has recipients ignore those that they do not
 * know. The response has a charset nevertheless: clients that decode by the header need it, such as Apache HttpClient
 * with ISO-8859-1 as its default and Python's requests with a guess. Swagger UI and openapi-generator decode UTF-8 with
 * and without it, and browsers download YAML.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9512">RFC 9512</a>
 */
@Controller("/docs")
class OpenApiController {

    private static final String YAML = "application/yaml";
    private static final MediaType YAML_IN_UTF_8 = MediaType.of(YAML + "; charset=utf-8");

    /** For {@code Accept} only: former names of {@link #YAML}, one of which is Micronaut's own constant. */
    @Produces({YAML, MediaType.APPLICATION_YAML, "text/yaml", "text/x-yaml"})
    @Get("/openapi.yaml")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<StreamedFile> yaml() {
        return respond("openapi.yaml", YAML_IN_UTF_8);
    }

    @Produces(MediaType.APPLICATION_JSON)
    @Get("/openapi.json")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<StreamedFile> json() {
        return respond("openapi.json", MediaType.APPLICATION_JSON_TYPE);
    }

    private static HttpResponse<StreamedFile> respond(String name, MediaType type) {
        URL file = OpenApiController.class.getResource("/openapi/" + name);
        if (file == null) {
            throw new IllegalStateException(
                    "The classpath has no openapi/%s. Run mvn process-classes.".formatted(name));
        }
        return HttpResponse.ok(new StreamedFile(file)).contentType(type);
    }
}
