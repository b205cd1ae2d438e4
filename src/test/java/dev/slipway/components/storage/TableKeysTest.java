package dev.slipway.components.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.storage.KeyAttribute.Type;
import dev.slipway.components.storage.TableKeys.Index;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableKeysTest {
    private static final KeyAttribute ID = KeyAttribute.of("id");

    private static TableKeys keys(Optional<KeyAttribute> range, List<Index> indexes, Optional<String> ttl) {
        return new TableKeys(ID, range, indexes, ttl);
    }

    @Test
    void anAttributeIsAStringByDefault() {
        assertThat(KeyAttribute.of("id")).isEqualTo(new KeyAttribute("id", Type.S));
        assertThat(KeyAttribute.of("createdAt:N")).isEqualTo(new KeyAttribute("createdAt", Type.N));
        assertThat(KeyAttribute.of("digest:B")).isEqualTo(new KeyAttribute("digest", Type.B));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id:X", "id:", ":N", "a:b:c"})
    void anAttributeWithoutTypeOrNameIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyAttribute.of(text))
                .withMessageMatching(
                        "(an attribute such as id, or with its type such as createdAt:N, is allowed;"
                                + " write S, N or B after the colon|an attribute of 1 to 255 characters is allowed; rename it)");
    }

    @Test
    void theKeysOfASingleTableAreThoseOfTheOrdersService() {
        assertThat(TableKeys.SINGLE_TABLE.attributes())
                .isEqualTo(Map.of("pk", Type.S, "sk", Type.S, "gsi1pk", Type.S, "gsi1sk", Type.S));
        assertThat(TableKeys.SINGLE_TABLE.ttl()).contains("expiresAt");
    }

    @Test
    void anAttributeOfTwoKeysIsDefinedOnce() {
        var byTime = new Index("by-time", KeyAttribute.of("day"), Optional.of(ID));

        assertThat(keys(Optional.empty(), List.of(byTime), Optional.empty()).attributes())
                .containsExactly(Map.entry("id", Type.S), Map.entry("day", Type.S));
    }

    @Test
    void anAttributeOfTwoTypesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(Optional.of(KeyAttribute.of("id:N")), List.of(), Optional.empty()))
                .withMessage("hash: id is S and N; give it one type");
    }

    @Test
    void aKeyThatExpiresItsItemIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(Optional.empty(), List.of(), Optional.of("id")))
                .withMessage("ttl: the ttl id is a key; name an attribute that is not a key");
    }

    @Test
    void moreThanTwentyIndexesAreRefused() {
        var indexes = IntStream.range(0, 21)
                .mapToObj(i -> new Index("by-" + i, ID, Optional.empty()))
                .toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(Optional.empty(), indexes, Optional.empty()))
                .withMessage("indexes: up to 20 indexes are allowed; remove 1");
    }

    @Test
    void anIndexNameThatAwsWouldRefuseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Index("by", ID, Optional.empty()))
                .withMessage(
                        "indexes: an index name of 3 to 255 letters, digits, hyphens, underscores and dots is allowed; rename it");
    }
}
