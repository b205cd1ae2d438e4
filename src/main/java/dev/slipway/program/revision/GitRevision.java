package dev.slipway.program.revision;

import com.pulumi.exceptions.RunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A commit of the git repository that contains the project.
 *
 * @param root the project's folder
 * @param name the revision as given by the user: {@code origin/main}
 * @param commit the full hash of the commit
 * @param prefix the project's path in the repository, empty or with a slash at its end
 */
public record GitRevision(Path root, String name, String commit, String prefix) {
    private static final int ABBREVIATED_LENGTH = 7;

    /** Files that do not change a plan: documents, tests, stack files, prices, and output of commands. */
    private static final Pattern NOT_PLANNED = Pattern.compile(
            "(?!Pulumi\\.yaml)[^/]+\\.(ya?ml|json|md|txt|html|log)|(docs|src/test|prices|target|\\.github|\\.ci)/.*"
                    + "|examples/[^/]+\\.yaml");

    /**
     * Finds a revision.
     *
     * @throws RunException if there is no repository, or the revision is not in it
     */
    public static GitRevision of(Path root, String name) {
        var git = new Git(root);
        var prefix = git.tryRun("rev-parse", "--show-prefix")
                .orElseThrow(() -> new RunException(
                        "%s is not in a git repository (%s); name a plan saved by ./slipway preview STACK --json FILE"
                                .formatted(root, git.lastLine("rev-parse", "--show-prefix"))));
        var commit = name.startsWith("-")
                ? Optional.<String>empty()
                : git.tryRun("rev-parse", "--verify", "--quiet", name + "^{commit}");
        return new GitRevision(
                root, name, commit.orElseThrow(() -> unknown(git, name)).strip(), prefix.strip());
    }

    private static RunException unknown(Git git, String name) {
        if (git.tryRun("rev-parse", "--is-shallow-repository")
                .orElse("")
                .strip()
                .equals("true")) {
            return new RunException(
                    "%s is not in this shallow clone: run git fetch --unshallow, or set fetch-depth: 0 for actions/checkout"
                            .formatted(name));
        }
        return new RunException(
                "there is no revision and no file %s; fetch a remote revision by git fetch, or save a plan by ./slipway preview STACK --json FILE"
                        .formatted(name));
    }

    /** The abbreviated hash of the commit: 7 digits. */
    public String abbreviated() {
        return commit.substring(0, ABBREVIATED_LENGTH);
    }

    /** The revision in messages: {@code origin/main (3f2a1b9)}, or the abbreviated hash alone. */
    public String title() {
        return commit.startsWith(name) ? abbreviated() : "%s (%s)".formatted(name, abbreviated());
    }

    /** The top folder of the repository. */
    Path top() {
        return Path.of(
                new Git(root).run(Map.of(), "rev-parse", "--show-toplevel").strip());
    }

    /** The content of a file of the project at this commit, empty if the commit does not have it. */
    public Optional<String> file(String path) {
        return new Git(root).tryRun("cat-file", "blob", "%s:%s%s".formatted(commit, prefix, path));
    }

    /**
     * Returns true if the working tree plans with the same program and sources as the commit, stack files excepted.
     * Uncommitted changes count.
     *
     * @param stackFile the path of the stack file
     * @param built the folders that images are built from, in which any file counts but stack files
     */
    public boolean hasSameProgram(String stackFile, List<String> built) {
        return changed().stream()
                .allMatch(path -> path.equals(stackFile)
                        || NOT_PLANNED.matcher(path).matches()
                                && built.stream().noneMatch(folder -> isIn(folder, path)));
    }

    private static boolean isIn(String folder, String path) {
        return folder.equals(".") ? !path.matches("(?:Pulumi\\.|target/).*") : path.startsWith(folder + "/");
    }

    /**
     * Returns true if the rest of the repository, outside of the project's folder, is that of the commit. Uncommitted
     * changes count.
     */
    public boolean hasSameSurroundings() {
        var git = new Git(root);
        return git.run(Map.of(), "diff", "--name-only", "--no-renames", "-z", commit, "--", ":/", ":(exclude).")
                        .isEmpty()
                && git.run(Map.of(), "ls-files", "--others", "--exclude-standard", "-z", "--", ":/", ":(exclude).")
                        .isEmpty();
    }

    /** The project's files that differ from the commit, including untracked files. */
    private List<String> changed() {
        var git = new Git(root);
        var paths = new ArrayList<String>();
        paths.addAll(Git.entries(
                git.run(Map.of(), "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")));
        paths.addAll(Git.entries(git.run(Map.of(), "ls-files", "--others", "--exclude-standard", "-z", "--", ".")));
        return paths;
    }
}
