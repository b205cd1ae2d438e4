package dev.slipway.components.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class EventPatternTest {
    private static EventPattern pattern(String text) {
        return new EventPattern(JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject());
    }

    @Test
    void aPatternIsAnObjectOfLists() {
        assertThat(EventPattern.ANY.text()).isEqualTo("{\"source\":[{\"prefix\":\"\"}]}");
        assertThat(pattern("{'detail':{'total':[{'numeric':['>',100]}]}}").text())
                .isEqualTo("{\"detail\":{\"total\":[{\"numeric\":[\">\",100]}]}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pattern("{'detail':{'status':'placed'}}"))
                .withMessage("pattern.detail.status: a list of values is allowed; write it as [placed]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pattern("{'detail':{}}"))
                .withMessage("pattern.detail: it lists no value; list the values to match, or remove it");
    }

    @Test
    void aPatternHasAtMost2048Characters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pattern("{'source':['%s']}".formatted("a".repeat(2040))))
                .withMessage(
                        "pattern: it has 2055 characters, and EventBridge allows 2048; match fewer values, or match"
                                + " by prefix");
    }
}
