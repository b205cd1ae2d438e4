package dev.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Types and outputs of the golden plans, read from their texts. */
public final class GoldenPlans {
    /** The folder of golden files. */
    public static final Path FOLDER = Path.of("src", "test", "golden");

    /** The ending of the names of golden plans. */
    public static final String ENDING = ".plan";

    private static final Pattern RESOURCE = Pattern.compile("(?m)^ *\\+ (\\S+)  \\S");

    private GoldenPlans() {}

    /** The files of all golden plans. */
    public static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types of a plan's resources and components. */
    public static TreeSet<String> types(Path file) {
        var types = new TreeSet<String>();
        RESOURCE.matcher(read(file)).results().forEach(resource -> types.add(resource.group(1)));
        return types;
    }

    /** The types of the resources of all golden plans, without components. */
    public static TreeSet<String> resourceTypes() {
        var types = new TreeSet<String>();
        files().forEach(file -> types.addAll(types(file)));
        types.removeIf(type -> type.startsWith("slipway:") || type.equals("pulumi:pulumi:Stack"));
        return types;
    }

    /** The names of a plan's outputs. */
    public static TreeSet<String> outputs(Path file) {
        var text = read(file);
        var head = text.substring(0, text.indexOf("\n\n"));
        var stack = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(head);
        var names = new TreeSet<String>();
        ((Map<?, ?>) stack.get("outputs")).keySet().forEach(name -> names.add(name.toString()));
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
