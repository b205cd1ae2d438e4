package dev.slipway.orders.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import dev.slipway.orders.KeepAliveClient.Answer;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The OpenAPI document as the service is packaged with it. */
final class Contract {

    private static final String PROBLEM = "application/problem+json";

    /** Of any route, as the document's description says: a head that cannot be read, taken or answered. */
    private static final Set<Integer> HEAD_FAULTS = Set.of(400, 406, 413);

    private final OpenAPI document;
    private final List<String> faults;
    private final OpenApiInteractionValidator validator;

    private Contract(String text) {
        var options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        var parsed = new OpenAPIV3Parser().readContents(text, null, options);
        document = parsed.getOpenAPI();
        faults = List.copyOf(parsed.getMessages());
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(text)
                .build();
    }

    static Contract read() {
        try (InputStream file = Contract.class.getResourceAsStream("/openapi/openapi.yaml")) {
            return new Contract(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the document. */
    List<String> faults() {
        return faults;
    }

    Map<String, PathItem> paths() {
        return document.getPaths();
    }

    /** What an answer has that the document does not know of; for what is no operation, that it is no problem. */
    List<String> breaches(String method, String asked, Answer answer) {
        if (answer.status() >= 500 && answer.status() != 501) {
            return List.of("the status is %d".formatted(answer.status()));
        }
        // The router takes /orders/ for /orders.
        var path = asked.replaceAll("(?<=.)/+$", "");
        // Micronaut answers HEAD on the route of a GET without a body, and errors without its media type.
        if (method.equals("HEAD") && isOperation("GET", path)) {
            return List.of();
        }
        if (answer.status() >= 400 && !answer.header("content-type").equals(PROBLEM)) {
            return List.of("an error is \"%s\", not %s".formatted(answer.header("content-type"), PROBLEM));
        }
        if (!isOperation(method, path)) {
            return answer.status() >= 400 || path.startsWith("/docs")
                    ? List.of()
                    : List.of("what is not documented answers %d".formatted(answer.status()));
        }
        if (HEAD_FAULTS.contains(answer.status()) && !hasResponse(method, path, answer.status())) {
            return validate("POST", "/orders", 400, answer);
        }
        return validate(method, path, answer.status(), answer);
    }

    private List<String> validate(String method, String path, int status, Answer answer) {
        var response = SimpleResponse.Builder.status(status);
        answer.headers().forEach(response::withHeader);
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        return validator.validateResponse(path, Request.Method.valueOf(method), response.build()).getMessages().stream()
                .map(Object::toString)
                .toList();
    }

    private Stream<Operation> operations(String method, String path) {
        return paths().entrySet().stream()
                .filter(entry -> pattern(entry.getKey()).matcher(path).matches())
                .map(entry -> entry.getValue().readOperationsMap().get(PathItem.HttpMethod.valueOf(method)))
                .filter(Objects::nonNull);
    }

    private boolean isOperation(String method, String path) {
        return operations(method, path).findAny().isPresent();
    }

    private boolean hasResponse(String method, String path, int status) {
        return operations(method, path)
                .anyMatch(operation -> operation.getResponses().containsKey(String.valueOf(status)));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }
}
