package dev.slipway.components.job;

import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * States of the <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html">Amazon
 * States Language</a> as trees of JSON.
 *
 * @param partition of the resources, such as {@code aws}
 */
record AmazonStates(Output<String> partition) {

    /** A call of AWS that is repeated if it fails, as for too many calls. */
    Map<String, Object> call(String action, Map<String, Object> parameters, Map<String, Object> result, String next) {
        var state = object("Type", "Task", "Resource", resource(action));
        state.put("Parameters", parameters);
        state.put("ResultSelector", result);
        state.put("Retry", List.of(retry("States.TaskFailed", 2, 5, 30)));
        state.put("Next", next);
        return state;
    }

    /** The resource of a task state: an action of a service. */
    Output<String> resource(String action) {
        return partition.applyValue(name -> "arn:%s:states:::%s".formatted(name, action));
    }

    static Map<String, Object> machine(String first, Map<String, Object> states) {
        return object("StartAt", first, "States", states);
    }

    static Map<String, Object> retry(String error, int seconds, int attempts, int maxSeconds) {
        var retry = object("ErrorEquals", List.of(error), "IntervalSeconds", seconds);
        retry.put("MaxAttempts", attempts);
        retry.put("BackoffRate", 2);
        retry.put("MaxDelaySeconds", maxSeconds);
        return retry;
    }

    static Map<String, Object> pass(Map<String, Object> parameters, String key, Object value) {
        var state = object("Type", "Pass", "Parameters", parameters);
        state.put(key, value);
        return state;
    }

    static Map<String, Object> choice(String otherwise, List<Map<String, Object>> rules) {
        return object("Type", "Choice", "Choices", rules, "Default", otherwise);
    }

    static Map<String, Object> rule(String variable, String operator, Object value, String next) {
        var rule = test(variable, operator, value);
        rule.put("Next", next);
        return rule;
    }

    static Map<String, Object> all(String next, List<Map<String, Object>> tests) {
        return object("And", tests, "Next", next);
    }

    static Map<String, Object> test(String variable, String operator, Object value) {
        return object("Variable", variable, operator, value);
    }

    /** An object of keys and values in turn. */
    static Map<String, Object> object(Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i].toString(), pairs[i + 1]);
        }
        return object;
    }
}
