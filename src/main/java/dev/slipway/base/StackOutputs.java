package dev.slipway.base;

import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.InvokeArgs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * The outputs of another stack, by the function of Pulumi's engine that a stack reference is made of. A stack reference is a
 * resource of the state: a refresh would report each deployment of the other stack as drift of this one.
 */
public final class StackOutputs {
    /** The token of the function. */
    public static final String TOKEN = "pulumi:pulumi:readStackOutputs";

    private StackOutputs() {}

    /**
     * The value of an output; empty for a stack without that output. A run reads each stack once.
     *
     * @throws RunException if the stack cannot be read
     */
    public static Optional<Object> of(StackName stack, String output) {
        var full = stack.full();
        var answer = LookUpAnswers.of(List.of(TOKEN, full), () -> Deployment.getInstance()
                .invokeAsync(TOKEN, TypeShape.map(String.class, Object.class), new StackArgs(full)));
        try {
            return answer.join().get("outputs") instanceof Map<?, ?> outputs
                    ? Optional.ofNullable(outputs.get(output))
                    : Optional.empty();
        } catch (CompletionException failure) {
            throw new RunException(
                    "the outputs of the stack %s cannot be read: deploy that stack first, or correct its name under slipway:environment.of or connects"
                            .formatted(full),
                    failure);
        }
    }

    /** Arguments of the function. */
    private static final class StackArgs extends InvokeArgs {
        @Import(name = "name", required = true)
        private final String name;

        StackArgs(String name) {
            this.name = name;
        }
    }
}
