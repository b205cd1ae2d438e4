package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DockerfileTest {
    private static List<String> copied(String dockerfile) {
        return Dockerfile.parse(dockerfile).copied(Optional.empty(), Map.of());
    }

    @Test
    void everyFormOfCopyIsRead() {
        assertThat(copied("""
                FROM scratch
                # COPY comment /
                COPY one /
                copy --chmod=755 --chown=1:1 two/ ./three /app/
                ADD ["four", "/five", "/"]
                COPY six \\
                  # a comment between
                  seven \\
                  /
                COPY --from=build eight /
                COPY $NINE /
                ADD https://example.com/ten /
                RUN cp COPY eleven
                COPY <<EOF /twelve
                COPY thirteen /
                EOF
                COPY target/*.jar /
                """)).containsExactly("one", "two", "three", "four", "five", "six", "seven", "target");
    }

    @Test
    void copiedPathsAreThoseOfTheStagesThatTheTargetNeeds() {
        var dockerfile = Dockerfile.parse("""
                ARG BASE=alpine
                FROM $BASE AS base
                COPY base /
                FROM --platform=$BUILDPLATFORM node AS assets
                COPY assets /
                FROM base AS web
                COPY --from=assets /out /
                COPY web /
                FROM base AS worker
                RUN --mount=type=bind,from=2,target=/web true
                COPY worker /
                FROM base
                COPY last /
                """);

        assertThat(dockerfile.names()).containsExactly("base", "assets", "web", "worker");
        assertThat(dockerfile.copied(Optional.of("web"), Map.of())).containsExactly("base", "assets", "web");
        assertThat(dockerfile.copied(Optional.of("WORKER"), Map.of()))
                .containsExactly("base", "assets", "web", "worker");
        assertThat(dockerfile.copied(Optional.of("1"), Map.of())).containsExactly("assets");
        assertThat(dockerfile.copied(Optional.empty(), Map.of())).containsExactly("base", "last");
        assertThat(dockerfile.hasStage("4")).isTrue();
        assertThat(dockerfile.hasStage("5")).isFalse();
        assertThat(dockerfile.hasStage("wep")).isFalse();
    }

    @Test
    void argumentsAreReadWithTheirDefaultsAndReplacedInPaths() {
        var dockerfile = Dockerfile.parse("""
                FROM scratch
                ARG JAR=target/*.jar OTHER="a b"
                ARG NOTHING
                COPY ${JAR} $NOTHING ${NOTHING:-else} /
                """);

        assertThat(dockerfile.arguments())
                .containsExactlyInAnyOrderEntriesOf(Map.of("JAR", "target/*.jar", "OTHER", "a b", "NOTHING", ""));
        assertThat(dockerfile.copied(Optional.empty(), Map.of())).containsExactly("target", "else");
        assertThat(dockerfile.copied(Optional.empty(), Map.of("JAR", "app.jar", "NOTHING", "x")))
                .containsExactly("app.jar", "x");
    }

    @Test
    void linesOfAHereDocumentAreNoInstructions() {
        assertThat(Dockerfile.parse("FROM scratch AS one\nRUN <<-'END'\nFROM x AS two\nEND\nFROM one AS three\n")
                        .names())
                .containsExactly("one", "three");
    }
}
