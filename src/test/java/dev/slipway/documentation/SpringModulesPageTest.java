package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.BuildFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Plans and packages the stack of {@code docs/how-to/spring-modules.md} as the page has it. */
@DisabledOnOs(OS.WINDOWS)
class SpringModulesPageTest {
    private static final Page PAGE = Page.read(HowToTest.FOLDER.resolve("spring-modules.md"));

    @TempDir
    Path folder;

    @Test
    void theStackOfThePageIsPlannedAndPackagedAsItSays() {
        BuildFolders.write(folder, "infra/Pulumi.yaml", "name: shop\nruntime: java\n");
        BuildFolders.write(
                folder,
                "shop/pom.xml",
                BuildFolders.pom(
                        "shop",
                        "<modules><module>common</module>" + "<module>web</module><module>admin</module></modules>"));
        for (var module : new String[] {"common", "web", "admin"}) {
            BuildFolders.write(folder, "shop/%s/pom.xml".formatted(module), BuildFolders.pom(module, ""));
        }
        BuildFolders.write(
                folder, "shop/web/Dockerfile", PAGE.blocks("dockerfile").get(0));
        BuildFolders.script(folder, "shop/mvnw", "#!/bin/sh\nmkdir -p web/target admin/target\n");
        var file = BuildFolders.write(
                folder, "infra/Pulumi.dev.yaml", PAGE.blocks("yaml").get(0));
        var config = StackFile.read(folder.resolve("infra"), "dev", file);
        var log = new ArrayList<String>();

        assertThat(App.preflight(config).plan().ofType("docker:index/image:Image"))
                .hasSize(2);
        Settings.read(config).services().stream()
                .map(service -> service.image())
                .filter(BuiltImageArgs.class::isInstance)
                .flatMap(image -> ((BuiltImageArgs) image).imageBuild().packagings().stream())
                .forEach(packaging -> packaging.run(log::add));
        assertThat(PAGE.blocks("").stream().flatMap(String::lines)).containsAll(log);
        assertThat(log).hasSize(2);
    }
}
