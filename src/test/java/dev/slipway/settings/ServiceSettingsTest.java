package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.SecretReference;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
    private static ServiceSettings service(String keys) {
        return TestStack.settingsOf("shop", "services: {web: {image: 'nginx:1', port: 80, %s}}".formatted(keys))
                .services()
                .get(0);
    }

    @Test
    void aMigrationIsACommandAndATimeAndTellsHowItGoes() {
        var told = new ArrayList<String>();
        var migration = service("'migrate': ['migrate', '--all'], 'migrateTimeout': 60")
                .migration(told::add)
                .orElseThrow();
        migration.log().accept("a line");

        assertThat(migration.command()).containsExactly("migrate", "--all");
        assertThat(migration.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(told).containsExactly("a line");
        assertThat(service("'migrate': ['migrate']")
                        .migration(told::add)
                        .orElseThrow()
                        .timeout())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(service("'exec': true").migration(told::add)).isEmpty();
    }

    @Test
    void secretsStandInVariablesAndInFiles() {
        var spec = service(
                        "'secrets': {'A': 'ssm:a'}, 'secretFiles': {'/certs/b': 'secretsmanager:b'}, 'secretFilesImage': 'my/sh:1'")
                .spec();

        assertThat(spec.secrets()).extracting(SecretReference::text).containsExactly("ssm:a", "secretsmanager:b");
        assertThat(spec.images()).extracting(RegistryImage::text).containsExactly("my/sh:1");
    }
}
