package dev.slipway.settings;

import static dev.slipway.testing.TestStack.assertErrors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.components.image.BuildSecret;
import dev.slipway.components.image.BuildSecret.EnvironmentVariable;
import dev.slipway.components.image.BuildSecret.SecretFile;
import dev.slipway.components.image.BuildSecret.StoredSecret;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.program.PlanInventory;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.BuildFolders;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with secrets, of a project in a temporary folder. */
class BuildSecretSettingsTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pip-AbCdEf";

    @TempDir
    Path folder;

    @BeforeEach
    void anApplication() {
        BuildFolders.write(folder, "Pulumi.yaml", "name: shop\nruntime: java\n");
        BuildFolders.write(folder, "app/Dockerfile", """
                FROM node AS build
                RUN --mount=type=secret,id=npm_token,required=true --mount=type=cache,target=/cache npm ci
                RUN --mount=type=secret,target=/root/.netrc \\
                    --mount=type=secret,id=pip,env=PIP_TOKEN fetch
                FROM scratch
                COPY --from=build /out /
                """);
    }

    private StackConfig config(String secrets) {
        var file = BuildFolders.write(folder, StackFile.name("test"), """
                config:
                  aws:region: eu-west-1
                  slipway:services: {web: {port: 80, build: {context: app, secrets: %s}}}
                """.formatted(secrets));
        return StackFile.read(folder, "test", file);
    }

    private Map<String, BuildSecret> secrets(String secrets) {
        var image = Settings.read(config(secrets)).services().get(0).image();
        return ((BuiltImageArgs) image).imageBuild().secrets();
    }

    private void assertRefused(String secrets, String... errors) {
        assertErrors(() -> secrets(secrets), errors);
    }

    @Test
    void aStoredSecretIsOfTheRegionOfTheStack() {
        assertRefused(
                "{npm_token: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:npm-AbCdEf'}",
                "slipway:services.web.build.secrets.npm_token: a secret of eu-west-1 is allowed; replicate it to that "
                        + "region, or name one there");
    }

    @Test
    void aSecretIsAVariableAFileOrStoredInAws() {
        assertThat(secrets("{npm_token: {env: NPM_TOKEN}, .netrc: {file: ~/.netrc}, pip: '%s:token::'}".formatted(ARN)))
                .isEqualTo(Map.of(
                        "npm_token",
                        new EnvironmentVariable("NPM_TOKEN"),
                        ".netrc",
                        new SecretFile("~/.netrc"),
                        "pip",
                        new StoredSecret("secretsmanager", ARN, Optional.of("token"))));
        assertThat(secrets("{npm_token: 'ssm:build/npm', pip: 'secretsmanager:pip'}"))
                .isEqualTo(Map.of(
                        "npm_token",
                        new StoredSecret("ssm", "/build/npm", Optional.empty()),
                        "pip",
                        new StoredSecret("secretsmanager", "pip", Optional.empty())));
    }

    @Test
    void anIdThatNothingMountsAndARequiredOneThatIsMissingAreRefused() {
        assertRefused(
                "{nmp_token: {env: NPM_TOKEN}}",
                "slipway:services.web.build.secrets.nmp_token: no RUN that the image needs in app/Dockerfile mounts the"
                        + " secret nmp_token; name one that is mounted: .netrc, npm_token, pip",
                "slipway:services.web.build.secrets.npm_token: missing, and a RUN in app/Dockerfile requires it; set it to"
                        + " {env: a variable}, {file: a path}, or the ARN or name of a secret");
    }

    @Test
    void aSourceHasOneForm() {
        assertRefused(
                "{npm_token: {env: A, file: b}, .netrc: {}, pip: token, a/b: {env: A}}",
                "slipway:services.web.build.secrets.a/b: an id of letters, digits and . _ - is allowed as a key; rename"
                        + " it",
                "slipway:services.web.build.secrets.npm_token: one of env and file is allowed; name a variable or a file"
                        + " of the machine that deploys",
                "slipway:services.web.build.secrets..netrc: one of env and file is allowed; name a variable or a file"
                        + " of the machine that deploys",
                "slipway:services.web.build.secrets.pip: the ARN of a Secrets Manager secret or of an SSM"
                        + " parameter, or a name as in secretsmanager:<name> or ssm:<name>, is allowed, behind a secret"
                        + " :<json key>:: for one key; copy an ARN whole, with the six characters after a secret's name");
    }

    @Test
    void aVersionOfASecretIsRefused() {
        assertRefused(
                "{npm_token: 'secretsmanager:npm:::1'}",
                "slipway:services.web.build.secrets.npm_token: a build reads the current version of"
                        + " a secret; write only :<json key>:: behind it");
    }

    @Test
    void aFileInTheBuildFolderMustBeIgnored() {
        assertRefused(
                "{npm_token: {env: A}, .netrc: {file: app/.netrc}}",
                "slipway:services.web.build.secrets..netrc: the file app/.netrc is in the build folder app and the"
                        + " ignore file does not exclude it, so that COPY may put it into a layer; add it to"
                        + " .dockerignore, or keep it outside of the build folder");

        BuildFolders.write(folder, "app/.dockerignore", ".netrc\n");

        assertThat(secrets("{npm_token: {env: A}, .netrc: {file: app/.netrc}}")).hasSize(2);
    }

    @Test
    void thePlanHasTheSourcesOfSecretsAndTheDigestOfTheImage() {
        var plan = App.preflight(config("{npm_token: {env: NPM_TOKEN}, pip: '%s'}".formatted(ARN)))
                .plan();
        var image = plan.named("web-image-image");

        assertThat(image.type()).isEqualTo("slipway:image:BuildxImage");
        assertThat(image.input("secrets"))
                .contains(Map.of("npm_token", "env NPM_TOKEN", "pip", "secretsmanager " + ARN));
        assertThat(image.text("build.context")).isEqualTo("app");
        assertThat(plan.ofType("docker:index/image:Image")).isEmpty();
        assertThat(plan.named("web-task-definition").text("containerDefinitions"))
                .containsPattern("/shop-test/web@sha256:[0-9a-f]{64}\"");
    }

    @Test
    void thePermissionsToDeployIncludeTheStoredSecrets() {
        var plan = App.preflight(
                        config("{npm_token: 'ssm:build/npm', pip: '%s', .netrc: {file: ~/.netrc}}".formatted(ARN)))
                .plan();

        assertThat(PlanInventory.of(plan).readResources())
                .containsExactly(ARN, "arn:{partition}:ssm:{region}:{account}:parameter/build/npm");
        assertThat(PlanInventory.of(plan).types()).contains("slipway:image:BuildxImage", "aws:ecr/getImage:getImage");
    }

    @Test
    void aSecretInABuildArgumentIsStillABreach() {
        BuildFolders.write(
                folder, "app/Dockerfile", "FROM node\nARG NPM_TOKEN\nRUN --mount=type=secret,id=npm_token npm ci\n");
        var file = BuildFolders.write(folder, StackFile.name("test"), """
                config:
                  aws:region: eu-west-1
                  slipway:services:
                    web: {port: 80, build: {context: app, args: {NPM_TOKEN: npm_a1b2c3d4e5}, secrets: {npm_token: {env: A}}}}
                """);

        assertThat(App.preflight(StackFile.read(folder, "test", file)).findings())
                .anySatisfy(
                        finding -> assertThat(finding.toString())
                                .contains(
                                        "has the secret NPM_TOKEN in its build arguments: move it from build.args to build.secrets"));
    }

    @Test
    void aChangedSourceChangesTheImageAndTheService() {
        var stack = config("{npm_token: {env: NPM_TOKEN}}");
        var before = App.preflight(stack).saved();
        BuildFolders.write(folder, "app/file", "new");

        var diff = App.preflight(stack).against(before).toString();

        assertThat(diff).contains("web-image-image", "web-service");
    }

    @Test
    void anotherSourceOfASecretStartsNoNewTasks() {
        var before = App.preflight(config("{npm_token: {env: A}}")).saved();

        var diff =
                App.preflight(config("{npm_token: {env: B}}")).against(before).toString();

        assertThat(diff).contains("web-image-image").doesNotContain("web-service");
    }
}
