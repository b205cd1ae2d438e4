package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.base.ImageReference.EcrRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String DIGEST = "sha256:" + "0a".repeat(32);
    private static final String ECR = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, docker.io, library/nginx,",
        "nginx:1.29, nginx, docker.io, library/nginx, 1.29",
        "bitnami/nginx:1.29-debian_12, bitnami/nginx, docker.io, bitnami/nginx, 1.29-debian_12",
        "docker.io/nginx, docker.io/nginx, docker.io, library/nginx,",
        "docker.io/library/nginx:latest, docker.io/library/nginx, docker.io, library/nginx, latest",
        "localhost/app, localhost/app, localhost, app,",
        "localhost:5000/app:1, localhost:5000/app, localhost:5000, app, 1",
        "registry:5000/shop/orders, registry:5000/shop/orders, registry:5000, shop/orders,",
        "192.168.0.1:5000/app, 192.168.0.1:5000/app, 192.168.0.1:5000, app,",
        "[::1]:5000/app:2, [::1]:5000/app, [::1]:5000, app, 2",
        "My-Registry.example.com/app:v1, My-Registry.example.com/app, My-Registry.example.com, app, v1",
        "public.ecr.aws/nginx/nginx:stable, public.ecr.aws/nginx/nginx, public.ecr.aws, nginx/nginx, stable",
        "registry/app:1, registry/app, docker.io, registry/app, 1",
    })
    void thePartsFollowTheGrammar(String text, String name, String registry, String repository, String tag) {
        var parts = new ImageReference(name, registry, repository, Optional.ofNullable(tag), Optional.empty());

        assertThat(ImageReference.of(text)).isEqualTo(parts);
        assertThat(ImageReference.of(text + "@" + DIGEST))
                .isEqualTo(new ImageReference(name, registry, repository, parts.tag(), Optional.of(DIGEST)));
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:1, 123456789012, eu-west-1",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app, 123456789012, cn-north-1",
        "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app, 123456789012, us-gov-west-1",
        "123456789012.dkr-ecr.ap-southeast-4.on.aws/app, 123456789012, ap-southeast-4",
    })
    void aPrivateEcrRegistryIsOfAnAccountAndARegion(String text, String account, String region) {
        assertThat(ImageReference.of(text).ecr()).contains(new EcrRegistry(account, region));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "public.ecr.aws/nginx/nginx",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com.example.org/app",
                "example.org/123456789012.dkr.ecr.eu-west-1.amazonaws.com/app"
            })
    void otherRegistriesAreNotEcr(String text) {
        assertThat(ImageReference.of(text).ecr()).isEmpty();
    }

    @Test
    void aReferenceWithoutATagOrWithTheTagLatestIsLatest() {
        assertThat(ImageReference.of("registry:5000/app").isLatest()).isTrue();
        assertThat(ImageReference.of("app:latest").isLatest()).isTrue();
        assertThat(ImageReference.of("app:1").isLatest()).isFalse();
        assertThat(ImageReference.of("app@" + DIGEST).isLatest()).isFalse();
        assertThat(ImageReference.of("app:latest@" + DIGEST).isLatest()).isFalse();
    }

    @Test
    void anotherDigestIsOfTheSameRepository() {
        var image = ImageReference.of(ECR + "/app:1");

        assertThat(image.at(DIGEST)).isEqualTo(ECR + "/app@" + DIGEST);
        assertThat(image.isOfSameRepository(ImageReference.of(image.at(DIGEST))))
                .isTrue();
        assertThat(image.isOfSameRepository(ImageReference.of(ECR + "/other:1")))
                .isFalse();
        assertThat(ImageReference.of("nginx").isOfSameRepository(ImageReference.of("docker.io/library/nginx:1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Nginx",
                "nginx:",
                "nginx: 1",
                ":1.29",
                "nginx@sha256:0a",
                "nginx@md5:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
                "https://ghcr.io/owner/app",
                "ghcr.io//app",
                "ghcr.io/app/",
                "-nginx",
                "a___b",
                "nginx:-tag",
                "registry:port/app"
            })
    void otherTextsAreRefused(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageReference.of(text))
                .withMessage("'" + text + "' is not a valid image reference; write [host[:port]/]path[:tag][@sha256:64"
                        + " hexadecimal digits], the path in lowercase, such as public.ecr.aws/nginx/nginx:1.29");
    }

    @Test
    void lengthsAreLimited() {
        assertThat(ImageReference.parse("a".repeat(255) + ":" + "t".repeat(128)))
                .isPresent();
        assertThat(ImageReference.parse("a".repeat(256))).isEmpty();
        assertThat(ImageReference.parse("a:" + "t".repeat(129))).isEmpty();
    }
}
