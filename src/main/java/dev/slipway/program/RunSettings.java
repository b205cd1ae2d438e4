package dev.slipway.program;

import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.resources.StackOptions;
import dev.slipway.base.StackNamePrefix;
import dev.slipway.base.Tagging;
import dev.slipway.base.types.UniqueResources;
import dev.slipway.components.delivery.RolePathTransformation;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StackInfo;
import dev.slipway.engine.UnknownOutputs;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackConfig;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A stack file that has been read, and the options of its program on any engine. */
record RunSettings(StackProgram program, StackConfig config, Settings settings, StackOptions options, StackInfo stack) {

    /**
     * Reads a stack file.
     *
     * @throws RunException with every error of the stack file, one on a line
     */
    static RunSettings read(StackConfig config, StackProgram program) {
        var settings = Settings.read(config, program.links());
        var stack = new StackInfo(
                config.project(),
                config.stack(),
                config.values(),
                config.secretKeys(),
                StackReferences.of(settings, config),
                program.facts());
        return new RunSettings(program, config, settings, options(settings, config), stack);
    }

    /** The options of every resource of a stack: tags, order of replacements and role paths. */
    private static StackOptions options(Settings settings, StackConfig config) {
        var tags = new TreeMap<>(settings.tags());
        tags.put("Project", config.project());
        tags.put("Stack", config.stack());
        var transformations = new ArrayList<ResourceTransformation>();
        transformations.add(new Tagging(tags));
        transformations.add(new StackNamePrefix(config.project(), config.stack()));
        transformations.add(new UniqueResources());
        settings.delivery()
                .ifPresent(delivery -> transformations.add(new RolePathTransformation(
                        config.project(), config.stack(), delivery.roleBoundary(config.project()))));
        return StackOptions.builder().resourceTransformations(transformations).build();
    }

    /** The same stack with settings that were completed from a plan. */
    RunSettings completed(Settings completed) {
        return new RunSettings(program, config, completed, options, stack);
    }

    /**
     * The plan of the program.
     *
     * @param calls receives each function call when the program makes it
     */
    Plan plan(Consumer<FunctionCall> calls) {
        return EmbeddedEngine.plan(
                stack, options, context -> program.register(context, settings), UnknownOutputs.ALL_KNOWN, calls);
    }
}
