package dev.slipway.settings.rules;

import dev.slipway.base.Arns;
import dev.slipway.base.Suggestions;
import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.BuildSecret;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.image.SharedImage;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.TaskSection;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rules about the images of services and jobs. */
final class ImageSettingsRules {
    static final List<SettingsRule> RULES = Stream.of(
                    SettingsRule.ofTasks(
                            "imageOf",
                            "`imageOf` of a %s names another service or job of the stack, which has `build`.",
                            ImageSettingsRules::owner),
                    SettingsRule.ofTasks(
                            "architecture",
                            "A %s with `imageOf` has the architecture of that image.",
                            ImageSettingsRules::architecture),
                    SettingsRule.ofTasks(
                            "build.secrets.<id>",
                            "A build secret of a %s that is named by its ARN is of the stack's region.",
                            ImageSettingsRules::secretsOfOtherRegions))
            .flatMap(List::stream)
            .toList();

    private ImageSettingsRules() {}

    /** The image of a service, function or job, and the architecture that runs it. */
    private record ServiceImage(TaskSection section, ImageSpec image, Architecture architecture) {
        Optional<String> owner() {
            return image instanceof SharedImage shared ? Optional.of(shared.service()) : Optional.empty();
        }
    }

    private static Map<String, ServiceImage> images(RuleInput input) {
        var all = new TreeMap<String, ServiceImage>();
        input.tasks()
                .forEach(task -> all.put(
                        task.name(),
                        new ServiceImage(
                                task.section(), task.image(), task.task().architecture())));
        input.settings()
                .functions()
                .forEach(function -> all.put(
                        function.name(),
                        new ServiceImage(
                                TaskSection.SERVICES,
                                function.image(),
                                function.spec().architecture())));
        return all;
    }

    /** The images of one section. */
    private static Stream<Map.Entry<String, ServiceImage>> of(TaskSection section, Map<String, ServiceImage> all) {
        return all.entrySet().stream().filter(entry -> entry.getValue().section() == section);
    }

    private static Stream<Breach> secretsOfOtherRegions(RuleInput input, TaskSection section) {
        return of(section, images(input))
                .flatMap(service -> service.getValue().image() instanceof BuiltImageArgs built
                        ? built.imageBuild().secrets().entrySet().stream()
                                .filter(secret -> secret.getValue() instanceof BuildSecret.StoredSecret stored
                                        && stored.hasArn()
                                        && !Arns.region(stored.id()).equals(input.region()))
                                .map(secret -> Breach.of(
                                                "",
                                                "a secret of %s is allowed".formatted(input.region()),
                                                "replicate it to that region, or name one there")
                                        .at(service.getKey(), secret.getKey()))
                        : Stream.empty());
    }

    private static Stream<Breach> owner(RuleInput input, TaskSection section) {
        var all = images(input);
        return of(section, all).flatMap(entry -> entry.getValue().owner().stream()
                .flatMap(owner -> problem(entry.getKey(), owner, all).stream()
                        .map(problem -> Breach.of(owner, problem, fix(entry.getKey(), owner, all))
                                .at(entry.getKey()))));
    }

    private static Optional<String> problem(String service, String owner, Map<String, ServiceImage> all) {
        if (owner.equals(service)) {
            return Optional.of(
                    "the %s names itself".formatted(all.get(service).section().word()));
        }
        var image = Optional.ofNullable(all.get(owner)).map(ServiceImage::image);
        if (image.isEmpty()) {
            return Optional.of("the stack has no service or job " + owner);
        }
        if (image.get() instanceof SharedImage shared) {
            return Optional.of("%s itself runs the image of %s".formatted(owner, shared.service()));
        }
        return image.filter(other -> !(other instanceof BuiltImageArgs) && !other.equals(ServiceSettings.UNKNOWN_IMAGE))
                .map(other -> owner + " has no build");
    }

    private static String fix(String service, String owner, Map<String, ServiceImage> all) {
        var builds = all.entrySet().stream()
                .filter(entry -> entry.getValue().image() instanceof BuiltImageArgs)
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(service))
                .toList();
        var meant = all.containsKey(owner) ? Optional.<String>empty() : Suggestions.to(owner, builds);
        var listed = builds.isEmpty()
                ? "set build of one service to a folder with a Dockerfile"
                : "name a service with build: " + String.join(", ", builds);
        return meant.map("did you mean %s?"::formatted).orElse(listed);
    }

    private static Stream<Breach> architecture(RuleInput input, TaskSection section) {
        var all = images(input);
        return of(section, all).flatMap(entry -> entry.getValue().owner().stream()
                .flatMap(owner -> Optional.ofNullable(all.get(owner))
                        .filter(other -> other.image() instanceof BuiltImageArgs)
                        .filter(other ->
                                other.architecture() != entry.getValue().architecture())
                        .map(other -> Breach.of(
                                        written(entry.getValue().architecture()),
                                        "the image of %s is built for %s"
                                                .formatted(owner, written(other.architecture())),
                                        "remove architecture here")
                                .at(entry.getKey()))
                        .stream()));
    }

    private static String written(Architecture architecture) {
        return architecture.name().toLowerCase(Locale.ROOT);
    }
}
