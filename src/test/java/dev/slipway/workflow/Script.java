package dev.slipway.workflow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A script of {@code .github/scripts} in its own folder, with stand-ins for the programs that it calls: each records its
 * call and then runs the lines of the test.
 */
final class Script {
    private static final Path SCRIPTS = Path.of(".github", "scripts").toAbsolutePath();

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();

    /** The exit code and the output of a script. */
    record Result(int code, String text) {}

    Script(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("calls"));
        environment.put("GITHUB_RUN_ID", "4711");
        environment.put("GITHUB_REPOSITORY", FakeGitHub.REPOSITORY);
        environment.put("GITHUB_SERVER_URL", "https://github.com");
        environment.put("GITHUB_TOKEN", FakeGitHub.TOKEN);
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("PYTHONWARNINGS", "error");
        environment.put("LOCK_SECONDS", "0");
        environment.put("LOCK_PAUSE", "0.1");
    }

    /** The interpreter itself, since a wrapper may change the PATH; empty if there is none. */
    private static final String PYTHON = python();

    private static String python() {
        try {
            var process = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException absent) {
            return "";
        }
    }

    /** Skips a test where Python is not. */
    static void needsPython() {
        var missing = "the scripts of the workflows need python3";
        if (PYTHON.isEmpty()) {
            System.out.println(missing);
        }
        assumeTrue(!PYTHON.isEmpty(), missing);
    }

    Script on(FakeGitHub github) {
        return with("GITHUB_API_URL", github.url());
    }

    Script with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets the event that started the run, as JSON. */
    Script event(String json) throws IOException {
        write("event.json", json);
        return with("GITHUB_EVENT_PATH", home.resolve("event.json").toString());
    }

    /** A program on the PATH, or with a slash in the folder: a body for {@code sh}, in which {@code $*} is its arguments. */
    Script program(String name, String body) throws IOException {
        var file = home.resolve(name.contains("/") ? name : "bin/" + name);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "#!/bin/sh\necho \"%s $*\" >> '%s/calls'\n%s\n".formatted(file.getFileName(), home, body));
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make %s executable".formatted(file));
        }
        return this;
    }

    Path write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        return Files.writeString(home.resolve(file), text);
    }

    String read(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    /** The calls of the stand-ins, in order. */
    List<String> calls() throws IOException {
        return Files.readAllLines(home.resolve("calls"));
    }

    /** The calls that begin with something. */
    List<String> calls(String begin) throws IOException {
        return calls().stream().filter(call -> call.startsWith(begin)).toList();
    }

    Result run(String script, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (script.endsWith(".py")) {
            command.add(PYTHON);
        }
        command.add(SCRIPTS.resolve(script).toString());
        command.addAll(List.of(arguments));
        var output = home.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        var process = builder.start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IOException(script + " does not end: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(output));
    }
}
