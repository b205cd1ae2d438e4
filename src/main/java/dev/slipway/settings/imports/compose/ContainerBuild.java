package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.DraftBuilds;
import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SecretParameters;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reader of {@code build}, {@code image} and {@code platform}. */
final class ContainerBuild {
    private static final String CACHE =
            "Docker uses the layers of the machine that builds; a registry cache is not a setting";
    private static final Map<String, String> LOST = Map.ofEntries(
            Map.entry("cache_from", CACHE),
            Map.entry("cache_to", CACHE),
            Map.entry("no_cache", CACHE),
            Map.entry(
                    "additional_contexts",
                    "a build has one context: copy what it needs into it, or use stages of the Dockerfile"),
            Map.entry("ssh", "build.secrets passes a key to a step of the Dockerfile"),
            Map.entry("dockerfile_inline", "write it into a file, and name that by build.dockerfile"),
            Map.entry("extra_hosts", "a build uses the names of its machine"),
            Map.entry("network", "a build uses the network of its machine"),
            Map.entry("privileged", "a build has no privileges"),
            Map.entry("entitlements", "a build has no privileges"),
            Map.entry("isolation", "an option of Windows"),
            Map.entry("shm_size", "a build has Docker's size of /dev/shm"),
            Map.entry("ulimits", "a build has Docker's limits"),
            Map.entry("sbom", "Docker's defaults of attestations apply"),
            Map.entry("provenance", "Docker's defaults of attestations apply"));
    private static final List<String> IGNORED = List.of("tags", "pull", "labels", "platforms");

    private ContainerBuild() {}

    static void read(ComposeService service) {
        var fields = service.fields();
        var draft = service.draft();
        var build = fields.value("build");
        var image = fields.text("image");
        if (build.isPresent()) {
            build(service, build.get());
            image.ifPresent(name -> service.report()
                    .ignored(name.source(), "the deployment names and pushes the image that it builds"));
        } else if (image.isPresent()) {
            draft.take("image", image.get());
        } else if (service.source().member("image").isEmpty()) {
            service.errors()
                    .add(
                            service.source(),
                            "image or build is required; name an image or a folder with a Dockerfile, or import the result of docker compose config for an override file");
        }
        fields.text("platform")
                .filter(platform -> !platform.value().isBlank())
                .ifPresentOrElse(
                        platform -> {
                            var isArm = platform.value().matches(".*(arm64|aarch64).*");
                            draft.take("architecture", isArm ? "arm64" : "x86_64", platform.source());
                            if (!platform.value().startsWith("linux")) {
                                service.report()
                                        .open(
                                                platform.source(),
                                                service.key("architecture"),
                                                "Slipway has Linux containers for arm64 and x86_64: build the image for one of them");
                            }
                        },
                        () -> draft.preset(
                                "architecture",
                                "x86_64",
                                service.source(),
                                "Compose uses the architecture of the machine, and every public image has x86_64; arm64 costs less"));
    }

    private static void build(ComposeService service, SourceValue value) {
        var draft = service.draft();
        if (value.isText()) {
            draft.take("build", folder(service, value.text()), value);
            DraftBuilds.checkFolder(service.report(), value, service.key("build"), folder(service, value.text()));
            remote(service, value, value.text());
            return;
        }
        service.fields().section(value).ifPresent(build -> {
            var section = DraftSection.detached(service.key("build"), service.report());
            var context = build.text("context");
            var folder = context.map(field -> field.value()).orElse(".");
            section.put("context", folder(service, folder));
            DraftBuilds.checkFolder(service.report(), value, section.key("context"), folder(service, folder));
            context.ifPresent(field -> {
                service.report().taken(field.source(), section.key("context"));
                remote(service, field.source(), folder);
            });
            build.text("dockerfile").ifPresent(file -> {
                if (isRemote(folder)) {
                    service.report()
                            .changed(file.source(), section.key("dockerfile"), "a file of the repository to clone");
                } else if (Path.of(file.value()).normalize().equals(Path.of("Dockerfile"))) {
                    service.report().taken(file.source(), section.path());
                } else {
                    section.take(
                            "dockerfile",
                            service.scope()
                                    .path(Path.of(folder).resolve(file.value()).toString()),
                            file.source());
                }
            });
            build.text("target").ifPresent(target -> section.take("target", target));
            ComposeEntries.of(build, "args").forEach(arg -> argument(service, section, arg));
            secrets(service, build);
            LOST.forEach((key, reason) ->
                    build.value(key).ifPresent(field -> service.report().lost(field, reason)));
            IGNORED.forEach(key -> build.value(key).ifPresent(field -> service.report()
                    .ignored(field, "the deployment names the image, for one architecture")));
            draft.put("build", section.members().size() == 1 ? section.members().get("context") : section);
        });
    }

    private static void argument(ComposeService service, DraftSection section, ComposeEntries.ComposeEntry arg) {
        var value = arg.value().or(() -> service.scope().file().interpolation().variable(arg.name()));
        if (value.isEmpty()) {
            service.report()
                    .open(
                            arg.source(),
                            section.key("args." + arg.name()),
                            "Compose takes the value from the machine, which has none now: write it, or leave it out for the default of the Dockerfile");
        } else if (!DraftBuilds.takes(section, service.scope().project(), arg.name())) {
            service.report().ignored(arg.source(), DraftBuilds.NOT_TAKEN);
        } else if (SecretParameters.isSecret(arg.name(), value.get())) {
            service.report()
                    .open(
                            arg.source(),
                            section.key("secrets"),
                            "a secret has no place in a build argument, which the history of the image shows: use build.secrets and RUN --mount=type=secret");
        } else {
            section.section("args").take(arg.name(), value.get(), arg.source());
        }
    }

    private static void secrets(ComposeService service, SourceFields build) {
        build.items("secrets")
                .forEach(
                        item -> service.report()
                                .open(
                                        item.markAllRead(),
                                        service.key("build.secrets"),
                                        "name the secret with env or file of the machine that deploys, under the id of the Dockerfile"));
    }

    private static boolean isRemote(String context) {
        return context.matches("\\w+://.*|git@.*|github\\.com/.*");
    }

    private static String folder(ComposeService service, String context) {
        return isRemote(context) ? context : service.scope().path(context);
    }

    private static void remote(ComposeService service, SourceValue value, String context) {
        if (isRemote(context)) {
            service.report()
                    .open(
                            value,
                            service.key("build"),
                            "a build has a folder: clone the repository, and name its folder");
        }
    }
}
