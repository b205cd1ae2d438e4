package dev.slipway.testing;

import dev.slipway.App;
import dev.slipway.engine.Plan;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Plans of one service that sleeps, {@code web}, with an activator. */
public final class SleepingServicePlan {
    /** Keys of a service behind the balancer, with a placeholder for keys of {@code sleep}. */
    public static final String BALANCED = "\"routes\":{\"paths\":[\"/web\",\"/web/*\"]},\"sleep\":{%s}";

    /** Keys of a service behind the API, with a placeholder for keys of {@code sleep} and a comma after them. */
    public static final String BEHIND_API = "\"ingress\":\"api\",\"routes\":{\"paths\":[\"/web\",\"/web/*\"]},"
            + "\"sleep\":{%s\"activity\":\"metrics\",\"namespace\":\"Web\",\"dimensions\":{\"Service\":\"web\"}}";

    private SleepingServicePlan() {}

    /** The stack with the service {@code web}, by its keys. */
    public static Plan plan(String keys) {
        return plan(keys, Map.of());
    }

    /** The same with other settings of the stack. */
    public static Plan plan(String keys, Map<String, String> settings) {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80,%s}}".formatted(StackConfigs.IMAGE, keys);
        var all = new HashMap<>(settings);
        all.put("slipway:services", service);
        return App.preflight(StackConfigs.of(all)).plan();
    }

    public static Plan balanced() {
        return plan(BALANCED.formatted(""));
    }

    public static Plan behindApi() {
        return plan(BEHIND_API.formatted(""));
    }

    /** Removes account, region and the random parts of names. */
    public static String shortened(String text) {
        return text.replace("\"", "")
                .replace("arn:aws:", "")
                .replace("eu-west-1:123456789012:", "")
                .replaceAll("-[0-9a-f]{7}(/[0-9a-f]{16})*\\b", "");
    }

    /** The environment variables of a controller of the service. */
    public static Map<String, String> environment(Plan plan, String controller) {
        var variables = plan.named("web-control-%s-function".formatted(controller))
                .input("environment.variables")
                .orElseThrow();
        var all = new TreeMap<String, String>();
        ((Map<?, ?>) variables).forEach((name, value) -> all.put(name.toString(), shortened(value.toString())));
        return all;
    }
}
