package dev.slipway.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.Subprocess;
import dev.slipway.testing.InstalledLibrary;
import dev.slipway.testing.NewProjects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of {@code slipway init} with the library in the local Maven repository, by the project's own launcher. */
class LibraryTest {
    @TempDir
    private static Path folder;

    private static InstalledLibrary library;
    private static Path shop;

    @BeforeAll
    static void writeProject() {
        library = InstalledLibrary.install(folder);
        shop = folder.resolve("shop");
        NewProjects.shop(library).writeTo(shop);
    }

    @AfterAll
    static void deleteLibrary() {
        library.close();
    }

    private static Subprocess.Result slipway(String... arguments) {
        var command = new ArrayList<>(List.of("sh", "slipway"));
        command.addAll(List.of(arguments));
        return LocalEnvironment.own(shop).process(command).run();
    }

    @Test
    void itsStackAndItsTestPassTheCheck() {
        var check = slipway("check");

        assertThat(check.output()).matches("dev: ok, \\d+ resources, .* USD a month, idle .*\ntests: ok\n");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void itsPreviewIsThatOfTheProgramInTheLibrary() {
        var preview = slipway("preview", "dev");

        assertThat(preview.exitCode()).isZero();
        assertThat(preview.output())
                .startsWith("Previewing shop-dev on the embedded engine: nothing is created\n")
                .contains(
                        "slipway:service:Service",
                        "Guard rails:\n    nothing found\n",
                        "Slipway's price list eu-west-1.yaml");
    }
}
