package dev.slipway.orders.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * An error of the API as {@code application/problem+json}.
 *
 * @param type what kind of problem; {@code about:blank} where the status says it all
 * @param title the status in words
 * @param detail what is wrong with this request, and what to do
 * @param errors the fields that are wrong, each with its own detail
 * @param allowed the steps that would be legal, where one was not
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<FieldError> errors, List<String> allowed) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String UNSPECIFIC = "about:blank";

    /**
     * @param field the JSON field, the query parameter or the header
     */
    @Serdeable
    record FieldError(String field, String detail) {}

    static Problem of(HttpStatus status, String detail) {
        return new Problem(UNSPECIFIC, status.getReason(), status.getCode(), detail, List.of(), List.of());
    }

    /** @param name of the kind, unique in this API */
    Problem withType(String name) {
        return new Problem("urn:problem:orders:" + name, title, status, detail, errors, allowed);
    }

    Problem withErrors(List<FieldError> fields) {
        return new Problem(type, title, status, detail, fields, allowed);
    }

    Problem withAllowed(List<String> steps) {
        return new Problem(type, title, status, detail, errors, steps);
    }
}
