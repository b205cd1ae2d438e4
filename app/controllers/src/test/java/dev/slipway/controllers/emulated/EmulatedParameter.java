package dev.slipway.controllers.emulated;

import com.google.gson.JsonObject;

/** A {@code SecureString} of SSM, as {@code GetParameter} answers it: in clear to whoever asks for that. */
public final class EmulatedParameter {
    public static final String NAME = "/slipway/shop-dev/api-origin";

    private volatile String value = "";

    /** Sets it. */
    public void put(String value) {
        this.value = value;
    }

    JsonObject answer(JsonObject request) {
        if (!request.get("Name").getAsString().equals(NAME)) {
            throw new IllegalArgumentException("no parameter " + request);
        }
        var clear =
                request.has("WithDecryption") && request.get("WithDecryption").getAsBoolean();
        var parameter = new JsonObject();
        parameter.addProperty("Name", NAME);
        parameter.addProperty("Type", "SecureString");
        parameter.addProperty("Value", clear ? value : "AQICAHh…");
        parameter.addProperty("Version", 1);
        var answer = new JsonObject();
        answer.add("Parameter", parameter);
        return answer;
    }
}
