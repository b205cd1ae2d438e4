package dev.slipway.settings.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackFilePlanTest {
    private static DraftSection draft(int cpu, String level) {
        var draft = DraftSection.stack(new ImportReport());
        var web = draft.section("services").section("web").comment("from web/manifest.yml");
        web.put("image", "nginx:1.29");
        web.put("cpu", cpu);
        web.section("environment").put("LEVEL", level);
        web.put("ports", List.of(80));
        return draft;
    }

    private static String text(DraftSection settings) {
        return StackFileText.file(List.of(), Map.of(), settings);
    }

    @Test
    void equalValuesOfAllStacksAreInTheBase() {
        var drafts = new LinkedHashMap<String, DraftSection>();
        drafts.put("test", draft(256, "debug"));
        drafts.put("prod", draft(512, "debug"));
        var plan = StackFilePlan.of(drafts);

        assertThat(text(plan.base().orElseThrow())).isEqualTo("""
                config:
                  slipway:services:
                    # from web/manifest.yml
                    web:
                      image: nginx:1.29
                      environment: {LEVEL: debug}
                      ports: [80]
                """);
        assertThat(text(plan.stacks().get("prod"))).isEqualTo("""
                config:
                  slipway:services:
                    # from web/manifest.yml
                    web:
                      cpu: 512
                """);
    }

    @Test
    void aKeyThatOneStackLacksIsNotInTheBase() {
        var other = draft(256, "debug");
        other.section("services").section("web").members().remove("cpu");
        var drafts = new LinkedHashMap<String, DraftSection>();
        drafts.put("test", draft(256, "debug"));
        drafts.put("prod", other);

        assertThat(text(StackFilePlan.of(drafts).base().orElseThrow())).doesNotContain("cpu");
    }

    @Test
    void oneStackHasNoBase() {
        assertThat(StackFilePlan.of(Map.of("test", draft(256, "debug"))).base()).isEmpty();
    }

    @Test
    void aTextThatYamlWouldChangeIsInQuotes() {
        var draft = DraftSection.stack(new ImportReport());
        List.of(
                        "0123",
                        "true",
                        "No",
                        "1.10",
                        "a: b",
                        "x #y",
                        "- a",
                        "",
                        "a\nb",
                        "say \"hi\"",
                        "~",
                        "${TAG}",
                        ".5",
                        "key:")
                .forEach(text -> draft.append("texts", text));

        assertThat(text(draft)).isEqualTo("""
                config:
                  slipway:texts:
                    - "0123"
                    - "true"
                    - "No"
                    - "1.10"
                    - "a: b"
                    - "x #y"
                    - "- a"
                    - ""
                    - "a\\nb"
                    - "say \\"hi\\""
                    - "~"
                    - "${TAG}"
                    - ".5"
                    - "key:"
                """);
    }

    @Test
    void namesAreShortAndUnique() {
        var names = new SettingNames();

        assertThat(names.of("OrdersTable")).isEqualTo("orders-table");
        assertThat(names.of("a-very-long-name-of-a-service")).isEqualTo("a-very-long-name-of");
        assertThat(names.of("a-very-long-name-of-another")).isEqualTo("a-very-long-name-o-2");
        assertThat(names.of("a-very-long-name-of-another")).isEqualTo("a-very-long-name-o-2");
        assertThat(names.of("9")).isEqualTo("x");
    }
}
