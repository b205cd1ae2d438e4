package dev.slipway.realengine;

import com.pulumi.automation.OperationType;
import java.util.List;
import java.util.Map;

/**
 * The result of an operation on a stack.
 *
 * @param counts the resources by what was done with them
 * @param changes each resource that did not stay the same: the operation and the URN
 * @param outputs the stack's outputs by name, after an {@code up}
 * @param log what the CLI printed
 */
record Applied(Map<OperationType, Integer> counts, List<String> changes, Map<String, Object> outputs, String log) {

    int count(OperationType operation) {
        return counts.getOrDefault(operation, 0);
    }
}
