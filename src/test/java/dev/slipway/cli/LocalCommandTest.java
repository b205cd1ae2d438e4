package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Writes a service to app/tea, with a Maven wrapper that packages it. */
    private void aService(int exitCode) throws IOException {
        var folder = Files.createDirectories(project.resolve("app/tea"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
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
                .hasSize(2)
                .first()
                .isEqualTo("Packaging app/tea: mvnw -q -DskipTests package");
        assertThat(out.toString().lines().toList().get(1))
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
    void aPortThatCannotBeIsRefused() throws IOException {
        aService(0);

        assertThat(run("local", "tea", "--port", "70000")).isEqualTo(1);
        assertThat(err).hasToString("--port is 70000; use 1 to 65535, or 0 for a free one%n".formatted());
    }

    @Test
    void anUnknownServiceIsRefusedWithThoseThatAreThere() throws IOException {
        aService(0);

        assertThat(run("local", "../tea")).isEqualTo(1);
        assertThat(err).hasToString("there is no service \"../tea\"; the folder app has tea%n".formatted());
    }
}
