package dev.slipway.testing;

import dev.slipway.base.LocalEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A folder of scripts at the beginning of the PATH. */
public final class FakePrograms {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    public FakePrograms(Path folder) {
        this.folder = folder;
    }

    /** Adds a program, by the lines of its shell script; the folder is its {@code $FAKES}. */
    public FakePrograms add(String name, String script) {
        try {
            var file = Files.writeString(folder.resolve(name), "#!/bin/sh\nFAKES='%s'\n%s".formatted(folder, script));
            if (!file.toFile().setExecutable(true)) {
                throw new IllegalStateException(file + " cannot be made executable");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a Pulumi CLI whose one stack has these outputs, in JSON. */
    public FakePrograms addPulumi(String stack, String outputs) {
        try {
            Files.writeString(folder.resolve("outputs.json"), outputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return add("pulumi", """
                case "$*" in
                    "stack output --json --stack %1$s --non-interactive --color never") cat "$FAKES/outputs.json" ;;
                    "stack ls --json --non-interactive --color never") echo '[{"name": "%1$s"}]' ;;
                    *) echo "error: no stack named '$5' found" >&2; exit 6 ;;
                esac
                """.formatted(stack));
    }

    public FakePrograms with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The environment with this folder and the shell's own on the PATH. */
    public LocalEnvironment machine() {
        environment.put("PATH", folder + ":/usr/bin:/bin");
        return new LocalEnvironment(folder, environment);
    }
}
