package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.Plan;
import dev.slipway.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushedImageTest {
    private static final PushedImageArgs LIVE = PushedImageArgs.of(new RepositoryName("slipway-dev/orders"), "live");

    private static Plan plan(PushedImageArgs args) {
        return Programs.plan(context -> {
            var image = new PushedImage("orders-image", args);
            context.export("reference", image.reference());
            context.export("url", image.url());
            context.export("name", image.repositoryName());
        });
    }

    @Test
    void itGoesByItsTag() {
        var url = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/slipway-dev/orders";

        assertThat(plan(LIVE).outputs())
                .containsEntry("reference", url + ":live")
                .containsEntry("url", url)
                .containsEntry("name", "slipway-dev/orders");
    }

    @Test
    void theTagMayMoveInARepositoryThatIsScanned() {
        var repository = plan(LIVE).named("orders-image-repository");

        assertThat(repository.text("imageTagMutability")).isEqualTo("MUTABLE");
        assertThat(repository.flag("imageScanningConfiguration.scanOnPush")).isTrue();
        assertThat(repository.flag("forceDelete")).isTrue();
        assertThat(repository.protect()).isFalse();
    }

    @Test
    void aProtectedRepositoryCannotBeDeleted() {
        var repository = plan(LIVE.withProtectedFromDeletion(true)).named("orders-image-repository");

        assertThat(repository.input("forceDelete")).contains(false);
        assertThat(repository.protect()).isTrue();
    }

    @Test
    void theImageWithTheTagStaysAndTheLatestOfAllOthers() {
        assertThat(plan(LIVE.withKeep(3)).named("orders-image-lifecycle").text("policy"))
                .isEqualTo("{\"rules\":["
                        + "{\"rulePriority\":1,"
                        + "\"description\":\"Image with the roll-out tag, which is kept\","
                        + "\"selection\":{\"tagStatus\":\"tagged\",\"tagPatternList\":[\"live\"],"
                        + "\"countType\":\"imageCountMoreThan\",\"countNumber\":1},"
                        + "\"action\":{\"type\":\"expire\"}},"
                        + "{\"rulePriority\":2,"
                        + "\"description\":\"Other images except the latest 3\","
                        + "\"selection\":{\"tagStatus\":\"any\","
                        + "\"countType\":\"imageCountMoreThan\",\"countNumber\":3},"
                        + "\"action\":{\"type\":\"expire\"}}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".live", "-live", "live/1", "live:1", "live*"})
    void anInvalidTagIsRefused(String tag) {
        assertThatThrownBy(() -> PushedImageArgs.of(LIVE.repository(), tag))
                .hasMessage(
                        "tag: '%s' is not a tag of an image; write up to 128 letters, digits and _ . -, such as live",
                        tag);
    }

    @Test
    void aTagThatEcrCannotStoreIsRefused() {
        var longest = "t".repeat(128);

        assertThat(PushedImageArgs.of(LIVE.repository(), longest).tag()).isEqualTo(longest);
        assertThatThrownBy(() -> PushedImageArgs.of(LIVE.repository(), longest + "t"))
                .hasMessage(
                        "tag: '%st' is not a tag of an image; write up to 128 letters, digits and _ . -, such as live",
                        longest);
    }

    @Test
    void keepingOnlyOneImageIsRefused() {
        assertThatThrownBy(() -> LIVE.withKeep(1))
                .hasMessage("keep is 1; keep 2 to 1000 images, so that one is left beside the one that runs");
    }
}
