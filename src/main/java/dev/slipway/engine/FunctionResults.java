package dev.slipway.engine;

import com.google.protobuf.Struct;
import com.pulumi.exceptions.RunException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import pulumirpc.Resource.ResourceInvokeRequest;

/** The results of the functions that a program calls on the embedded engine, and the record of the calls. */
final class FunctionResults {
    private static final String STACK_OUTPUTS = "pulumi:pulumi:readStackOutputs";

    private final StackInfo stack;
    private final ProviderFunctions provider;
    private final BiConsumer<FunctionCall, ResourceInvokeRequest> listener;
    private final Set<FunctionCall> calls = ConcurrentHashMap.newKeySet();

    /** @param listener receives each call once */
    FunctionResults(StackInfo stack, AwsAccount account, BiConsumer<FunctionCall, ResourceInvokeRequest> listener) {
        this.stack = stack;
        this.provider = new ProviderFunctions(account);
        this.listener = listener;
    }

    /** The calls so far, without those of Pulumi's own functions. */
    Set<FunctionCall> calls() {
        return Set.copyOf(calls);
    }

    /** @throws RunException for a function without a known result */
    Struct of(ResourceInvokeRequest request) {
        var call = new FunctionCall(request.getTok(), Wire.toMap(request.getArgs()));
        if (call.token().equals(STACK_OUTPUTS)) {
            return stackOutputs(call.arguments().get("name").toString());
        }
        if (calls.add(call)) {
            listener.accept(call, request);
        }
        return provider.call(call.token(), call.arguments())
                .or(() -> stack.facts().result(call).map(Wire::toStruct))
                .orElseThrow(() -> new RunException(
                        "the embedded engine does not know the function '%s'; add its result to the method result of the extension that calls it"
                                .formatted(call.token())));
    }

    /** The result of the function of Pulumi's own engine that reads the outputs of another stack. */
    private Struct stackOutputs(String other) {
        var known = stack.references().get(other);
        if (known == null) {
            throw new RunException(
                    "the outputs of the stack %s are unknown to the embedded engine; name a file of them in slipway:environment.outputs"
                            .formatted(other));
        }
        return Wire.toStruct(Map.of("name", other, "outputs", known, "secretOutputNames", List.of()));
    }
}
