package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.SecretReference;
import dev.slipway.settings.reader.StackConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
    private static ServiceSettings service(String keys) {
        var services =
                "{'web': {'image': 'nginx:1', 'port': 80, %s}}".formatted(keys).replace('\'', '"');
        var values = Map.of("aws:region", "eu-west-1", "slipway:services", services);
        return Settings.read(new StackConfig("shop", "test", Path.of(""), values, Set.of()))
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
    void secretsStandInVariablesAndInFiles() {
        var spec = service(
                        "'secrets': {'A': 'ssm:a'}, 'secretFiles': {'/certs/b': 'secretsmanager:b'}, 'secretFilesImage': 'my/sh:1'")
                .spec()
                .task();

        assertThat(spec.secrets()).extracting(SecretReference::text).containsExactly("ssm:a", "secretsmanager:b");
        assertThat(spec.images()).extracting(RegistryImage::text).containsExactly("my/sh:1");
    }
}
