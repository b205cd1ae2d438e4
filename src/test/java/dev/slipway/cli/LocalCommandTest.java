package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.testing.FakePrograms;
import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service is a stand-in of one class, packaged by a script in the place of Maven. */
class LocalCommandTest extends ProjectHarness {
    /** Answers one request for its health, and ends with this exit code. */
    private static final String SERVICE = """
            import java.net.*;
            class Main {
                public static void main(String[] arguments) throws Exception {
                    System.out.println(System.getenv("LOG_FORMAT"));
                    try (var server = new ServerSocket(Integer.parseInt(System.getenv("PORT")));
                            var socket = server.accept()) {
                        socket.getInputStream().read();
                        socket.getOutputStream().write("HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n".getBytes());
                        socket.getOutputStream().flush();
                        Thread.sleep(2000);
                    }
                    System.exit(EXIT);
                }
            }
            """;

    private static final String LOG_FORMAT = "json";

    /** Writes a service to app/tea, with a Maven wrapper that packages it. */
    private void aService(int exitCode) throws IOException {
        var folder = Files.createDirectories(project.resolve("app/tea"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY target/image/tea.jar /\n");
        writeStack("dev", """
                slipway:storage: {table: leaves}
                slipway:services:
                  tea: {build: app/tea, port: 8080, environment: {LOG_FORMAT: %s}, uses: ["table:leaves"]}
                """.formatted(LOG_FORMAT));
        Files.writeString(folder.resolve("Main.java"), SERVICE.replace("EXIT", String.valueOf(exitCode)));
        var wrapper = Files.writeString(
                folder.resolve("mvnw"), """
                #!/bin/sh
                mkdir -p target/image && '%1$s/javac' -d target/classes Main.java \\
                    && '%1$s/jar' --create --file target/image/tea.jar --main-class Main -C target/classes .
                """.formatted(Path.of(System.getProperty("java.home"), "bin")));
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aServiceIsPackagedAndStartedAndItsDocumentationNamed() throws IOException {
        aService(0);

        assertThat(run("local", "tea", "--port", "0")).as(err.toString()).isZero();

        assertThat(out.toString().lines().toList())
                .hasSize(3)
                .startsWith(
                        "not set, since secrets and stores are in AWS: TABLE_NAME",
                        "Packaging app/tea: mvnw -q -DskipTests package");
        assertThat(out.toString().lines().toList().get(2))
                .matches("tea is ready at http://localhost:(\\d+), its documentation is at http://localhost:\\1/docs;"
                        + " Ctrl-C stops it");
    }

    @Test
    void aServiceThatFailsFailsTheCommand() throws IOException {
        aService(3);

        assertThat(run("local", "tea", "--port", "0")).isEqualTo(1);
    }

    @Test
    void aPortInUseIsRefusedBeforeAnythingIsPackaged() throws IOException {
        aService(0);

        try (var taken = new ServerSocket(0)) {
            assertThat(run("local", "tea", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err)
                    .hasToString("port %d is in use or not allowed; name another one, or 0 for a free one: --port 0%n"
                            .formatted(taken.getLocalPort()));
        }
        assertThat(project.resolve("app/tea/target")).doesNotExist();
    }

    @Test
    void anUnknownServiceIsRefusedWithThoseOfTheStack() throws IOException {
        aService(0);

        assertThat(run("local", "coffee")).isEqualTo(1);
        assertThat(err).hasToString("the stack dev has no service coffee; it has tea%n".formatted());
    }

    @Test
    void oneOfSeveralStacksIsToBeNamed() throws IOException {
        writeStack("one", "");
        writeStack("two", "");

        assertThat(run("local", "tea")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "there are several stacks and none is named dev; name one by --stack: one, two%n".formatted());
    }

    private void anImage() throws IOException {
        writeStack("qa", """
                slipway:services:
                  web:
                    image: public.ecr.aws/nginx/nginx:1.29
                    port: 80
                    environment: {MODE: fast}
                    secrets: {KEY: "ssm:key", TOKEN: "ssm:token"}
                    entryPoint: [nginx, -g]
                    command: [daemon off;]
                    user: "1000"
                    sidecars: [{name: proxy, image: "public.ecr.aws/nginx/nginx:1.29"}]
                """);
    }

    private FakePrograms docker(int exitCode) {
        return new FakePrograms(project)
                .add(
                        "docker",
                        "[ $1 = version ] && exit 0; printf '%%s\\n' \"$*\" >> \"$FAKES/calls\"; exit %d%n"
                                .formatted(exitCode));
    }

    private String calls() throws IOException {
        return Files.readString(project.resolve("calls"));
    }

    @Test
    void anImageOfARegistryIsRunByDocker() throws IOException {
        anImage();

        var port = freePort();
        assertThat(run(docker(0).with("TOKEN", "t").machine(), "local", "web", "--stack", "qa", "--port", port))
                .as(err.toString())
                .isZero();

        assertThat(out).hasToString("""
                not set, since secrets and stores are in AWS: KEY
                left out: the containers proxy
                web listens at http://localhost:%s; Ctrl-C stops it
                """.formatted(port));
        assertThat(calls())
                .isEqualTo(
                        "run --rm --publish 127.0.0.1:%s:80 --env MODE=fast --env TOKEN --user 1000 --entrypoint nginx"
                                        .formatted(port)
                                + " public.ecr.aws/nginx/nginx:1.29 -g daemon off;\n");
    }

    @Test
    void anotherKindOfBuildIsBuiltAndRunByDocker() throws IOException {
        Files.createDirectories(project.resolve("web"));
        Files.writeString(project.resolve("web/Dockerfile"), "FROM scratch\nARG MODE\n");
        writeStack("dev", "slipway:services: {web: {build: {context: web, args: {MODE: fast}}, ingress: none}}");

        assertThat(run(docker(0).machine(), "local", "web", "--port", "0"))
                .as(err.toString())
                .isZero();

        assertThat(calls())
                .isEqualTo("build --tag slipway-local/web --file web/Dockerfile --build-arg MODE=fast web\n"
                        + "run --rm slipway-local/web\n");
    }

    @Test
    void aBuildThatFailsEndsTheCommand() throws IOException {
        Files.createDirectories(project.resolve("web"));
        Files.writeString(project.resolve("web/Dockerfile"), "FROM scratch\n");
        writeStack("dev", "slipway:services: {web: {build: web, ingress: none}}");

        assertThat(run(docker(4).machine(), "local", "web", "--port", "0")).isEqualTo(1);
        assertThat(err).hasToString("docker build of web failed with exit code 4: it has no output%n".formatted());
    }

    @Test
    void aServiceWithoutAJarNeedsDocker() throws IOException {
        anImage();
        var machine = new LocalEnvironment(project, Map.of("PATH", "/nowhere"));

        assertThat(run(machine, "local", "web", "--port", "0")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "web needs Docker: its image is not a jar of a Maven build; install Docker, or build target/image/FOLDER.jar in the service's folder%n"
                                .formatted());
    }

    @Test
    void aStoppedDockerEngineIsRefusedBeforeAnAddressIsPrinted() throws IOException {
        writeStack("dev", "slipway:services: {web: {image: \"public.ecr.aws/nginx/nginx:1.29\", port: 80}}");
        var docker = new FakePrograms(project)
                .add(
                        "docker",
                        "echo 'Cannot connect to the Docker daemon. Is the docker daemon running?' >&2; exit 1\n");

        assertThat(run(docker.machine(), "local", "web", "--port", "0")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err)
                .hasToString(
                        "web needs Docker, whose engine does not respond (Cannot connect to the Docker daemon. Is the docker"
                                + " daemon running?); start it\n");
    }

    @Test
    void aPushedImageIsRefused() throws IOException {
        writeStack("dev", "slipway:services: {web: {rollOut: {tag: live}, ingress: none}}");

        assertThat(run(docker(0).machine(), "local", "web", "--port", "0")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "the image of web is pushed to the stack's repository (rollOut) and has no build here; pull it and start it by docker run%n"
                                .formatted());
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
