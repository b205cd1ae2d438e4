package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConfigErrorsTest {
    private final AtomicInteger readings = new AtomicInteger();
    private final ConfigErrors errors = new ConfigErrors(SourceLocations.NONE, () -> {
        readings.incrementAndGet();
        return new SettingsReference();
    });

    private void read(String json) {
        var values = JsonParser.parseString(json).getAsJsonObject();
        try (var section = new Section("slipway:cluster", values, errors, new SettingsReference())) {
            section.flag("spot", false);
            section.flag("insights", false);
        }
    }

    @Test
    void severalValuesOfAnotherShapeReadAllKeysOnce() {
        read("{\"spot\":{},\"insights\":[]}");

        assertThat(errors.at("slipway:cluster.spot")).isTrue();
        assertThat(errors.at("slipway:cluster.insights")).isTrue();
        assertThat(readings).hasValue(1);
    }

    @Test
    void valuesWithoutErrorsReadNoKeys() {
        read("{\"spot\":true}");

        assertThat(readings).hasValue(0);
    }
}
