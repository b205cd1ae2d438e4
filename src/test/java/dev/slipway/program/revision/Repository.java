package dev.slipway.program.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository made by a test, with the user's git but none of their configuration. */
public record Repository(Path folder) {

    public static Repository in(Path folder) {
        var repository = new Repository(folder);
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    /** A clone with only the latest commit. */
    public Repository shallow(Path into) {
        git("clone", "--quiet", "--depth=1", "file://" + folder, into.toString());
        return new Repository(into);
    }

    public Repository write(String path, String text) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits everything, and gives the commit's name. */
    public String commit() {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "--message=change");
        return git("rev-parse", "HEAD").strip();
    }

    public String git(String... arguments) {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.com"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        try {
            var process = builder.start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
