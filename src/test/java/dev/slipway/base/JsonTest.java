package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import dev.slipway.engine.Programs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static Object text(Object tree) {
        return Programs.plan(context -> context.export("text", Json.text(tree)))
                .outputs()
                .get("text");
    }

    @Test
    void keysStayInTheirOrder() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("b", 1);
        tree.put("a", true);

        assertThat(text(tree)).isEqualTo("{\"b\":1,\"a\":true}");
    }

    @Test
    void outputsAreResolvedAtEveryDepth() {
        var tree = Map.of("list", List.of(Map.of("leaf", Output.of("x")), Output.of(2)));

        assertThat(text(tree)).isEqualTo("{\"list\":[{\"leaf\":\"x\"},2]}");
    }

    @Test
    void emptyTreesStayEmpty() {
        assertThat(text(Map.of("list", List.of(), "map", Map.of())))
                .isIn("{\"list\":[],\"map\":{}}", "{\"map\":{},\"list\":[]}");
    }

    @Test
    void charactersOfMarkupAreNotEscaped() {
        assertThat(text(Map.of("a", "<b> & 'c' = \"d\""))).isEqualTo("{\"a\":\"<b> & 'c' = \\\"d\\\"\"}");
    }

    @Test
    void aSecretLeafMakesTheTextSecret() {
        assertThat(text(Map.of("a", List.of(Output.ofSecret("hunter2"))))).isEqualTo("[secret]");
    }
}
