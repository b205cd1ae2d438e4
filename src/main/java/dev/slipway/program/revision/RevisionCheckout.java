package dev.slipway.program.revision;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plans that the program of a commit makes, below {@code target/revisions/<commit>}. Its sources are checked out there,
 * without a change to the repository, and its own command line builds and plans them. All plans are kept, and the
 * sources of the latest commit only.
 */
public final class RevisionCheckout {
    private static final String LAUNCHER = "slipway";

    /** The folders of checkouts: of the project, and of the whole repository. */
    private static final List<String> CHECKOUTS = List.of("sources", "repository");

    private final GitRevision revision;
    private final boolean whole;
    private final Path revisions;
    private final Path folder;

    /** The checkout of the project without the rest of its repository. */
    public RevisionCheckout(GitRevision revision) {
        this(revision, false);
    }

    /** @param whole true to check out the whole repository, for a stack that builds folders outside of the project */
    public RevisionCheckout(GitRevision revision, boolean whole) {
        this.revision = revision;
        this.whole = whole;
        this.revisions = revision.root().resolve("target").resolve("revisions");
        this.folder = revisions.resolve(revision.commit());
    }

    /**
     * The file with the plan of a stack, which is created if it does not exist.
     *
     * @param key the name of the plan among those of the revision
     * @param arguments the command line of the preview, given the file to write
     * @param progress receives one line before long work
     * @throws RunException if the revision's program does not plan the stack
     */
    public Path plan(String key, Function<Path, List<String>> arguments, Consumer<String> progress) {
        var plan = folder.resolve(key + ".json");
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            revisions.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(plan)) {
                    progress.accept("%s has another program: building and planning it, once, in %s"
                            .formatted(revision.title(), revision.root().relativize(folder)));
                    createPlan(plan, key, arguments);
                }
            }
            return plan;
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(folder), e);
        }
    }

    private void createPlan(Path plan, String key, Function<Path, List<String>> arguments) throws IOException {
        var sources = sources();
        var launcher = sources.resolve(LAUNCHER);
        if (!Files.exists(launcher)) {
            throw tooOld("it has no ./slipway");
        }
        var part = folder.resolve(key + ".part");
        Files.deleteIfExists(part);
        var log = folder.resolve(key + ".log");
        var command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(arguments.apply(part));
        LocalEnvironment.own(sources).process(command).runInto(log);
        if (!Files.exists(part)) {
            throw tooOld("%s; all of it is in %s"
                    .formatted(lastLine(log), revision.root().relativize(log)));
        }
        // A rejected plan is written too, so the exit code does not matter here.
        Files.move(part, plan, StandardCopyOption.ATOMIC_MOVE);
    }

    private RunException tooOld(String reason) {
        return new RunException(
                "%s cannot be planned by its own program (%s); name a later revision, or a plan saved by ./slipway preview STACK --json FILE"
                        .formatted(revision.title(), reason));
    }

    private static String lastLine(Path log) throws IOException {
        return Files.readString(log)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("it printed nothing", (one, next) -> next);
    }

    /** Checks out the revision's files, with an index of their own. Returns the project's folder. */
    private Path sources() throws IOException {
        var name = CHECKOUTS.get(whole ? 1 : 0);
        var sources = folder.resolve(name);
        var project = whole ? sources.resolve(revision.prefix()) : sources;
        if (Files.exists(sources)) {
            return project;
        }
        deleteOtherSources();
        var part = folder.resolve(name + ".part");
        delete(part);
        var index = Map.of("GIT_INDEX_FILE", folder.resolve("index").toString());
        var git = new Git(revision.top());
        git.run(index, "read-tree", "%s:%s".formatted(revision.commit(), whole ? "" : revision.prefix()));
        git.run(index, "checkout-index", "--all", "--force", "--prefix=" + part + "/");
        Files.deleteIfExists(folder.resolve("index"));
        Files.move(part, sources, StandardCopyOption.ATOMIC_MOVE);
        return project;
    }

    private void deleteOtherSources() throws IOException {
        try (var others = Files.list(revisions)) {
            for (var other : others.filter(Files::isDirectory).toList()) {
                for (var checkout : CHECKOUTS) {
                    delete(other.resolve(checkout));
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
