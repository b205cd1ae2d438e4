package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.pulumi.bootstrap.internal.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginsTest {
    private static List<JsonElement> plugins(String json) {
        return JsonParser.parseString(json).getAsJsonArray().asList();
    }

    /** The plugins that the language host would find without Slipway's own answer. */
    private static String ofTheSdk() {
        var standardOutput = System.out;
        var printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Main.main(new String[] {"packages"});
        } finally {
            System.setOut(standardOutput);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void thePluginsAreThoseThatTheSdkFinds() {
        assertThat(plugins(Plugins.json())).containsExactlyInAnyOrderElementsOf(plugins(ofTheSdk()));
    }
}
