package dev.slipway.settings;

import dev.slipway.components.service.EnvironmentFile;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reader of {@code environmentFiles}: files of the project, whose variables become those of the container, and objects in S3,
 * which ECS reads. Files of the project have the format of
 * <a href="https://docs.docker.com/reference/cli/docker/container/run/#env">Docker's environment files</a>, as those of ECS:
 * {@code NAME=value} in each line, comments after {@code #} at its beginning, and values without quotes.
 *
 * @param variables variables of the files of the project; the first file with a variable sets it, as in ECS
 * @param objects objects in S3
 */
record EnvironmentFileSettings(Map<String, String> variables, List<EnvironmentFile> objects) {
    private static final String KEY = "environmentFiles";
    private static final TextFormat FILE =
            TextFormat.of("a file of the project, or the ARN of an object in S3", "(?!/)[^\\\\]+");

    /** @param root the project's folder */
    static EnvironmentFileSettings read(Section section, Path root) {
        var variables = new LinkedHashMap<String, String>();
        var objects = new ArrayList<EnvironmentFile>();
        section.textsByKey(KEY, List.of(), FILE).forEach((key, text) -> {
            if (text.startsWith("arn:")) {
                section.make(key, () -> new EnvironmentFile(text)).ifPresent(objects::add);
            } else {
                lines(section, key, text, root)
                        .forEach((line, content) -> variable(section, key, line, content, variables));
            }
        });
        return new EnvironmentFileSettings(variables, objects);
    }

    /** The lines of a file of the project by their positions, such as {@code config/prod.env:3}. */
    private static Map<String, String> lines(Section section, String key, String text, Path root) {
        var lines = new LinkedHashMap<String, String>();
        var path = Path.of(text).normalize();
        if (path.startsWith("..")) {
            section.error(
                    key, text, "the file is not inside the project", "name a file of it, relative to Pulumi.yaml");
            return lines;
        }
        try {
            var all = Files.readAllLines(root.resolve(path), StandardCharsets.UTF_8);
            for (var i = 0; i < all.size(); i++) {
                lines.put("%s:%d".formatted(text, i + 1), all.get(i).stripLeading());
            }
        } catch (IOException e) {
            section.error(
                    key, text, "the project has no such file in UTF-8", "name a file of it, relative to Pulumi.yaml");
        }
        return lines;
    }

    private static void variable(
            Section section, String key, String line, String content, Map<String, String> variables) {
        if (content.isBlank() || content.startsWith("#")) {
            return;
        }
        var name = content.substring(0, Math.max(0, content.indexOf('=')));
        var value = content.substring(content.indexOf('=') + 1);
        if (!TextFormat.VARIABLE.matches(name)) {
            section.error(
                    key,
                    line,
                    "a line with %s, = and a value is allowed".formatted(TextFormat.VARIABLE.description()),
                    "write it as in LOG_LEVEL=info");
        } else if (value.matches("\"[^\"]*\"|'[^']*'")) {
            section.error(
                    key, line, "quotes are part of the value of %s, as in Docker".formatted(name), "remove the quotes");
        } else {
            variables.putIfAbsent(name, value);
        }
    }
}
