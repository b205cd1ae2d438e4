package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.Subprocess;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ImageBuild;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RegistryImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A service that Docker runs on this machine, from the image of its build or of a registry. */
record LocalDocker(LocalService service, LocalEnvironment machine) {
    /**
     * Builds the image if the service has a build, and gives the command that starts the container.
     *
     * @param port the port of this machine
     * @throws RunException without Docker or with a stopped engine, for an image that only the stack has, and for a build that fails
     */
    Subprocess command(int port, Consumer<String> progress) {
        if (service.image() instanceof PushedImageArgs) {
            throw new RunException(
                    "the image of %1$s is pushed to the stack's repository (rollOut) and has no build here; pull it and start it by docker run"
                            .formatted(service.name()));
        }
        var docker = machine.find("docker")
                .orElseThrow(() -> new RunException(
                        "%s needs Docker: its image is not a jar of a Maven build; install Docker, or build %s in the service's folder"
                                .formatted(service.name(), "target/image/FOLDER.jar")));
        refuseStoppedEngine(docker);
        return machine.process(docker, arguments(image(docker, progress), port));
    }

    private void refuseStoppedEngine(Path docker) {
        var answer = machine.process(docker, List.of("version", "--format", "{{.Server.Version}}"))
                .runMerged();
        if (answer.exitCode() != 0) {
            throw new RunException("%s needs Docker, whose engine does not respond (%s); start it"
                    .formatted(service.name(), answer.lastLine().orElse("docker version has no output")));
        }
    }

    private String image(Path docker, Consumer<String> progress) {
        if (!(service.image() instanceof BuiltImageArgs built)) {
            return ((RegistryImage) service.image()).text();
        }
        var build = built.imageBuild();
        if (!build.secrets().isEmpty()) {
            throw new RunException(
                    "the build of %s has secrets (build.secrets), which a local build does not get; set image to a built image in a stack file of your own"
                            .formatted(service.name()));
        }
        build.packagings().forEach(packaging -> packaging.run(progress));
        var tag = "slipway-local/" + service.name();
        var command = arguments(build, tag);
        progress.accept("Building " + tag + ": docker " + String.join(" ", command));
        var result = machine.process(docker, command).runMerged();
        if (result.exitCode() != 0) {
            throw new RunException("docker build of %s failed with exit code %d: %s"
                    .formatted(
                            service.name(), result.exitCode(), result.lastLine().orElse("it has no output")));
        }
        return tag;
    }

    private static List<String> arguments(ImageBuild build, String tag) {
        var context = build.context();
        var all = new ArrayList<>(List.of("build", "--tag", tag, "--file", context.dockerfile()));
        build.target().ifPresent(stage -> all.addAll(List.of("--target", stage)));
        new TreeMap<>(build.args()).forEach((name, value) -> all.addAll(List.of("--build-arg", name + "=" + value)));
        all.add(context.folder());
        return all;
    }

    private List<String> arguments(String image, int port) {
        var all = new ArrayList<>(List.of("run", "--rm"));
        var process = service.process();
        if (process.init()) {
            all.add("--init");
        }
        service.port().ifPresent(inside -> all.addAll(List.of("--publish", "127.0.0.1:%d:%d".formatted(port, inside))));
        service.environment().forEach((name, value) -> all.addAll(List.of("--env", name + "=" + value)));
        service.missing().stream()
                .filter(machine.environment()::containsKey)
                .forEach(name -> all.addAll(List.of("--env", name)));
        process.workingDirectory().ifPresent(folder -> all.addAll(List.of("--workdir", folder)));
        process.user().ifPresent(user -> all.addAll(List.of("--user", user)));
        process.entryPoint().stream().findFirst().ifPresent(program -> all.addAll(List.of("--entrypoint", program)));
        all.add(image);
        all.addAll(process.entryPoint().stream().skip(1).toList());
        all.addAll(service.command());
        return all;
    }
}
