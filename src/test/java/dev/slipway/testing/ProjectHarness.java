package dev.slipway.testing;

import dev.slipway.base.LocalEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base class of tests that run commands in the folder of a project of the name {@code shop}. */
public abstract class ProjectHarness extends CommandHarness {
    /** The system property that names the project's folder. */
    private static final String HOME = "slipway.home";

    @TempDir
    protected Path project;

    @BeforeEach
    protected final void writeProject() throws IOException {
        System.setProperty(HOME, project.toString());
        Files.writeString(project.resolve("Pulumi.yaml"), "name: shop\nruntime: java\n");
    }

    @AfterEach
    protected final void forgetProject() {
        System.clearProperty(HOME);
    }

    @Override
    protected final LocalEnvironment environment() {
        return LocalEnvironment.own(project);
    }

    /** Writes the file of a stack in eu-west-1. */
    protected final Path writeStack(String stack, String config) throws IOException {
        return writeStack(stack, "eu-west-1", config);
    }

    protected final Path writeStack(String stack, String region, String config) throws IOException {
        return Files.writeString(
                project.resolve("Pulumi.%s.yaml".formatted(stack)),
                "config:\n  aws:region: %s\n".formatted(region) + config.indent(2));
    }
}
