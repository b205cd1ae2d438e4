package dev.slipway.program.revision;

import com.pulumi.exceptions.RunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A commit of the repository that the project lies in.
 *
 * @param root the project's folder
 * @param name as it was asked for: {@code origin/main}
 * @param commit the whole name of the commit
 * @param prefix where the project lies in the repository, empty or with a slash at its end
 */
public record GitRevision(Path root, String name, String commit, String prefix) {
    private static final int SHORT = 7;

    /** What no plan is made of, whatever is in it: documents, tests, stack files, prices, what commands leave behind. */
    private static final Pattern NOT_PLANNED = Pattern.compile(
            "(?!Pulumi\\.yaml)[^/]+\\.(ya?ml|json|md|txt|html|log)|(docs|src/test|src/main/prices|target|\\.github|\\.ci)/.*"
                    + "|examples/[^/]+\\.yaml");

    /**
     * Finds a revision.
     *
     * @throws RunException where there is no repository, or no such revision in it
     */
    public static GitRevision of(Path root, String name) {
        var git = new Git(root);
        var prefix = git.ask("rev-parse", "--show-prefix")
                .orElseThrow(() -> new RunException(
                        "%s is in no git repository (%s); name a plan saved by ./slipway preview STACK --json FILE"
                                .formatted(root, git.complaint("rev-parse", "--show-prefix"))));
        var commit = name.startsWith("-")
                ? Optional.<String>empty()
                : git.ask("rev-parse", "--verify", "--quiet", name + "^{commit}");
        return new GitRevision(
                root, name, commit.orElseThrow(() -> unknown(git, name)).strip(), prefix.strip());
    }

    private static RunException unknown(Git git, String name) {
        if (git.ask("rev-parse", "--is-shallow-repository").orElse("").strip().equals("true")) {
            return new RunException(
                    "%s is not in this shallow clone: run git fetch --unshallow, or set fetch-depth: 0 for actions/checkout"
                            .formatted(name));
        }
        return new RunException(
                "there is neither a revision nor a file %s; git fetch brings the revisions of a remote, ./slipway preview STACK --json FILE writes a file"
                        .formatted(name));
    }

    /** The commit as people read it: 7 digits. */
    public String abbreviated() {
        return commit.substring(0, SHORT);
    }

    /** The revision as messages name it: {@code origin/main (3f2a1b9)}, or the commit alone. */
    public String title() {
        return commit.startsWith(name) ? abbreviated() : "%s (%s)".formatted(name, abbreviated());
    }

    /** The folder of the repository. */
    Path top() {
        return Path.of(
                new Git(root).run(Map.of(), "rev-parse", "--show-toplevel").strip());
    }

    /** A file of the project as it was, empty where there was none. */
    public Optional<String> file(String path) {
        return new Git(root).ask("cat-file", "blob", "%s:%s%s".formatted(commit, prefix, path));
    }

    /**
     * Whether the plans of the two sides are made by the same program from the same sources, stack files apart; what is
     * not committed counts as it is.
     *
     * @param stackFile the path of the stack file, wherever it lies
     */
    public boolean hasSameProgram(String stackFile) {
        return changed().stream()
                .allMatch(path ->
                        path.equals(stackFile) || NOT_PLANNED.matcher(path).matches());
    }

    /** The project's files that differ from the revision, with those that git does not know. */
    private List<String> changed() {
        var git = new Git(root);
        var paths = new ArrayList<String>();
        paths.addAll(Git.entries(
                git.run(Map.of(), "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")));
        paths.addAll(Git.entries(git.run(Map.of(), "ls-files", "--others", "--exclude-standard", "-z", "--", ".")));
        return paths;
    }
}
