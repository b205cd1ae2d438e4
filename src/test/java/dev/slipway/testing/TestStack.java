package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The stack {@code test} of the project {@code slipway} in eu-west-1, configured by lines of YAML. */
public final class TestStack {
    private TestStack() {}

    /** The settings of lines in which a key without a namespace is one of {@code slipway}. */
    public static Settings settings(String... lines) {
        return settingsOf("slipway", lines);
    }

    /** The settings of a stack with a link of an extension. */
    public static Settings settingsWith(DeclaredLink link, String... lines) {
        return Settings.read(config("slipway", lines), List.of(link));
    }

    /** The settings of a stack of another project. */
    public static Settings settingsOf(String project, String... lines) {
        return Settings.read(config(project, lines));
    }

    /** The configuration of lines in which a key without a namespace is one of {@code slipway}. */
    public static StackConfig config(String lines) {
        return config("slipway", lines);
    }

    /** The configuration of a stack in a folder of its own. */
    public static StackConfig configIn(Path root, String lines) {
        var config = config("slipway", lines);
        return new StackConfig(config.project(), config.stack(), root, config.values(), Set.of(), SourceLocations.NONE);
    }

    private static StackConfig config(String project, String... lines) {
        var values = new HashMap<String, String>(Map.of("aws:region", "eu-west-1"));
        var config = new Load(LoadSettings.builder().build()).loadFromString(String.join("\n", lines));
        ((Map<?, ?>) config).forEach((key, value) -> {
            var name = key.toString();
            values.put(name.contains(":") ? name : "slipway:" + name, text(value));
        });
        return new StackConfig(project, "test", TestProject.root(), values, Set.of(), SourceLocations.NONE);
    }

    /** Objects and lists are JSON, and other values are texts, as the Pulumi engine passes them. */
    private static String text(Object value) {
        return value instanceof Map || value instanceof List ? Json.compact(value) : String.valueOf(value);
    }

    /** Asserts that a stack file is refused with these lines, in any order and without the places of their keys. */
    public static void assertErrors(ThrowingCallable read, String... lines) {
        assertThatThrownBy(read).isInstanceOf(RunException.class).satisfies(refusal -> assertThat(
                        refusal.getMessage().lines().map(TestStack::withoutPlace))
                .containsExactlyInAnyOrder(lines));
    }

    /** A line of a refusal without file and line number. */
    public static String withoutPlace(String line) {
        return line.replaceFirst("^[\\w.-]+\\.yaml:\\d+: ", "");
    }
}
