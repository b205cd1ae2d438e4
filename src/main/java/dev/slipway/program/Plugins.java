package dev.slipway.program;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.base.ClassPathFile;
import dev.slipway.base.Json;
import java.util.List;

/**
 * The provider plugins of the program, as Pulumi's language host asks for them before each run. The SDK's own answer
 * searches every entry of every jar on the class path, which takes longer than the program itself; here the path of
 * each plugin file is known.
 */
public final class Plugins {
    private static final List<String> PACKAGES = List.of("com/pulumi/aws", "com/pulumi/docker");

    private Plugins() {}

    /** The plugins as the JSON text that the host reads. */
    public static String json() {
        return Json.compact(PACKAGES.stream().map(Plugins::plugin).toList());
    }

    private static JsonObject plugin(String folder) {
        return JsonParser.parseString(ClassPathFile.text(Plugins.class, "/%s/plugin.json".formatted(folder)))
                .getAsJsonObject();
    }
}
