package dev.slipway.testing;

import dev.slipway.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The extension of {@code docs/how-to/own-resources.md}, compiled from the page. */
public final class HowToExtension {
    private static final Path PAGE = Path.of("docs", "how-to", "own-resources.md");

    /** A file of the page: its path in backquotes, and the block that follows. */
    private static final Pattern FILE = Pattern.compile(
            "`((?:com/example|META-INF/services)/[^`]+)`(?:(?!```).)*```\\w+\n(.*?)```", Pattern.DOTALL);

    private static final Pattern STACK_FILE = Pattern.compile("```yaml\n(config:.*?)```", Pattern.DOTALL);

    private HowToExtension() {}

    /**
     * Writes the four files of the page into a folder and compiles them with all warnings as errors.
     *
     * @throws IllegalStateException if a file is missing or does not compile
     */
    public static void compile(Path folder) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                "-Xlint:all",
                "-Werror",
                "-proc:none"));
        write(folder).stream()
                .map(Path::toString)
                .filter(path -> path.endsWith(".java"))
                .forEach(arguments::add);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(PAGE + " does not compile");
        }
    }

    private static List<Path> write(Path folder) throws IOException {
        var files = FILE.matcher(Files.readString(PAGE)).results().toList();
        if (files.size() != 4) {
            throw new IllegalStateException(PAGE + " has %d files, not 4".formatted(files.size()));
        }
        var written = new ArrayList<Path>();
        for (var file : files) {
            var path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            written.add(Files.writeString(path, file.group(2)));
        }
        return written;
    }

    /** A stack file of the page as text: the first uses the extension, the second needs none. */
    public static String stackFile(int position) throws IOException {
        return STACK_FILE
                .matcher(Files.readString(PAGE))
                .results()
                .toList()
                .get(position)
                .group(1);
    }

    /** The values of a stack file of the page, as Pulumi passes them to the program. */
    public static Map<String, String> config(int position) throws IOException {
        var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(stackFile(position));
        var values = new HashMap<String, String>();
        ((Map<?, ?>) file.get("config")).forEach((key, value) -> values.put(key.toString(), Json.compact(value)));
        return values;
    }
}
