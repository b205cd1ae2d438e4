package dev.slipway.program;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        return JsonParser.parseString(read(folder + "/plugin.json")).getAsJsonObject();
    }

    private static String read(String resource) {
        try (InputStream stream = Plugins.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the class path has no readable " + resource, e);
        }
    }
}
