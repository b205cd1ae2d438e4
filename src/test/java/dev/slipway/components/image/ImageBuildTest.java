package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.base.SpecException;
import dev.slipway.testing.BuildFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {
    @TempDir
    Path project;

    private BuildContext context(String dockerfile) {
        BuildFolders.write(project, "app/src/main.ts", "1");
        BuildFolders.write(project, "app/Dockerfile", dockerfile);
        return BuildContext.of(project, "app");
    }

    private void assertRefused(
            BuildContext context, String target, Map<String, String> args, PackageSpec packaging, String... faults) {
        assertThatExceptionOfType(SpecException.class)
                .isThrownBy(() -> new ImageBuild(
                        context, Optional.of(target).filter(stage -> !stage.isEmpty()), args, packaging, Map.of()))
                .satisfies(refused ->
                        assertThat(refused.all().map(SpecException::getMessage)).containsExactly(faults));
    }

    @Test
    void everythingThatTheDockerfileDoesNotHaveIsRefusedAtOnce() {
        assertRefused(
                context("FROM scratch AS web\nARG EDITION\nFROM scratch AS worker\n"),
                "wep",
                Map.of("EDITON", "pro", "SLIPWAY_IMAGE", "1", "log-level", "1"),
                PackageSpec.of(List.of("npm"), List.of("src/**", "sources/**", "[")),
                "target: app/Dockerfile has no stage wep; its stages are web, worker",
                "args.EDITON: app/Dockerfile declares no ARG EDITON; it declares EDITION",
                "args.SLIPWAY_IMAGE: the build argument SLIPWAY_IMAGE is set by Slipway itself; choose another name",
                "args.log-level: the build argument 'log-level' is not a valid name of an ARG; start with a letter or _, go on"
                        + " with letters, digits and _",
                "sources[1]: no file of the build folder app matches; write a file, a folder or a glob relative to it,"
                        + " such as src/**",
                "the pattern '[' is not complete; close its [ ] and put a character after its \\");
    }

    @Test
    void aDockerfileWithoutNamesAndArgumentsIsNamed() {
        assertRefused(
                context("FROM scratch\n"),
                "web",
                Map.of("EDITION", "pro"),
                PackageSpec.DETECTED,
                "target: app/Dockerfile has no stage web; name one there by FROM … AS web",
                "args.EDITION: app/Dockerfile declares no ARG EDITION; add ARG EDITION there, or remove it");
    }

    @Test
    void argumentsThatDockerKnowsNeedNoDeclaration() {
        var args = Map.of("https_proxy", "http://proxy", "BUILDKIT_INLINE_CACHE", "1", "SOURCE_DATE_EPOCH", "0");

        assertThat(ImageBuild.of(context("FROM scratch\n")).withArgs(args).args())
                .isEqualTo(args);
    }

    @Test
    void packageNeedsSourcesAndSourcesNeedAPackage() {
        assertRefused(
                context("FROM scratch\nCOPY dist /\n"),
                "",
                Map.of(),
                PackageSpec.of(List.of("npm"), List.of()),
                "package: package needs sources, by which a deployment knows when to run it again; list in sources what"
                        + " its result depends on, such as src/** and package.json");
        assertRefused(
                context("FROM scratch\nCOPY dist /\n"),
                "",
                Map.of(),
                PackageSpec.of(List.of(), List.of("src")),
                "sources: sources is set without package, and app/Dockerfile copies no output of Maven or Gradle; set"
                        + " package to the command that makes what the image copies, or remove sources");
    }

    @Test
    void aStatedCommandForOutputOfMavenNeedsNoSources() {
        var context = BuildFolders.mavenContext(project);
        var build = ImageBuild.of(context).withPackaging(PackageSpec.of(List.of("make"), List.of()));

        assertThat(build.sources()).containsOnlyKeys("pom.xml", "src/main/java/App.java");
        assertThat(build.builds())
                .singleElement()
                .satisfies(made -> assertThat(made.command().get()).hasToString("make"));
    }
}
