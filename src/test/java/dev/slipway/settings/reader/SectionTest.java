package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import org.junit.jupiter.api.Test;

class SectionTest {
    private final ConfigErrors errors = new ConfigErrors(SourceLocations.NONE);
    private final SettingsReference reference = new SettingsReference();

    private int days(String json) {
        var values = JsonParser.parseString(json).getAsJsonObject();
        try (var section = new Section("slipway:storage", values, errors, reference)) {
            return section.renamed("replacedDays", "noncurrentDays").integer("noncurrentDays", 30, 1, 365);
        }
    }

    @Test
    void aFormerNameIsAnErrorAndItsValueIsReadAsThatOfTheNewOne() {
        assertThat(days("{\"replacedDays\":7}")).isEqualTo(7);

        assertThatThrownBy(errors::refuse)
                .isInstanceOf(RunException.class)
                .hasMessage("slipway:storage.replacedDays: is now called noncurrentDays; rename it");
    }

    @Test
    void theNewNameIsReadAndTheFormerOneIsNotDocumented() {
        assertThat(days("{\"noncurrentDays\":7}")).isEqualTo(7);

        assertThatCode(errors::refuse).doesNotThrowAnyException();
        assertThat(reference.keys().stream().map(SettingsReference.SettingKey::path))
                .containsExactly("slipway:storage.noncurrentDays");
    }

    @Test
    void aFormerNameIsNotSuggested() {
        days("{\"replacedDay\":7}");

        assertThatThrownBy(errors::refuse)
                .hasMessage("slipway:storage.replacedDay: unknown key; allowed here: noncurrentDays");
    }
}
