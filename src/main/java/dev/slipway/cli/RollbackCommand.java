package dev.slipway.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.base.Polling;
import dev.slipway.operate.Release;
import dev.slipway.operate.Rollback;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deploys an earlier release of a service again. */
@Command(
        name = "rollback",
        description = {
            "Deploys an earlier release of a service again, without a build, and waits until it runs.",
            "Without --to, the last release before the running one that did not fail and was not rolled back."
        },
        footer = {"  ./slipway rollback prod orders --list", "  ./slipway rollback prod orders"},
        exitCodeList = {
            "0:the earlier release runs",
            "1:the deployment failed, with the reason; the previous release still runs",
            "2:wrong usage"
        })
final class RollbackCommand extends SlipwayCommand {
    @Mixin
    private ServiceArgument service = new ServiceArgument();

    @Option(
            names = "--to",
            paramLabel = "RELEASE",
            description =
                    "The release: its number, or a tag, the digest or the first digits of the digest of its image.")
    private @Nullable String to;

    @Option(names = "--list", description = "Lists the releases without a change.")
    private boolean list;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var rollback =
                new Rollback(service.read(), service.name(), this::printProgress, Polling.pause(Rollback.INTERVAL));
        if (list) {
            print(json ? json(rollback.list()) : table(rollback.list()));
            return 0;
        }
        var done = rollback.to(Optional.ofNullable(to));
        if (json) {
            var object = json(done.release());
            object.addProperty("service", done.service());
            object.addProperty("runsAs", done.as());
            print(Json.compactWithNulls(object));
        } else {
            print("%s runs release %s as %s: %s"
                    .formatted(
                            done.service(),
                            done.release().id(),
                            done.as(),
                            done.release().image()));
        }
        done.next().forEach(this::printProgress);
        return 0;
    }

    private static String table(List<Release> releases) {
        var text = new StringBuilder("%-8s %-21s %-20s %s".formatted("RELEASE", "STATE", "MADE", "IMAGE"));
        releases.forEach(release -> text.append("%n%-8s %-21s %-20s %s"
                .formatted(
                        release.id(),
                        release.state().words(),
                        release.made()
                                .map(time -> time.toString().replaceFirst("\\.\\d+", ""))
                                .orElse(""),
                        release.image() + (release.tags().isEmpty() ? "" : " " + String.join(" ", release.tags())))));
        return text.toString();
    }

    private static String json(List<Release> releases) {
        var all = new JsonArray();
        releases.forEach(release -> all.add(json(release)));
        return Json.compactWithNulls(all);
    }

    private static JsonObject json(Release release) {
        var object = new JsonObject();
        object.addProperty("release", release.id());
        object.addProperty("state", release.state().words());
        object.addProperty("image", release.image());
        object.addProperty("digest", release.digest().orElse(null));
        object.add("tags", Json.tree(release.tags()));
        object.addProperty("made", release.made().map(Object::toString).orElse(null));
        return object;
    }
}
