package dev.slipway.settings.reader;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The stack files of a project: {@code Pulumi.<stack>.yaml} in its folder. A base file has another name. */
public final class StackFiles {
    private static final Pattern NAME = Pattern.compile("Pulumi\\.(.+)\\.yaml");

    private StackFiles() {}

    /**
     * The sorted names of the stacks that have a file.
     *
     * @throws RunException if there is none
     */
    public static List<String> stacks(Path root) {
        var stacks = existing(root);
        if (stacks.isEmpty()) {
            throw new RunException("there is no stack file in %s; create Pulumi.<stack>.yaml".formatted(root));
        }
        return stacks;
    }

    /** The sorted names of the stacks that have a file; empty if there is none. */
    static List<String> existing(Path root) {
        try (var files = Files.list(root)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> name.group(1))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(root), e);
        }
    }
}
