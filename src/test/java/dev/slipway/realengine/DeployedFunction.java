package dev.slipway.realengine;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A controller that is deployed to an {@link EmulatedAws}, which runs it as a local process. */
record DeployedFunction(EmulatedAws aws, String region, String arn) {

    /** Calls it with an event, in a new container, and gives the answer. */
    JsonObject call(String event) {
        return JsonParser.parseString(aws.invoke(region, arn, event)).getAsJsonObject();
    }
}
