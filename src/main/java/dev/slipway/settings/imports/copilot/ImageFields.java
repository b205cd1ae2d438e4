package dev.slipway.settings.imports.copilot;

import dev.slipway.base.ImageReference;
import dev.slipway.settings.imports.DraftBuilds;
import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.nio.file.Path;
import java.util.Optional;

/** Reader of {@code image}. */
final class ImageFields {
    private static final String DOCKERFILE = "Dockerfile";
    private static final String FILL_IN = "FILL-IN";
    private static final int MAX_PORT = 65535;

    private final Workload workload;
    private final DraftSection draft;

    private ImageFields(Workload workload) {
        this.workload = workload;
        this.draft = workload.draft();
    }

    /** @param portIsRequired true for a service that gets requests */
    static void read(Workload workload, boolean portIsRequired) {
        var image = workload.fields().section("image");
        if (image.isEmpty()) {
            if (workload.source().member("image").isEmpty()) {
                workload.errors()
                        .add(workload.source(), "the manifest has no image; write image with build or location");
            }
            return;
        }
        new ImageFields(workload).read(image.get(), portIsRequired);
    }

    private void read(SourceFields image, boolean portIsRequired) {
        var build = image.value("build");
        var location = image.text("location");
        if (build.isPresent() && location.isPresent()) {
            workload.errors().add(image.source(), "build and location exclude each other; remove one");
        } else if (build.isEmpty() && image.source().member("location").isEmpty()) {
            draft.put("image", FILL_IN);
            workload.report()
                    .open(
                            image.source(),
                            draft.key("image"),
                            "build and location are missing, and a pipeline may write them: name the image, or write build with the folder of its Dockerfile");
        }
        location.ifPresent(this::location);
        build.ifPresent(value -> build(value, image));
        image.integer("port", 1, MAX_PORT).ifPresent(port -> draft.take("port", port));
        if (portIsRequired && image.source().member("port").isEmpty()) {
            workload.errors().add(image.source(), "port is required; write the port that the container listens on");
        }
        image.text("credentials").ifPresent(secret -> draft.take("repositoryCredentials", secret));
        ContainerFields.labels(image, draft);
        ContainerFields.dependsOn(image, draft, workload);
        ContainerFields.healthCheck(image, draft);
    }

    private void location(SourceField<String> location) {
        draft.take("image", location);
        if (ImageReference.parse(location.value()).isEmpty()
                && !location.value().contains("${")) {
            workload.report()
                    .open(
                            location.source(),
                            draft.key("image"),
                            "%s is not a valid image reference: name it".formatted(location.value()));
        }
    }

    private void build(SourceValue value, SourceFields image) {
        if (value.isText()) {
            build(Optional.empty(), Optional.of(value.text()), value);
            return;
        }
        image.section(value).ifPresent(build -> {
            var context = build.text("context");
            var dockerfile = build.text("dockerfile");
            var section = build(context.map(field -> field.value()), dockerfile.map(field -> field.value()), value);
            context.ifPresent(field -> workload.report().taken(field.source(), draft.key("build") + ".context"));
            dockerfile.ifPresent(field -> workload.report().taken(field.source(), draft.key("build") + ".dockerfile"));
            build.text("target").ifPresent(target -> section.take("target", target));
            build.value("args").ifPresent(args -> {
                build.textEntries("args").forEach((name, text) -> {
                    if (DraftBuilds.takes(section, workload.scope().project(), name)) {
                        section.section("args").put(name, text);
                    } else {
                        args.member(name).ifPresent(source -> workload.report().ignored(source, DraftBuilds.NOT_TAKEN));
                    }
                });
                workload.report().taken(args, section.key("args"));
            });
            build.value("cache_from").ifPresent(cache -> workload.report()
                    .lost(
                            cache,
                            "Docker uses the layers of the machine that builds; a registry cache is not a setting"));
            if (section.members().size() == 1 && section.has("context")) {
                draft.put("build", section.members().get("context"));
            }
        });
    }

    /** The build of a Dockerfile, whose folder is the context if none is named. */
    private DraftSection build(Optional<String> context, Optional<String> dockerfile, SourceValue value) {
        var file = Path.of(dockerfile.orElse(context.map(
                                folder -> Path.of(folder).resolve(DOCKERFILE).toString())
                        .orElse(DOCKERFILE)))
                .normalize();
        var parent = Optional.ofNullable(file.getParent()).map(Path::toString).orElse("");
        var folder = context.orElse(parent);
        var scope = workload.scope();
        var section = DraftSection.detached(draft.key("build"), workload.report());
        section.put("context", scope.path(folder));
        DraftBuilds.checkFolder(workload.report(), value, draft.key("build"), scope.path(folder));
        if (!file.equals(Path.of(folder).resolve(DOCKERFILE).normalize())) {
            section.put("dockerfile", scope.path(file.toString()));
        }
        draft.put("build", section.members().size() == 1 ? section.members().get("context") : section);
        if (value.isText()) {
            workload.report().taken(value, draft.key("build"));
        } else {
            draft.put("build", section);
        }
        return section;
    }
}
