package dev.slipway.settings;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.slipway.settings.reader.StackConfig;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The provider of another region, that acts as the stack's own does: Pulumi gives the keys {@code aws:…} of a stack file
 * to the stack's own provider alone. What comes of the environment holds for both.
 *
 * @param keys the keys after {@code aws:}, and their values
 */
public record ProviderSettings(Map<String, String> keys) {
    private static final String NAMESPACE = "aws:";
    private static final Set<String> CARRIED = Set.of(
            "region",
            "profile",
            "accessKey",
            "secretKey",
            "token",
            "assumeRole",
            "allowedAccountIds",
            "forbiddenAccountIds",
            "sharedConfigFiles",
            "sharedCredentialsFiles",
            "maxRetries",
            "skipCredentialsValidation",
            "skipMetadataApiCheck",
            "skipRegionValidation",
            "skipRequestingAccountId");
    private static final Set<String> ROLE =
            Set.of("roleArn", "externalId", "sessionName", "duration", "sourceIdentity", "policy");

    public static ProviderSettings of(StackConfig config) {
        var keys = new TreeMap<String, String>();
        config.values().forEach((key, value) -> {
            if (key.startsWith(NAMESPACE)) {
                keys.put(key.substring(NAMESPACE.length()), value);
            }
        });
        return new ProviderSettings(keys);
    }

    /** The keys of the AWS provider that the provider of the other region does not take over. */
    public static Stream<String> notCarried(StackConfig config) {
        return of(config).keys.keySet().stream().filter(key -> !CARRIED.contains(key));
    }

    /** The keys below {@code aws:assumeRole} that the provider of the other region does not take over. */
    public static Stream<String> roleNotCarried(StackConfig config) {
        return of(config).object("assumeRole").keySet().stream().filter(key -> !ROLE.contains(key));
    }

    /** The object under a key; empty where there is none, or the text is no JSON object. */
    public JsonObject object(String key) {
        try {
            var parsed = JsonParser.parseString(keys.getOrDefault(key, "{}"));
            return parsed.isJsonObject() ? parsed.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }
}
