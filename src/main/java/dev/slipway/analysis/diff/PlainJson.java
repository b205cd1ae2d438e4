package dev.slipway.analysis.diff;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;

/** JSON to and from plain values, in which a whole number is a {@code Long}, as in plans. */
final class PlainJson {
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private PlainJson() {}

    static Object read(String text) {
        return GSON.fromJson(text, Object.class);
    }
}
