package dev.slipway.settings;

import dev.slipway.base.DataFile;
import dev.slipway.base.Json;
import dev.slipway.settings.reader.SettingsReference;
import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** The keys that the readers of all sections know. */
public final class EverySetting {
    private EverySetting() {}

    /** The keys, found by reading a stack that has every section. */
    public static SettingsReference read() {
        var values = new HashMap<String, String>();
        DataFile.read(EverySetting.class, "every-section.yaml")
                .forEach((key, value) ->
                        values.put(key.toString(), value instanceof String text ? text : Json.compact(value)));
        var reference = new SettingsReference();
        Settings.read(
                new StackConfig("slipway", "reference", Path.of(""), values, Set.of(), SourceLocations.NONE),
                List.of(),
                reference);
        return reference;
    }
}
