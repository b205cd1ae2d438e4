package dev.slipway.components.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerJarTest {
    private static final String LIBRARY = "target/slipway/controllers.jar";

    @TempDir
    private Path project;

    @Test
    void theRepositoryOfSlipwayPackagesItFromItsSources() {
        assertThat(new ControllerJar(Path.of("")).path()).isEqualTo("app/controllers/target/controllers.jar");
    }

    @Test
    void anotherProjectHasACopyOfTheLibrarys() {
        assertThat(new ControllerJar(project).path()).isEqualTo(LIBRARY);
    }

    @Test
    void anApplicationOfTheSameNameIsNotTakenForTheSources() throws IOException {
        Files.createDirectories(project.resolve("app/controllers"));
        Files.writeString(project.resolve("app/controllers/pom.xml"), "<project><groupId>shop</groupId></project>");

        assertThat(new ControllerJar(project).path()).isEqualTo(LIBRARY);
    }
}
