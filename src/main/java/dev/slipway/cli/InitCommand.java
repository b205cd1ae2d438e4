package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.cli.project.NewProject;
import dev.slipway.cli.project.Placeholder;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a project that depends on Slipway's library. */
@Command(
        name = "init",
        description = {
            "Writes a new project: pom.xml, Pulumi.yaml, a stack file with one service, a test, workflows, a launcher.",
            "On a terminal it asks for the name, the region, the image and the port that no option gives."
        },
        footer = "  ./slipway init shop --image=nginx:1.29 --port=80",
        exitCodeList = {
            "0:the project is written",
            "1:a value is rejected, or the folder has one of the files; nothing is written",
            "2:wrong usage"
        })
final class InitCommand extends SlipwayCommand {
    private static final String SAMPLE_IMAGE = "public.ecr.aws/nginx/nginx:1.29";
    private static final String SAMPLE_PORT = "80";
    private static final String DESCRIPTION = "Services on AWS Fargate with Slipway";

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The project's folder; by default this one.")
    private Path folder = Path.of(".");

    @Option(names = "--name", paramLabel = "NAME", description = "The project's name; by default the folder's.")
    private @Nullable String name;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The stack's region; by default that of the variable AWS_REGION.")
    private @Nullable String region;

    @Option(names = "--stack", paramLabel = "STACK", defaultValue = "dev", description = "The stack; default dev.")
    private String stack = "dev";

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            defaultValue = "web",
            description = "The service's name; default web.")
    private String service = "web";

    /** The origin of the service's image. */
    static final class ImageOption {
        @Option(
                names = "--image",
                required = true,
                paramLabel = "REFERENCE",
                description = "The service's image; by default a sample, " + SAMPLE_IMAGE + ".")
        private @Nullable String image;

        @Option(
                names = "--build",
                required = true,
                paramLabel = "FOLDER",
                description = "A folder of the project with a Dockerfile, in place of an image.")
        private @Nullable String build;
    }

    @ArgGroup
    private @Nullable ImageOption source;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port that the service listens on; by default 8080, and 80 for the sample.")
    private @Nullable String port;

    @Option(
            names = "--template",
            description = "Writes a template for pulumi new, which asks for the name and the description.")
    private boolean template;

    @Override
    public Integer call() {
        var target = folder.toAbsolutePath().normalize();
        var project = project(target);
        var written = project.writeTo(target);
        try {
            if (!project.isTemplate()) {
                Settings.read(StackFile.read(target, stack));
            }
        } catch (RunException refused) {
            project.delete(target, written);
            throw refused;
        }
        print("%s has %d new files".formatted(folder, written.size()));
        if (!isLibraryInstalled()) {
            print(
                    "Once, in %s: mvn -f app/controllers package -DskipTests && mvn install -DskipTests puts the library into the local Maven repository"
                            .formatted(Slipway.home()));
        }
        print(
                project.isTemplate()
                        ? "Next: pulumi new %s --dir FOLDER".formatted(folder)
                        : "Next: cd %s && ./slipway preview %s".formatted(folder, stack));
        return 0;
    }

    /** False only for a checkout of Slipway whose library is not in the local Maven repository. */
    private boolean isLibraryInstalled() {
        var home = machine().environment().getOrDefault("HOME", System.getProperty("user.home"));
        return !Files.exists(Slipway.home().resolve("app/controllers/pom.xml"))
                || Files.exists(Path.of(home, ".m2/repository/dev/slipway/slipway", Slipway.VERSION));
    }

    private NewProject project(Path target) {
        var questions = Questions.onTerminal();
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.VERSION, Slipway.VERSION);
        values.put(Placeholder.STACK, stack);
        values.put(Placeholder.SERVICE, service);
        if (template) {
            values.put(Placeholder.REGION, Optional.ofNullable(region).orElse("us-east-1"));
        } else {
            values.put(Placeholder.PROJECT, questions.answer(name, "Name of the project", folderName(target)));
            values.put(Placeholder.DESCRIPTION, DESCRIPTION);
            values.put(Placeholder.REGION, region(questions));
        }
        var chosen = source(questions);
        values.put(Placeholder.SOURCE, chosen);
        values.put(
                Placeholder.PORT,
                questions.answer(port, "Port of the service", chosen.endsWith(SAMPLE_IMAGE) ? SAMPLE_PORT : "8080"));
        return new NewProject(values);
    }

    private static String folderName(Path target) {
        return Optional.ofNullable(target.getFileName()).map(Path::toString).orElse("");
    }

    private String region(Questions questions) {
        var answer = questions.answer(region, "Region", machine().environment().getOrDefault("AWS_REGION", ""));
        if (answer.isEmpty()) {
            throw new RunException("the stack has no region; name it, as in --region eu-west-1, or set AWS_REGION");
        }
        return answer;
    }

    /** The line of the stack file with the image or the folder. */
    private String source(Questions questions) {
        if (source != null && source.build != null) {
            return "build: " + source.build;
        }
        var image = source == null ? null : source.image;
        return "image: " + questions.answer(image, "Image of the service", SAMPLE_IMAGE);
    }
}
