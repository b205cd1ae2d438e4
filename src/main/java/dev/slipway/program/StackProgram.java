package dev.slipway.program;

import com.pulumi.Context;
import dev.slipway.settings.Settings;

/** The program that registers the resources of a stack. */
@FunctionalInterface
public interface StackProgram {
    void register(Context context, Settings settings);
}
