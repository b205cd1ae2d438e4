package dev.slipway.program;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.components.SharedResources;
import dev.slipway.components.image.BuiltImage;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.image.SharedImage;
import dev.slipway.settings.Settings;
import dev.slipway.settings.TaskSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Assembly of the images of services, functions and jobs. An image is registered once, when the first of them that runs it
 * is.
 */
public final class Images {
    private final Map<String, ImageSpec> specs;
    private final Settings settings;
    private final SharedResources shared;
    private final Map<String, ContainerImage> byOwner = new HashMap<>();

    public Images(Settings settings, SharedResources shared) {
        this.specs = specs(settings);
        this.settings = settings;
        this.shared = shared;
    }

    /** The image of a service, function or job: its own, {@code <service>-image}, or that of another. */
    ContainerImage of(String service) {
        var owner = spec(service) instanceof SharedImage image ? image.service() : service;
        var known = byOwner.get(owner);
        if (known != null) {
            return known;
        }
        var created = create(owner);
        byOwner.put(owner, created);
        return created;
    }

    /** An image of a registry needs no component. */
    private ContainerImage create(String owner) {
        var name = owner + "-image";
        if (spec(owner) instanceof BuiltImageArgs built) {
            return new BuiltImage(
                    name,
                    built.withFunctions(runsInFunctions(owner))
                            .withProtectedFromDeletion(shared.protectedFromDeletion()));
        }
        if (spec(owner) instanceof PushedImageArgs pushed) {
            return new PushedImage(name, pushed.withProtectedFromDeletion(shared.protectedFromDeletion()));
        }
        return (RegistryImage) spec(owner);
    }

    private boolean runsInFunctions(String owner) {
        return settings.functions().stream()
                .anyMatch(function ->
                        function.name().equals(owner) || function.image().equals(new SharedImage(owner)));
    }

    private ImageSpec spec(String service) {
        return Optional.ofNullable(specs.get(service)).orElseThrow();
    }

    private static Map<String, ImageSpec> specs(Settings settings) {
        var specs = new LinkedHashMap<String, ImageSpec>();
        for (var service : settings.services()) {
            specs.put(service.name(), service.image());
        }
        for (var function : settings.functions()) {
            specs.put(function.name(), function.image());
        }
        for (var job : settings.jobs()) {
            specs.put(job.name(), job.image());
        }
        return specs;
    }

    /** The secrets of builds that this machine does not have, one in a line. The deployment fails if it has to build the image. */
    static List<String> missingSecrets(Settings settings) {
        var lines = new ArrayList<String>();
        specs(settings).forEach((owner, spec) -> {
            if (spec instanceof BuiltImageArgs built) {
                var build = built.imageBuild();
                build.missingSecrets(
                                LocalEnvironment.own(build.context().root()).environment())
                        .forEach((key, problem) ->
                                lines.add("%s.%s.build.secrets.%s: %s; an up that builds the image fails without it"
                                        .formatted(section(settings, owner), owner, key, problem)));
            }
        });
        return lines;
    }

    /** The section of the stack file that has the image. */
    private static String section(Settings settings, String owner) {
        var isJob = settings.jobs().stream().anyMatch(job -> job.name().equals(owner));
        return (isJob ? TaskSection.JOBS : TaskSection.SERVICES).key();
    }

    /**
     * Packages the code of built images and of the controllers if the package is older than the code.
     *
     * @param log gets a line for each folder that is packaged
     */
    static void prepare(Settings settings, Consumer<String> log) {
        specs(settings).values().stream()
                .filter(BuiltImageArgs.class::isInstance)
                .map(BuiltImageArgs.class::cast)
                .flatMap(image -> image.imageBuild().packagings().stream())
                .forEach(packaging -> packaging.run(log));
        if (settings.usesControllers()) {
            settings.controllers().jar().prepare(log);
        }
    }
}
