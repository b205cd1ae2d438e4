package dev.slipway.components.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustBundleTest {
    @Test
    void anApiNamesTheObjectByItsUri() {
        assertThat(new TrustBundle("authorities", "a/clients.pem", Optional.empty()).uri())
                .isEqualTo("s3://authorities/a/clients.pem");
    }

    @Test
    void anInvalidBucketNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustBundle("Authorities", "clients.pem", Optional.empty()))
                .withMessage(
                        "bucket: the bucket 'Authorities' is not possible; give a name of 3 to 63 a-z 0-9 . and hyphens");
    }

    @Test
    void anEmptyKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustBundle("authorities", "", Optional.empty()))
                .withMessage("key: the key '' is not possible; give 1 to 1024 characters");
    }
}
