package dev.slipway.analysis.diff;

import com.google.gson.JsonParseException;
import com.pulumi.exceptions.RunException;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.analysis.guard.Severity;
import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.RegistrationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reader of the plans that {@code ./slipway preview --json} writes, in this version and earlier ones. Of the options it
 * reads the provider only; a comparison takes the others from the new plan.
 */
public final class SavedPlanFile {
    private SavedPlanFile() {}

    /** The plan in a file.
     *
     * @throws RunException if the file is not a saved plan, or cannot be read
     */
    public static SavedPlan read(Path file) {
        try {
            return saved(object(Json.read(Files.readString(file))));
        } catch (JsonParseException | IllegalArgumentException e) {
            throw new RunException(
                    "%s is not a saved plan; write one with ./slipway preview STACK --json FILE".formatted(file), e);
        } catch (IOException e) {
            throw new RunException("%s cannot be read; check that it is a readable file".formatted(file), e);
        }
    }

    private static SavedPlan saved(Map<String, Object> document) {
        var resources = list(document.get("resources")).stream()
                .map(item -> resource(object(item)))
                .toList();
        var plan = new Plan(
                text(document, "project"),
                text(document, "stack"),
                resources,
                document.containsKey("outputs") ? object(document.get("outputs")) : Map.of());
        var findings = document.containsKey("findings") ? list(document.get("findings")) : List.of();
        return new SavedPlan(
                plan,
                findings.stream().map(item -> finding(object(item))).toList(),
                document.getOrDefault("region", "").toString());
    }

    private static PlannedResource resource(Map<String, Object> fields) {
        return new PlannedResource(
                text(fields, "urn"),
                text(fields, "type"),
                text(fields, "name"),
                text(fields, "parent"),
                fields.get("custom") instanceof Boolean custom && custom,
                object(fields.get("inputs")),
                fields.get("protect") instanceof Boolean protect && protect,
                texts(fields.get("dependencies")),
                texts(fields.get("ignoreChanges")),
                RegistrationOptions.ofProvider(provider(fields)));
    }

    private static String provider(Map<String, Object> fields) {
        return fields.get("options") instanceof Map<?, ?> options && options.get("provider") instanceof String provider
                ? provider
                : RegistrationOptions.UNKNOWN_PROVIDER;
    }

    private static Finding finding(Map<String, Object> fields) {
        return new Finding(
                text(fields, "rule"),
                Severity.valueOf(text(fields, "severity").toUpperCase(Locale.ROOT)),
                text(fields, "urn"),
                text(fields, "message"),
                fields.get("waived") instanceof String waived ? waived : null);
    }

    private static String text(Map<String, Object> fields, String key) {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no " + key);
    }

    private static Map<String, Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("no object");
        }
        var fields = new TreeMap<String, Object>();
        map.forEach((key, field) -> {
            if (field != null) {
                fields.put(key.toString(), field);
            }
        });
        return fields;
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("no list");
    }

    private static List<String> texts(@Nullable Object value) {
        return value == null
                ? List.of()
                : list(value).stream().map(Object::toString).toList();
    }
}
