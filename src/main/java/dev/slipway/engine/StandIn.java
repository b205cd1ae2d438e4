package dev.slipway.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** The id and the outputs of a resource that does not exist.
 *
 * @param outputs the outputs that are not inputs
 */
record StandIn(String id, Map<String, Object> outputs) {

    /** A stand-in without outputs. */
    static StandIn of(String id) {
        return new StandIn(id, Map.of());
    }

    /** A stand-in whose id is its ARN. */
    static StandIn ofArn(String arn) {
        return of(arn).with("arn", arn);
    }

    /** A stand-in whose id is its name, with an ARN. */
    static StandIn named(String arn, String name) {
        return of(name).with("arn", arn).with("name", name);
    }

    /** A copy with one more output. */
    StandIn with(String key, Object value) {
        var more = new LinkedHashMap<>(outputs);
        more.put(key, value);
        return new StandIn(id, more);
    }

    /** A copy with further outputs; {@code id} replaces the id. */
    StandIn with(Map<String, Object> further) {
        if (further.isEmpty()) {
            return this;
        }
        var more = new LinkedHashMap<>(outputs);
        more.putAll(further);
        var given = more.remove(UnknownOutputs.ID);
        return new StandIn(given == null ? id : given.toString(), more);
    }
}
