package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUN --mount=type=secret,id=npm npm ci                                  | npm    | false",
                "run --network=none --mount=id=npm,required,type=secret x               | npm    | true",
                "RUN --mount=type=secret,id=npm,required=true x                         | npm    | true",
                "RUN --mount=type=secret,id=npm,required=false x                        | npm    | false",
                "RUN --mount=type=secret,target=/root/.netrc x                          | .netrc | false",
                "RUN --mount=type=secret,src=npm,dst=/root/.npmrc x                     | npm    | false",
                "RUN --mount=type=secret,\"id=npm\",env=TOKEN [\"npm\", \"ci\"]         | npm    | false",
            })
    void aSecretIsMountedByItsIdOrTheNameOfItsFile(String instruction, String id, boolean required) {
        assertThat(SecretMount.of(instruction)).containsExactly(new SecretMount(id, required));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN npm ci --mount=type=secret,id=npm",
                "RUN --mount=type=cache,id=npm,target=/cache npm ci",
                "RUN --mount=target=/src npm ci",
                "RUN --mount=type=ssh npm ci",
                "COPY --mount=type=secret,id=npm . /",
                "RUN",
            })
    void otherMountsAndWordsOfTheCommandAreNone(String instruction) {
        assertThat(SecretMount.of(instruction)).isEmpty();
    }

    @Test
    void onlyTheSecretsOfStagesThatTheBuildNeedsCount() {
        var dockerfile = Dockerfile.parse("""
                        FROM node AS build
                        RUN --mount=type=secret,id=npm \\
                            # a comment
                            --mount=type=secret,id=netrc <<EOF
                        RUN --mount=type=secret,id=text x
                        EOF
                        FROM node AS test
                        RUN --mount=type=secret,id=test x
                        FROM scratch
                        COPY --from=build /out /
                        """);

        assertThat(dockerfile.secrets(Optional.empty()))
                .extracting(SecretMount::id)
                .containsExactly("npm", "netrc");
        assertThat(dockerfile.secrets(Optional.of("test")))
                .extracting(SecretMount::id)
                .containsExactly("test");
        assertThat(new SecretMount("$ID", false).isVariable()).isTrue();
    }
}
