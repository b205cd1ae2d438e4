package dev.slipway.analysis.diagram.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.diagram.Html;
import dev.slipway.testing.DiagramPlan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagramPageTest {
    private static final String HOSTILE = "</script><script>alert('{{title}}')</script>";

    private static String page() {
        var draft = new DiagramPlan()
                .component("storage:Bucket", HOSTILE)
                .resource("aws:s3/bucketV2:BucketV2", "bucket", Map.of("name", HOSTILE, "token", "[secret]"));
        return DiagramPage.of(draft.plan(), draft.diagram())
                .withNoEstimate("no prices for " + HOSTILE)
                .html();
    }

    @Test
    void namesFromTheStackFileAreEscaped() {
        assertThat(page())
                .doesNotContain("<script>alert")
                .contains("&lt;/script&gt;&lt;script&gt;alert(&#39;{{title}}&#39;)&lt;/script&gt;");
    }

    @Test
    void thePageHasOneScriptAndMayLoadNothing() {
        assertThat(page().split("</script>", -1).length).isEqualTo(2);
        assertThat(
                        page().contains(
                                        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\""))
                .isTrue();
    }

    @Test
    void secretsStayMasked() {
        assertThat(page()).contains("&quot;token&quot;: &quot;[secret]&quot;");
    }

    @Test
    void aScriptCannotCloseItsElement() {
        assertThat(Html.script("a = '</SCRIPT><!-- <script>'")).isEqualTo("a = '<\\/SCRIPT>\\x3C!-- <script>'");
    }

    @Test
    void placeholdersInValuesAreNotFilled() {
        assertThat(Html.filled("{{a}} {{b}}", Map.of("a", "{{b}} $1", "b", "c")))
                .isEqualTo("{{b}} $1 c");
    }
}
