package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.SecretReference;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
    private static ServiceSettings service(String keys) {
        return TestStack.settingsOf("shop", "services: {web: {image: 'nginx:1', port: 80, %s}}".formatted(keys))
                .services()
                .get(0);
    }

    @Test
    void aMigrationIsACommandAndATimeout() {
        var migration = service("'migrate': ['migrate', '--all'], 'migrateTimeoutSeconds': 60")
                .spec()
                .migration()
                .orElseThrow();

        assertThat(migration.command()).containsExactly("migrate", "--all");
        assertThat(migration.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(service("'migrate': ['migrate']")
                        .spec()
                        .migration()
                        .orElseThrow()
                        .timeout())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(service("'exec': true").spec().migration()).isEmpty();
    }

    @Test
    void secretsAreVariablesAndFiles() {
        var spec = service(
                        "'secrets': {'A': 'ssm:a'}, 'secretFiles': {'/certs/b': 'secretsmanager:b'}, 'secretFilesImage': 'my/sh:1'")
                .spec()
                .task();

        assertThat(spec.secrets()).extracting(SecretReference::text).containsExactly("ssm:a", "secretsmanager:b");
        assertThat(spec.images()).extracting(RegistryImage::text).containsExactly("my/sh:1");
    }

    @Test
    void aStopTimeoutIsReadForTheServiceAndForASidecar() {
        var task = service("'stopTimeoutSeconds': 120, "
                        + "'sidecars': [{'name': 'a', 'image': 'a:1', 'stopTimeoutSeconds': 2}]")
                .spec()
                .task();

        assertThat(task.container().stopTimeoutSeconds()).hasValue(120);
        assertThat(task.sidecars().get(0).container().stopTimeoutSeconds()).hasValue(2);
        assertThat(service("'exec': true").spec().container().stopTimeoutSeconds())
                .isEmpty();
        assertThatThrownBy(() -> service("'stopTimeoutSeconds': 121"))
                .hasMessage("slipway:services.web.stopTimeoutSeconds = 121: 2 to 120 is allowed; set it to 120");
    }
}
