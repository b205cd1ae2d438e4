package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    private static Map<String, Object> read(Value value) {
        return Wire.toMap(Struct.newBuilder().putFields("x", value).build());
    }

    private static Value signed(String signature, Map<String, ?> fields) {
        var all = new LinkedHashMap<String, Object>(fields);
        all.put(SIGNATURE, signature);
        return Wire.toValue(all);
    }

    @Test
    void plainValuesComeBackAsTheyWere() {
        var values = Map.of("text", "a", "yes", true, "list", List.of("a", 1L), "map", Map.of("k", "v"));

        assertThat(Wire.toMap(Wire.toStruct(values))).isEqualTo(values);
    }

    @Test
    void keysAreSorted() {
        assertThat(Wire.toMap(Wire.toStruct(Map.of("b", 1, "c", 1, "a", 1))).keySet())
                .containsExactly("a", "b", "c");
    }

    @Test
    void nothingIsLeftOut() {
        assertThat(read(Wire.toValue(null))).isEmpty();
        assertThat(read(Value.getDefaultInstance())).isEmpty();
        assertThat(Wire.toValue(null).hasNullValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "8080", "9007199254740991"})
    void aWholeNumberIsALong(long number) {
        assertThat(read(Wire.toValue(number))).containsEntry("x", number);
    }

    @ParameterizedTest
    @CsvSource({"0.5", "-1.25", "1e300", "9007199254740992"})
    void anyOtherNumberIsADouble(double number) {
        assertThat(read(Wire.toValue(number))).containsEntry("x", number);
    }

    @Test
    void aSecretIsMaskedAtEveryDepth() {
        var secret = Wire.toSecret("hunter2");
        var map = Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields("in", secret))
                .build();
        var list = Value.newBuilder()
                .setListValue(com.google.protobuf.ListValue.newBuilder()
                        .addValues(map)
                        .addValues(secret))
                .build();

        assertThat(read(secret)).containsEntry("x", "[secret]");
        assertThat(read(list)).containsEntry("x", List.of(Map.of("in", "[secret]"), "[secret]"));
        assertThat(read(Wire.toSecret(Map.of("deep", List.of("hunter2"))))).containsEntry("x", "[secret]");
    }

    @Test
    void anOutputIsItsValueUnlessItIsSecret() {
        assertThat(read(signed(OUTPUT, Map.of("value", "a", "dependencies", List.of()))))
                .containsEntry("x", "a");
        assertThat(read(signed(OUTPUT, Map.of("value", "a", "secret", false)))).containsEntry("x", "a");
        assertThat(read(signed(OUTPUT, Map.of("value", "a", "secret", true)))).containsEntry("x", "[secret]");
    }

    @Test
    void anUnknownValueIsNeitherAbsentNorASecretOfAKnownValue() {
        assertThat(read(signed(OUTPUT, Map.of()))).containsEntry("x", Unknown.VALUE);
        assertThat(read(signed(OUTPUT, Map.of("secret", true)))).containsEntry("x", Unknown.VALUE);
        assertThat(read(signed(OUTPUT, Map.of("secret", true, "value", Unknown.VALUE))))
                .containsEntry("x", Unknown.VALUE);
        assertThat(read(Wire.toSecret(Unknown.VALUE))).containsEntry("x", Unknown.VALUE);
    }

    @Test
    void aReferenceIsItsUrn() {
        assertThat(read(signed("5cf8f73096256a8f31e491e813e4eb8e", Map.of("urn", "urn:pulumi:a::b::c::d", "id", "i"))))
                .containsEntry("x", "urn:pulumi:a::b::c::d");
    }

    @ParameterizedTest
    @CsvSource({"c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"})
    void anAssetOrArchiveIsItsFile(String signature) {
        assertThat(read(signed(signature, Map.of("path", "app/orders.jar"))))
                .containsEntry("x", Map.of("path", "app/orders.jar"));
    }

    @Test
    void aValueThatIsNoJsonTypeIsItsText() {
        assertThat(read(Wire.toValue(java.time.Duration.ofSeconds(90)))).containsEntry("x", "PT1M30S");
    }
}
