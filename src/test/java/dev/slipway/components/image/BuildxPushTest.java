package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.components.image.BuildSecret.EnvironmentVariable;
import dev.slipway.components.image.BuildSecret.StoredSecret;
import dev.slipway.testing.BuildFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildxPushTest {
    private static final String URL = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop-dev/web";
    private static final String OLD = "sha256:" + "0".repeat(64);
    private static final String NEW = "sha256:" + "1".repeat(64);

    @TempDir
    Path project;

    private BuiltImageArgs args;
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @BeforeEach
    void anImageWithSecrets() {
        BuildFolders.write(
                project,
                "app/Dockerfile",
                "FROM scratch\nRUN --mount=type=secret,id=npm --mount=type=secret,id=pip --mount=type=secret,id=gem x\n");
        BuildFolders.script(project, "bin/docker", """
                #!/bin/sh
                [ "$2" = version ] && exit 0
                echo "$SLIPWAY_BUILD_SECRET_0 $NPM_TOKEN $SLIPWAY_BUILD_SECRET_2" > "$HOME/secrets"
                printf '%%s ' "$@" > "$HOME/arguments"
                while [ $# -gt 0 ]; do
                  [ "$1" = --metadata-file ] && echo '{"containerimage.digest": "%s"}' > "$2"
                  shift
                done
                """.formatted(NEW));
        var build = ImageBuild.of(BuildContext.of(project, "app"))
                .withSecrets(Map.of(
                        "npm", new EnvironmentVariable("NPM_TOKEN"),
                        "pip", new StoredSecret("secretsmanager", "build", Optional.of("pip")),
                        "gem", new StoredSecret("ssm", "gem", Optional.empty())));
        variables.putAll(Map.of(
                "PATH", "%s:/usr/bin:/bin".formatted(project.resolve("bin")),
                "HOME", project.toString(),
                "NPM_TOKEN", "value-of-npm"));
        args = BuiltImageArgs.of(build, new RepositoryName("shop-dev/web"));
    }

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    /**
     * Answers as AWS does.
     *
     * @param tags the tags of the latest image; none for an empty repository
     */
    private Mocks aws(String... tags) {
        return new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs resource) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), resource.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs call) {
                calls.add(call.token.replaceFirst(".*:", ""));
                return switch (call.token) {
                    case "aws:ecr/getImage:getImage" -> tags.length == 0 ? none() : image(List.of(tags));
                    case "aws:ecr/getAuthorizationToken:getAuthorizationToken" ->
                        CompletableFuture.completedFuture(Map.of("userName", "AWS", "password", "p"));
                    case "aws:secretsmanager/getSecretVersion:getSecretVersion" ->
                        CompletableFuture.completedFuture(Map.of("secretString", "{\"pip\": \"value-of-pip\"}"));
                    case "aws:ssm/getParameter:getParameter" ->
                        CompletableFuture.completedFuture(Map.of("value", "value-of-gem"));
                    default -> CompletableFuture.failedFuture(new IllegalStateException(call.token));
                };
            }
        };
    }

    private static CompletableFuture<Map<String, Object>> none() {
        return CompletableFuture.failedFuture(new IllegalStateException(
                "invocation of aws:ecr/getImage:getImage returned an error: 1 error occurred:\n\t* Your query returned no"
                        + " results. Please change your search criteria and try again.\n"));
    }

    private static CompletableFuture<Map<String, Object>> image(List<String> tags) {
        return CompletableFuture.completedFuture(Map.of(
                "id",
                OLD,
                "imageDigest",
                OLD,
                "imagePushedAt",
                1,
                "imageSizeInBytes",
                1,
                "imageTags",
                tags,
                "imageUri",
                URL,
                "registryId",
                "123456789012",
                "repositoryName",
                "shop-dev/web"));
    }

    private String reference(boolean preview, Mocks aws) {
        var found = new CompletableFuture<String>();
        assertThat(run(preview, aws, found).errors()).isEmpty();
        return found.join();
    }

    private TestResult run(boolean preview, Mocks aws, CompletableFuture<String> found) {
        var local = new LocalEnvironment(project, variables);
        return PulumiTest.withMocks(aws)
                .withOptions(TestOptions.builder().preview(preview).build())
                .runTest(context -> {
                    var reference = new BuildxPush(args, local)
                            .reference(URL, "shop-dev/web")
                            .applyValue(known -> {
                                found.complete(known);
                                return known;
                            });
                    new Topic("user", TopicArgs.builder().displayName(reference).build());
                    context.export("reference", reference);
                });
    }

    @Test
    void anUpBuildsAnImageThatTheRepositoryDoesNotHave() throws Exception {
        assertThat(reference(false, aws())).isEqualTo(URL + "@" + NEW);

        assertThat(Files.readString(project.resolve("secrets"))).isEqualTo("value-of-gem value-of-npm value-of-pip\n");
        assertThat(Files.readString(project.resolve("arguments")))
                .containsPattern(
                        "--tag %s:%s-\\d{14} ".formatted(URL, args.tag().value()))
                .contains("--build-arg SLIPWAY_IMAGE=%s:%s "
                        .formatted(URL, args.tag().value()));
    }

    @Test
    void nothingIsBuiltAndNoSecretReadIfTheLatestImageIsOfTheseSources() {
        var tags = new String[] {"mine", args.tag().value() + "-20260102030405"};

        assertThat(reference(false, aws(tags))).isEqualTo(URL + "@" + OLD);
        assertThat(reference(true, aws(tags))).isEqualTo(URL + "@" + OLD);
        assertThat(calls).containsOnly("getImage");
        assertThat(project.resolve("arguments")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src-0000000000000000-20260102030405", "latest"})
    void anImageOfOtherSourcesIsNotUsed(String tag) {
        assertThat(reference(false, aws(tag))).isEqualTo(URL + "@" + NEW);
    }

    @Test
    void aPreviewHasTheDigestOfTheSourcesAndReadsNoSecret() {
        assertThat(reference(true, aws())).isEqualTo(URL + "@sha256:" + args.sources());
        assertThat(calls).containsExactly("getImage");
        assertThat(project.resolve("arguments")).doesNotExist();
    }

    @Test
    void aDeniedLookUpIsNoEmptyRepository() {
        var denied = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs resource) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), resource.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs call) {
                return CompletableFuture.failedFuture(new IllegalStateException(
                        "api error AccessDeniedException: User is not authorized to perform: ecr:DescribeImages"));
            }
        };

        assertThat(run(false, denied, new CompletableFuture<>()).errors())
                .singleElement()
                .asString()
                .doesNotContain("\tat ")
                .contains(
                        "the latest image of shop-dev/web cannot be looked up, because AWS denies ecr:DescribeImages; allow"
                                + " it for the role or user that runs Pulumi");
        assertThat(project.resolve("arguments")).doesNotExist();
    }

    @Test
    void aMissingVariableFailsTheUpBeforeDockerRuns() {
        variables.remove("NPM_TOKEN");

        assertThat(run(false, aws(), new CompletableFuture<>()).errors())
                .containsExactly(
                        "the image of app must be built: the environment variable NPM_TOKEN of the secret npm is not set on"
                                + " this machine");
        assertThat(project.resolve("arguments")).doesNotExist();
    }

    @Test
    void aFailedBuildIsReportedWithItsLastLinesAndWithoutAStackTrace() {
        BuildFolders.script(
                project, "bin/docker", "#!/bin/sh\n[ \"$2\" = version ] && exit 0\necho no such package\nexit 3\n");

        assertThat(run(false, aws(), new CompletableFuture<>()).errors())
                .containsExactly(
                        "the image of app with secrets cannot be built: docker buildx build failed with exit code 3:"
                                + System.lineSeparator() + "no such package");
    }

    @Test
    void theIdsOfSecretsAreAPartOfTheDigestAndTheirSourcesAreNot() {
        var other = args.imageBuild().withSecrets(Map.of("npm", new EnvironmentVariable("OTHER")));
        var digests = IntStream.range(0, 2)
                .mapToObj(i -> args.withImageBuild(
                                i == 0 ? other : other.withSecrets(Map.of("npm", new EnvironmentVariable("THIRD"))))
                        .sources())
                .distinct();

        assertThat(digests).hasSize(1).doesNotContain(args.sources());
    }
}
