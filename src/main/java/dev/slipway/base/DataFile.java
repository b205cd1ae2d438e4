package dev.slipway.base;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A YAML file on the class path with facts as data, in the package of the class that reads it. */
public final class DataFile {
    private DataFile() {}

    /** The entries of a file, in their order. */
    public static Map<?, ?> read(Class<?> reader, String name) {
        var settings = LoadSettings.builder().setLabel(name).build();
        return (Map<?, ?>) new Load(settings).loadFromString(ClassPathFile.text(reader, name));
    }
}
