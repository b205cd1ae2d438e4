package dev.slipway.program;

import com.pulumi.Context;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.engine.PlanFacts;
import dev.slipway.settings.Settings;
import java.util.List;

/** The program that registers the resources of a stack. */
@FunctionalInterface
public interface StackProgram {
    void register(Context context, Settings settings);

    /** The links of the program beside those of the stack file, which services can name under {@code uses}. */
    default List<DeclaredLink> links() {
        return List.of();
    }

    /** The facts about the program's own resources. */
    default PlanFacts facts() {
        return PlanFacts.NONE;
    }
}
