package dev.slipway.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a resource as if it existed.
 *
 * @param outputs the properties that are not inputs
 */
record StandIn(String id, Map<String, Object> outputs) {

    /** One that has no outputs yet. */
    static StandIn of(String id) {
        return new StandIn(id, Map.of());
    }

    /** One that is called by its ARN. */
    static StandIn ofArn(String arn) {
        return of(arn).with("arn", arn);
    }

    /** One that is called by its name, and has an ARN. */
    static StandIn named(String arn, String name) {
        return of(name).with("arn", arn).with("name", name);
    }

    /** The same with one more output. */
    StandIn with(String key, Object value) {
        var more = new LinkedHashMap<>(outputs);
        more.put(key, value);
        return new StandIn(id, more);
    }
}
