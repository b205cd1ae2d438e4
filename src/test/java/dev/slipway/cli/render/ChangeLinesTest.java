package dev.slipway.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.diff.Operation;
import dev.slipway.analysis.diff.PropertyChange;
import dev.slipway.analysis.diff.ResourceChange;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeLinesTest {
    private static ResourceChange change(Optional<String> lost, boolean refused, PropertyChange... properties) {
        var resource = new PlannedResource(
                "urn", "aws:rds/cluster:Cluster", "database", "", true, Map.of(), false, List.of(), List.of());
        return new ResourceChange(Operation.REPLACE, resource, List.of(properties), lost, refused);
    }

    private static String line(@Nullable Object before, @Nullable Object after) {
        return ChangeLines.properties(change(Optional.empty(), false, new PropertyChange("p", before, after, false)))
                .get(0);
    }

    @Test
    void aResourceIsMarkedWithWhatIsLost() {
        assertThat(ChangeLines.head(change(Optional.of("its rows"), true), 20))
                .isEqualTo("aws:rds:Cluster       database  !! DATA LOSS: its rows !!  (protected: Pulumi refuses)");
        assertThat(ChangeLines.head(change(Optional.empty(), false), 0)).isEqualTo("aws:rds:Cluster  database");
    }

    @Test
    void aPropertyIsAddedRemovedOrChanged() {
        assertThat(line(null, "a")).isEqualTo("+ p: \"a\"");
        assertThat(line(7L, null)).isEqualTo("- p: 7");
        assertThat(line(List.of("a"), List.of())).isEqualTo("~ p: [\"a\"] => []");
        assertThat(line("a", Unknown.VALUE)).isEqualTo("~ p: known after the up");
        assertThat(line(null, Map.of("id", Unknown.VALUE))).isEqualTo("+ p: {\"id\":(known after the up)}");
    }

    @Test
    void propertiesThatForceAReplacementAreMarked() {
        assertThat(ChangeLines.properties(
                        change(Optional.empty(), false, new PropertyChange("engine", "a", "b", true))))
                .containsExactly("~ engine: \"a\" => \"b\"  # forces replacement");
    }

    @Test
    void onlyTheDifferentPartOfLongValuesIsShown() {
        var same = "x".repeat(100);

        assertThat(line(same + "before" + same, same + "after" + same))
                .isEqualTo("~ p: …%sbefore%s… => …%safter%s…"
                        .formatted("x".repeat(12), "x".repeat(40), "x".repeat(12), "x".repeat(41)));
        assertThat(line(null, same)).isEqualTo("+ p: \"%s…".formatted("x".repeat(58)));
    }
}
