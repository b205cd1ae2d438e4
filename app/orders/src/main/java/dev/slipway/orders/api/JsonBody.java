package dev.slipway.orders.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.orders.order.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object, read as the documented type without conversion: {@code "2"} is not a number.
 *
 * <p>Errors are collected, not thrown; an invalid field has a harmless value until the errors are checked.
 */
final class JsonBody {

    static final String OBJECT_RULE = "The body must be a JSON object.";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc6838#section-4.2">RFC 6838, names</a> */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][\\w!#$&^.+-]{0,63}/[A-Za-z0-9][\\w!#$&^.+-]{0,63}");

    private final JsonNode object;
    private final Faults faults;
    private final Set<String> known = new TreeSet<>();

    private JsonBody(JsonNode object, Faults faults) {
        this.object = object;
        this.faults = faults;
    }

    /** @throws InvalidRequestException if it is no JSON object */
    static JsonBody of(byte[] body, Faults faults) {
        JsonNode node = parse(body);
        if (!node.isObject()) {
            throw new InvalidRequestException(OBJECT_RULE);
        }
        return new JsonBody(node, faults);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (StreamConstraintsException e) {
            throw new InvalidRequestException("The body nests or holds too much to be read.");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new InvalidRequestException("The body is not JSON, at line %d, column %d: %s."
                    .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new InvalidRequestException("The body is not UTF-8.");
        }
    }

    /** A printable text of 1 to {@code longest} characters. */
    String text(String field, int longest) {
        JsonNode value = value(field);
        String text = value.asText();
        if (!value.isTextual() || !Parameters.isText(text, longest)) {
            faults.add(field, Parameters.textRule(longest));
        }
        return text;
    }

    int integer(String field, int least, int most) {
        JsonNode value = value(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            faults.add(field, "must be a whole number from %d to %d".formatted(least, most));
        }
        return value.asInt();
    }

    /** The name of a file. */
    String fileName(String field) {
        return matching(field, Parameters.FILE_NAME, Parameters.FILE_NAME_RULE);
    }

    /** A media type without parameters. */
    String mediaType(String field) {
        return matching(field, MEDIA_TYPE, "must be a media type, such as application/pdf");
    }

    private String matching(String field, Pattern form, String rule) {
        JsonNode value = value(field);
        if (!value.isTextual() || !form.matcher(value.asText()).matches()) {
            faults.add(field, rule);
        }
        return value.asText();
    }

    Status status(String field) {
        JsonNode value = value(field);
        var status = value.isTextual() ? Status.of(value.asText()) : Optional.<Status>empty();
        if (status.isEmpty()) {
            faults.add(field, Parameters.STATUS_RULE);
        }
        return status.orElse(Status.PLACED);
    }

    /** Checks after all fields are read that there is no other one, which may be misspelled. */
    void end() {
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                faults.add(field, "is unknown here; known are %s".formatted(String.join(", ", known)));
            }
        });
    }

    private JsonNode value(String field) {
        known.add(field);
        return object.path(field);
    }
}
