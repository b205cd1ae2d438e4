package dev.slipway.realengine;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A controller as an {@code up} has deployed it to an {@link EmulatedAws}, which runs it as a process of this machine. */
record DeployedFunction(EmulatedAws aws, String region, String arn) {

    /** Calls it with an event, in a new container, and gives the answer. */
    JsonObject call(String event) {
        return JsonParser.parseString(aws.invoke(region, arn, event)).getAsJsonObject();
    }
}
