package dev.slipway.settings.reader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.pulumi.exceptions.RunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that {@value #KEY} of a stack file names, and over which the stack file is merged: objects key by key, lists and
 * single values as a whole. Of several files, each is merged over the one before. Only their keys {@code slipway:…} count,
 * because Pulumi reads the others, such as {@code aws:region}, from the stack file alone.
 */
final class BaseFiles {
    static final String KEY = StackConfig.NAMESPACE + "extends";

    private final ProjectFile project;
    private final Path root;

    private BaseFiles(ProjectFile project, Path root) {
        this.project = project;
        this.root = root;
    }

    /** The values of a stack file over those of its base files, over those of the project. */
    static StackFile merged(ProjectFile project, Path root, StackFile file) {
        var base = new StackFile(project.values(), Set.of(), project.sources());
        return over(base, new BaseFiles(project, root).merged(file, List.of()));
    }

    private StackFile merged(StackFile file, List<String> chain) {
        var base = StackFile.EMPTY;
        for (var name : names(file)) {
            if (chain.contains(name)) {
                throw refused(file, name, "it extends itself", "remove the key from one of the files");
            }
            var next = new ArrayList<>(chain);
            next.add(name);
            base = over(base, merged(base(file, name), next));
        }
        return over(base, file.without(KEY));
    }

    private StackFile base(StackFile file, String name) {
        var path = root.resolve(name).normalize();
        if (!Files.isRegularFile(path)) {
            throw refused(file, name, "there is no such file", "name a file of the project's folder");
        }
        var base = StackFile.of(project, path);
        base.values().keySet().stream()
                .filter(key -> !key.startsWith(StackConfig.NAMESPACE))
                .findFirst()
                .ifPresent(key -> {
                    throw new RunException(
                            base.sources()
                                    .line(
                                            new ConfigError(
                                                    key,
                                                    "",
                                                    "Pulumi does not read it from a file that another one extends; write it into each stack file")));
                });
        return base;
    }

    private List<String> names(StackFile file) {
        var value = file.values().get(KEY);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonPrimitive name) {
            return List.of(name.getAsString());
        }
        if (value instanceof JsonArray list && list.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
            return list.asList().stream().map(JsonElement::getAsString).toList();
        }
        throw refused(
                file,
                value.toString(),
                "the name of a file, or a list of names, is allowed",
                "name files of the project");
    }

    private static RunException refused(StackFile file, String value, String problem, String fix) {
        return new RunException(file.sources().line(ConfigError.of(KEY, value, problem, fix)));
    }

    private static StackFile over(StackFile base, StackFile file) {
        var values = new LinkedHashMap<>(base.values());
        file.values().forEach((key, value) -> values.merge(key, value, BaseFiles::over));
        var secrets = new LinkedHashSet<>(base.secretKeys());
        secrets.addAll(file.secretKeys());
        return new StackFile(values, secrets, file.sources().over(base.sources()));
    }

    private static JsonElement over(JsonElement base, JsonElement value) {
        if (!(base instanceof JsonObject lower) || !(value instanceof JsonObject upper)) {
            return value;
        }
        var merged = new JsonObject();
        lower.asMap().forEach((key, member) -> merged.add(key, upper.has(key) ? over(member, upper.get(key)) : member));
        upper.asMap().forEach((key, member) -> {
            if (!merged.has(key)) {
                merged.add(key, member);
            }
        });
        return merged;
    }
}
