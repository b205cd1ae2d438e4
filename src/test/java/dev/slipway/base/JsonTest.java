package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.reflect.TypeToken;
import com.pulumi.core.Output;
import dev.slipway.testing.Programs;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void valuesAreWrittenOnOneLineOrIndented() {
        var value = new LinkedHashMap<String, Object>();
        value.put("b", null);
        value.put("a", List.of("<x>", 1L));

        assertThat(Json.compact(value)).isEqualTo("{\"a\":[\"<x>\",1]}");
        assertThat(Json.compactWithNulls(value)).isEqualTo("{\"b\":null,\"a\":[\"<x>\",1]}");
        assertThat(Json.pretty(value)).isEqualTo("{\n  \"a\": [\n    \"<x>\",\n    1\n  ]\n}");
        assertThat(Json.prettyWithNulls(value)).isEqualTo("{\n  \"b\": null,\n  \"a\": [\n    \"<x>\",\n    1\n  ]\n}");
    }

    private record Times(Instant at, Optional<String> reason) {}

    @Test
    void recordsAreWrittenWithTimesAsText() {
        var times = new Times(Instant.EPOCH, Optional.empty());

        assertThat(Json.tree(times)).hasToString("{\"at\":\"1970-01-01T00:00:00Z\",\"reason\":null}");
        assertThat(Json.compact(new Times(Instant.EPOCH, Optional.of("x"))))
                .isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\",\"reason\":\"x\"}");
    }

    @Test
    void textIsReadAsPlainValuesOrAsAType() {
        assertThat(Json.read("{\"a\":[1,1.5,null,true]}")).isEqualTo(Map.of("a", Arrays.asList(1L, 1.5, null, true)));
        assertThat(Json.read("{\"a\":\"1\"}", new TypeToken<Map<String, String>>() {}))
                .isEqualTo(Map.of("a", "1"));
    }

    @Test
    void aMemberIsATextANumberOrATruthValue() {
        var json = "{\"text\": \"a\", \"number\": 5, \"truth\": true, \"object\": {\"a\": 1}, \"none\": null}";

        assertThat(Json.member(json, "text")).contains("a");
        assertThat(Json.member(json, "number")).contains("5");
        assertThat(Json.member(json, "truth")).contains("true");
        assertThat(Json.member(json, "object")).isEmpty();
        assertThat(Json.member(json, "none")).isEmpty();
        assertThat(Json.member(json, "other")).isEmpty();
        assertThat(Json.member("[1]", "text")).isEmpty();
        assertThat(Json.member("no JSON {", "text")).isEmpty();
        assertThat(Json.member("", "text")).isEmpty();
    }
}
