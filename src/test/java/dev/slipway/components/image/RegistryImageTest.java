package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryImageTest {
    private static final String DIGEST = "@sha256:" + "0a".repeat(32);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "nginx:1.29",
                "bitnami/nginx:1.29-debian_12",
                "library/a__b/c--d.e",
                "docker.io/library/nginx",
                "public.ecr.aws/nginx/nginx:stable",
                "ghcr.io/owner/app:v1",
                "localhost/app",
                "localhost:5000/app:1",
                "registry:5000/app",
                "192.168.0.1:5000/app",
                "[::1]:5000/app",
                "My-Registry.example.com/app",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:1"
            })
    void anImageOfAnyRegistryIsAllowed(String reference) {
        assertThat(RegistryImage.of(reference).text()).isEqualTo(reference);
        assertThat(RegistryImage.of(reference).pinned()).isFalse();
        assertThat(RegistryImage.of(reference + DIGEST).pinned()).isTrue();
    }

    @Test
    void anInvalidReferenceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistryImage.of("Nginx"))
                .withMessage("'Nginx' is not a valid image reference; write [host[:port]/]path[:tag][@sha256:64"
                        + " hexadecimal digits], the path in lowercase, such as public.ecr.aws/nginx/nginx:1.29");
    }

    /** The partition is that of the stack, for no role can pull from another one. */
    @ParameterizedTest
    @CsvSource({
        "eu-west-1, 999999999999.dkr.ecr.eu-west-1.amazonaws.com/app:1, arn:aws:ecr:eu-west-1:999999999999:repository/app",
        "eu-west-1, 999999999999.dkr.ecr.us-east-1.amazonaws.com/team/app, arn:aws:ecr:us-east-1:999999999999:repository/team/app",
        "cn-north-1, 999999999999.dkr.ecr.cn-north-1.amazonaws.com.cn/app, arn:aws-cn:ecr:cn-north-1:999999999999:repository/app",
        "us-gov-west-1, 999999999999.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app, arn:aws-us-gov:ecr:us-gov-west-1:999999999999:repository/app",
        "ap-southeast-4, 999999999999.dkr-ecr.ap-southeast-4.on.aws/app, arn:aws:ecr:ap-southeast-4:999999999999:repository/app",
    })
    void aPrivateEcrRepositoryIsNamedForGrants(String region, String reference, String arn) {
        var plan = Programs.plan(
                region,
                ctx -> ctx.export(
                        "arn", RegistryImage.of(reference).repositoryArn().orElseThrow()));

        assertThat(plan.outputs()).containsEntry("arn", arn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "public.ecr.aws/nginx/nginx",
                "ghcr.io/owner/app",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com.example.org/app"
            })
    void otherRegistriesNeedNoGrant(String reference) {
        assertThat(RegistryImage.of(reference).repositoryArn()).isEmpty();
    }

    @Test
    void theReferenceIsWhatWasGiven() {
        var plan = Programs.plan(
                ctx -> ctx.export("image", RegistryImage.of("nginx:1.29").reference()));

        assertThat(plan.outputs()).containsEntry("image", "nginx:1.29");
    }
}
