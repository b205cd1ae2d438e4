package dev.slipway.settings;

import static dev.slipway.testing.TestStack.assertErrors;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.ecs.TaskDefinition;
import dev.slipway.App;
import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ImageBuild;
import dev.slipway.components.image.PackageSpec;
import dev.slipway.components.image.SharedImage;
import dev.slipway.program.Preflight;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.BuildFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of a project in the folder {@code infra}, with the application beside it. */
class BuildSettingsTest {
    private static final String WORKER = "worker: {imageOf: web, ingress: none, command: [worker]";

    @TempDir
    Path folder;

    @BeforeEach
    void anApplicationBesideTheProject() {
        BuildFolders.write(folder, "infra/Pulumi.yaml", "name: shop\nruntime: java\n");
        BuildFolders.write(
                folder,
                "infra/docker/Dockerfile",
                "ARG EDITION=free\nFROM scratch AS runtime\nCOPY . /\nFROM runtime AS proxy\n");
        BuildFolders.write(folder, "backend/src/app.py", "print()");
        BuildFolders.write(folder, "infra/app/Dockerfile", "FROM scratch\nCOPY . /\n");
    }

    private StackConfig config(String... services) {
        var file = BuildFolders.write(
                folder,
                "infra/Pulumi.test.yaml",
                "config:\n  aws:region: eu-west-1\n  slipway:services: {%s}\n".formatted(String.join(", ", services)));
        return StackFile.read(folder.resolve("infra"), "test", file);
    }

    private Settings settings(String... services) {
        return Settings.read(config(services));
    }

    private ImageBuild build(String build) {
        var image = settings("web: {port: 80, build: %s}".formatted(build))
                .services()
                .get(0)
                .image();
        return ((BuiltImageArgs) image).imageBuild();
    }

    @Test
    void everyKeyIsRead() {
        var build = build("{context: ../backend, dockerfile: docker/Dockerfile, target: runtime, args: {EDITION: pro},"
                + " package: [make, all], sources: [src]}");

        assertThat(build.context().folder()).isEqualTo("../backend");
        assertThat(build.context().dockerfile()).isEqualTo("docker/Dockerfile");
        assertThat(build.target()).contains("runtime");
        assertThat(build.args()).isEqualTo(Map.of("EDITION", "pro"));
        assertThat(build.packaging()).isEqualTo(PackageSpec.of(List.of("make", "all"), List.of("src")));
    }

    @Test
    void aTextIsTheFolderAndACommandMayBeAText() {
        assertThat(build("app")).isEqualTo(build("{context: app}"));
        assertThat(build("{context: ../backend, dockerfile: docker/Dockerfile, package: make all, sources: [src]}")
                        .packaging())
                .isEqualTo(PackageSpec.ofShell("make all", List.of("src")));
    }

    @Test
    void allFaultsOfABuildAreReportedAtOnce() {
        assertErrors(
                () -> settings(
                        "web: {port: 80, build: {context: ../backend, dockerfile: docker/Dockerfile, target: runtme,"
                                + " args: {EDITON: pro}, sources: [lib], secrets: {token: {env: TOKEN}}, tags: [a]}}"),
                "slipway:services.web.build.tags: unknown key; allowed here: context, dockerfile, target, args,"
                        + " package, sources, secrets",
                "slipway:services.web.build.target = runtme: docker/Dockerfile has no stage runtme; its stages are"
                        + " runtime, proxy",
                "slipway:services.web.build.args.EDITON = pro: docker/Dockerfile declares no ARG EDITON; it declares"
                        + " EDITION",
                "slipway:services.web.build.secrets.token: no RUN that the image needs in docker/Dockerfile mounts the"
                        + " secret token; write RUN --mount=type=secret,id=token where it is used, or remove it",
                "slipway:services.web.build.sources[0] = lib: no file of the build folder ../backend matches; write a"
                        + " file, a folder or a glob relative to it, such as src/**",
                "slipway:services.web.build.sources: sources is set without package, and docker/Dockerfile copies no output of"
                        + " Maven or Gradle; set package to the command that makes what the image copies, or remove sources");
    }

    @Test
    void aMissingFolderAndAMissingDockerfileAreNamed() {
        assertErrors(
                () -> settings(
                        "web: {port: 80, build: ../backend}",
                        "api: {port: 80, build: {context: ../back, dockerfile: docker/Web}, routes: {paths: [/api]}}"),
                "slipway:services.api.build.context = ../back: the build folder ../back does not exist; name a folder,"
                        + " relative to Pulumi.yaml",
                "slipway:services.api.build.dockerfile = docker/Web: the Dockerfile docker/Web does not exist; name a"
                        + " file, relative to Pulumi.yaml",
                "slipway:services.web.build = ../backend: the build folder ../backend has no Dockerfile; add one, name"
                        + " another file in build.dockerfile, or set image to the reference of a built image");
    }

    @Test
    void aServiceRunsTheImageOfAnotherWithItsArchitecture() {
        var worker = settings("web: {port: 80, build: app, architecture: x86_64}", WORKER + "}").services().stream()
                .filter(service -> service.name().equals("worker"))
                .findFirst()
                .orElseThrow();

        assertThat(worker.image()).isEqualTo(new SharedImage("web"));
        assertThat(worker.spec().task().architecture()).isEqualTo(Architecture.X86_64);
    }

    @Test
    void imageOfNamesAnotherServiceWithABuild() {
        assertErrors(
                () -> settings(
                        "web: {port: 80, build: app}",
                        "site: {image: 'nginx:1', ingress: none}",
                        "a: {imageOf: wbe, ingress: none}",
                        "b: {imageOf: b, ingress: none}",
                        "c: {imageOf: site, ingress: none}",
                        "d: {imageOf: e, ingress: none}",
                        "e: {imageOf: web, ingress: none, architecture: x86_64}",
                        "f: {imageOf: web, image: 'nginx:1', ingress: none}",
                        "g: {imageOf: web, rollOut: {}, ingress: none}"),
                "slipway:services.a.imageOf = wbe: the stack has no service or job wbe; did you mean web?",
                "slipway:services.b.imageOf = b: the service names itself; name a service with build: web",
                "slipway:services.c.imageOf = site: site has no build; name a service with build: web",
                "slipway:services.d.imageOf = e: e itself runs the image of web; name a service with build: web",
                "slipway:services.e.architecture = x86_64: the image of web is built for arm64; remove architecture here",
                "slipway:services.f.image: one of build, image, imageOf and rollOut is needed; set build to a folder with"
                        + " a Dockerfile, image to a reference, imageOf to a service with a build, or rollOut",
                "slipway:services.g.imageOf: with rollOut the image is the one pushed to the stack's repository; remove"
                        + " imageOf, or rollOut");
    }

    private Preflight plan(String... services) {
        return App.preflight(config(services));
    }

    @Test
    void oneImageIsBuiltAndStoredOnce() {
        var plan = plan("web: {port: 80, build: app}", WORKER + ", migrate: [migrate]}")
                .plan();

        assertThat(plan.ofType("aws:ecr/repository:Repository")).hasSize(1);
        assertThat(plan.ofType("docker:index/image:Image")).hasSize(1);
        assertThat(plan.ofType(TaskDefinition.class)).hasSize(3).allSatisfy(task -> assertThat(
                        task.text("containerDefinitions"))
                .contains("/shop-test/web@sha256:"));
        assertThat(Optional.ofNullable(plan.outputs().get("repository_url")))
                .hasValueSatisfying(urls -> assertThat(urls.toString()).contains("web=", "worker="));
        assertThat(plan.named("worker-task-execution-policy").inputs().toString())
                .contains("repository/shop-test/web");
    }

    @Test
    void functionsMayPullAnImageThatOneOfThemRuns() {
        var services = List.of(
                "web: {port: 80, build: app, ingress: api}",
                "small: {compute: lambda, imageOf: web, port: 80, ingress: api, routes: {paths: [/small]}}");

        assertThat(plan(services.toArray(String[]::new))
                        .plan()
                        .named("web-image-policy")
                        .text("policy"))
                .contains("lambda.amazonaws.com");
        assertThat(plan(services.get(0)).plan().ofType("aws:ecr/repositoryPolicy:RepositoryPolicy"))
                .isEmpty();
    }

    @Test
    void anotherArgumentChangesTheImageAndTheServicesThatRunIt() {
        var web = "web: {port: 80, build: {context: ../backend, dockerfile: docker/Dockerfile, args: {EDITION: %s}}}";
        var before = plan(web.formatted("free"), WORKER + "}");
        var diff = plan(web.formatted("pro"), WORKER + "}").against(before.saved());

        assertThat(diff.toString()).contains("web-image-image", "web-service", "worker-service");
    }
}
