package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BuildFolders;
import dev.slipway.testing.Programs;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltImageTest {
    private static final String REGISTRY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

    @TempDir
    Path project;

    private BuiltImageArgs args;

    @BeforeEach
    void aFolder() {
        args = BuiltImageArgs.of(BuildFolders.context(project), new RepositoryName("slipway-dev/orders"));
    }

    private BuiltImageArgs with(ImageBuild build) {
        return args.withImageBuild(build);
    }

    private static Plan plan(BuiltImageArgs args) {
        return Programs.plan(ctx -> new BuiltImage("orders-image", args));
    }

    private static PlannedResource image(BuiltImageArgs args) {
        return plan(args).named("orders-image-image");
    }

    @Test
    void theRepositoryIsScannedEncryptedAndImmutable() {
        var repository = plan(args).named("orders-image-repository");

        assertThat(repository.text("name")).isEqualTo("slipway-dev/orders");
        assertThat(repository.text("imageTagMutability")).isEqualTo("IMMUTABLE");
        assertThat(repository.flag("imageScanningConfiguration.scanOnPush")).isTrue();
        assertThat(repository.list("encryptionConfigurations")).first().isEqualTo(Map.of("encryptionType", "AES256"));
        assertThat(repository.flag("forceDelete")).isTrue();
        assertThat(repository.protect()).isFalse();
    }

    @Test
    void lambdaMayPullForFunctionsOfThisAccountAndRegionBeforeTheImageIsThere() {
        var plan = plan(args.withFunctions(true));
        var policy = plan.named("orders-image-policy");

        assertThat(policy.text("policy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                        + "\"Action\":[\"ecr:BatchGetImage\",\"ecr:GetDownloadUrlForLayer\"],"
                        + "\"Condition\":{\"StringLike\":{"
                        + "\"aws:SourceArn\":\"arn:aws:lambda:eu-west-1:123456789012:function:*\"}}}]}");
        assertThat(plan.named("orders-image-image").dependencies()).contains(policy.urn());
        assertThat(plan(args).resources()).noneMatch(each -> each.name().equals("orders-image-policy"));
    }

    @Test
    void aProtectedRepositoryCannotBeDeleted() {
        var repository = plan(args.withProtectedFromDeletion(true)).named("orders-image-repository");

        assertThat(repository.input("forceDelete")).contains(false);
        assertThat(repository.protect()).isTrue();
    }

    @Test
    void theLatestImagesOfDeploysStay() {
        var lifecycle = plan(args.withKeep(3)).named("orders-image-lifecycle");

        assertThat(lifecycle.text("repository")).isEqualTo("slipway-dev/orders");
        assertThat(lifecycle.text("policy"))
                .isEqualTo("{\"rules\":["
                        + "{\"rulePriority\":1,"
                        + "\"description\":\"Images without a tag, from failed pushes\","
                        + "\"selection\":{\"tagStatus\":\"untagged\",\"countType\":\"sinceImagePushed\","
                        + "\"countUnit\":\"days\",\"countNumber\":1},"
                        + "\"action\":{\"type\":\"expire\"}},"
                        + "{\"rulePriority\":2,"
                        + "\"description\":\"Pushed images except the latest 3\","
                        + "\"selection\":{\"tagStatus\":\"tagged\",\"tagPrefixList\":[\"src-\"],"
                        + "\"countType\":\"imageCountMoreThan\",\"countNumber\":3},"
                        + "\"action\":{\"type\":\"expire\"}}]}");
    }

    @Test
    void theImageIsBuiltFromPathsThatEveryMachineHas() {
        BuildFolders.write(project, "app/Dockerfile", "FROM scratch\nARG LEVEL\nCOPY . /\n");
        var image = image(with(args.imageBuild().withArgs(Map.of("LEVEL", "1"))).withArchitecture(Architecture.ARM64));

        assertThat(image.text("build.context")).isEqualTo("app");
        assertThat(image.text("build.dockerfile")).isEqualTo("app/Dockerfile");
        assertThat(image.text("build.platform")).isEqualTo("linux/arm64");
        assertThat(image.text("build.args.LEVEL")).isEqualTo("1");
        assertThat(image.input("buildOnPreview")).contains(false);
        assertThat(image.input("skipPush")).contains(false);
    }

    @Test
    void theTargetIsBuiltAndAnotherOneIsAnotherImage() {
        BuildFolders.write(project, "app/Dockerfile", "FROM scratch AS web\nCOPY . /\nFROM scratch AS worker\n");
        var web = with(args.imageBuild().withTarget(Optional.of("web")));
        var worker = with(args.imageBuild().withTarget(Optional.of("worker")));

        assertThat(image(web).text("build.target")).isEqualTo("web");
        assertThat(image(web).text("imageName")).isNotEqualTo(image(worker).text("imageName"));
        assertThat(image(args).input("build.target")).isEmpty();
    }

    @Test
    void theImageIsPushedWithTheRegistrysCredentials() {
        var image = image(args);

        assertThat(image.text("registry.server")).isEqualTo(REGISTRY);
        assertThat(image.input("registry.username")).isPresent();
        assertThat(image.input("registry.password")).isPresent();
        assertThat(image.inputs().toString()).doesNotContain("stand-in");
    }

    @Test
    void theTagIsTheDigestOfTheFolder() {
        var digest = ContextDigest.of(args.imageBuild(), Architecture.X86_64);
        var name = REGISTRY + "/slipway-dev/orders:src-" + digest.substring(0, 16);

        assertThat(image(args).text("imageName")).isEqualTo(name);
        assertThat(image(args).text("build.args.SLIPWAY_IMAGE")).isEqualTo(name);
    }

    @Test
    void theTimeInATagIsNoChange() {
        assertThat(image(args).ignoreChanges()).containsExactly("imageName");
    }

    @Test
    void aChangedFileChangesTheBuild() {
        var before = image(args).inputs().get("build");
        assertThat(image(args).inputs().get("build")).isEqualTo(before);

        BuildFolders.write(project, "app/file", "new");

        assertThat(image(args).inputs().get("build")).isNotEqualTo(before);
    }

    @Test
    void tasksRunTheImageByItsDigest() {
        var plan = Programs.plan(ctx -> {
            var image = new BuiltImage("orders-image", args);
            ctx.export("reference", image.reference());
            ctx.export("arn", image.repositoryArn().orElseThrow());
            ctx.export("url", image.repositoryUrl());
        });

        assertThat(plan.outputs().get("reference"))
                .asString()
                .matches(REGISTRY + "/slipway-dev/orders@sha256:[0-9a-f]{64}");
        assertThat(plan.outputs())
                .containsEntry("arn", "arn:aws:ecr:eu-west-1:123456789012:repository/slipway-dev/orders")
                .containsEntry("url", REGISTRY + "/slipway-dev/orders");
    }

    @Test
    void twoImagesOfOneProgramShareNothing() {
        var other = BuiltImageArgs.of(args.imageBuild(), new RepositoryName("slipway-dev/billing"));

        var plan = Programs.plan(ctx -> {
            new BuiltImage("orders-image", args);
            new BuiltImage("billing-image", other);
        });

        assertThat(plan.ofType("aws:ecr/repository:Repository"))
                .extracting(PlannedResource::name)
                .containsExactly("billing-image-repository", "orders-image-repository");
        assertThat(plan.ofType("docker:index/image:Image"))
                .extracting(image -> image.text("imageName").replaceAll(".*/|:.*", ""))
                .containsExactly("billing", "orders");
        assertThat(plan.resources()).filteredOn(PlannedResource::custom).allSatisfy(child -> assertThat(child.parent())
                .contains(BuiltImage.TYPE));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 1001})
    void fewerThanTwoImagesAreRefused(int keep) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> args.withKeep(keep))
                .withMessage("keep is " + keep + "; keep 2 to 1000 images, so that one is left beside the one that"
                        + " runs");
    }

    @Test
    void aBrokenIgnoreFileIsReportedWithTheArguments() {
        BuildFolders.write(project, "app/.dockerignore", "[\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageBuild.of(args.imageBuild().context()))
                .withMessage(
                        "context: .dockerignore of the build folder app: the pattern '[' is not complete; close its [ ] and"
                                + " put a character after its \\");
    }
}
