package dev.slipway.cli;

import com.pulumi.docker.Image;
import com.pulumi.exceptions.RunException;
import dev.slipway.App;
import dev.slipway.analysis.diff.SavedPlan;
import dev.slipway.analysis.diff.SavedPlanFile;
import dev.slipway.components.image.BuildxImage;
import dev.slipway.engine.Plan;
import dev.slipway.program.revision.GitRevision;
import dev.slipway.program.revision.RevisionCheckout;
import dev.slipway.settings.reader.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plan that a preview is compared with.
 *
 * @param title the name of the plan in the comparison's heading
 */
record Baseline(String title, SavedPlan plan) {

    /** The baseline of a new stack: no resources. */
    static Baseline nothing(Plan after) {
        return new Baseline("an empty stack", SavedPlan.nothing(after));
    }

    /**
     * The plan in a file, or the plan of a revision.
     *
     * @param reference the name of a file or of a revision
     * @param stackFile the stack file, if it is not the one with the stack's name
     * @param after the plan to compare, of the same stack
     * @throws RunException if there is no such plan
     */
    static Baseline of(String reference, Path home, @Nullable Path stackFile, Plan after, Consumer<String> progress) {
        var file = Path.of(reference);
        if (Files.isRegularFile(file)) {
            return new Baseline(reference, sameStack(reference, SavedPlanFile.read(file), after));
        }
        var revision = GitRevision.of(home, reference);
        var stack = after.stack();
        var path = inProject(home, stackFile == null ? home.resolve(StackFile.name(stack)) : stackFile);
        var content = path == null ? read(stackFile) : revision.file(path).orElse("");
        if (content.isEmpty()) {
            return new Baseline("%s, which has no such stack".formatted(revision.title()), SavedPlan.nothing(after));
        }
        var built = built(after);
        var outside = built.stream().anyMatch(folder -> folder.startsWith("../"));
        var same = revision.hasSameProgram(path == null ? "" : path, built)
                && (!outside || revision.hasSameSurroundings());
        var before = same
                ? planHere(revision, home, stack, content)
                : planThere(new RevisionCheckout(revision, outside), stack, path, content, progress);
        return new Baseline(revision.title(), sameStack(revision.title(), before, after));
    }

    /**
     * Refuses a preview of a stack whose file was deleted since a revision.
     *
     * @throws RunException if the revision has the file and the project has not
     */
    static void refuseGone(String reference, Path home, String stack) {
        var name = StackFile.name(stack);
        if (!Files.exists(home.resolve(name))
                && !Files.isRegularFile(Path.of(reference))
                && GitRevision.of(home, reference).file(name).isPresent()) {
            throw new RunException(
                    "the stack file %s is deleted since %s, and the stack's resources are not: run pulumi destroy -s %s, or restore the file"
                            .formatted(name, reference, stack));
        }
    }

    private static SavedPlan sameStack(String title, SavedPlan before, Plan after) {
        var had = "%s-%s".formatted(before.plan().project(), before.plan().stack());
        var has = "%s-%s".formatted(after.project(), after.stack());
        if (!had.equals(has)) {
            throw new RunException(
                    "%s has the plan of %s, not of %s: compare plans of the same stack".formatted(title, had, has));
        }
        return before;
    }

    /** The plan of the revision's stack file by this program, which did not change since. */
    private static SavedPlan planHere(GitRevision revision, Path home, String stack, String content) {
        try {
            // In a folder of its own, because errors name the file.
            var folder = Files.createTempDirectory("slipway");
            var file = folder.resolve(StackFile.name(stack));
            try {
                Files.writeString(file, content);
                return App.preflight(StackFile.read(home, stack, file)).saved();
            } catch (RunException e) {
                throw new RunException("at %s: %s".formatted(revision.title(), e.getMessage()), e);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for temporary files cannot be written", e);
        }
    }

    private static SavedPlan planThere(
            RevisionCheckout checkout, String stack, @Nullable String path, String content, Consumer<String> progress) {
        var usual = StackFile.name(stack).equals(path);
        var key = usual ? stack : "%s-%s".formatted(stack, HexFormat.of().toHexDigits(content.hashCode()));
        return SavedPlanFile.read(checkout.plan(
                key,
                made -> {
                    var arguments = new ArrayList<>(List.of("preview", stack, "--json", made.toString()));
                    if (!usual) {
                        arguments.addAll(List.of("--config-file", written(made, content)));
                    }
                    return arguments;
                },
                progress));
    }

    /** The folders and Dockerfiles that the images of a stack are built from, relative to the project's folder. */
    private static List<String> built(Plan plan) {
        return Stream.concat(plan.ofType(Image.class).stream(), plan.ofType(BuildxImage.TYPE).stream())
                .flatMap(image -> Stream.of(image.text("build.context"), image.text("build.dockerfile")))
                .toList();
    }

    /** The stack file of the revision, written beside the plan. */
    private static String written(Path made, String content) {
        try {
            return Files.writeString(made.resolveSibling(made.getFileName() + ".yaml"), content)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(made), e);
        }
    }

    /** The path of a file within the project; null for a file outside, which has no revisions. */
    private static @Nullable String inProject(Path home, Path file) {
        var whole = file.toAbsolutePath().normalize();
        return whole.startsWith(home) ? home.relativize(whole).toString().replace('\\', '/') : null;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }
}
