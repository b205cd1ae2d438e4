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
 * Settings of a provider for another region with the credentials of the stack's own provider. Pulumi gives the keys
 * {@code aws:…} of a stack file to the stack's own provider only; environment variables apply to both.
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

    /** The keys of the AWS provider that the provider of the other region does not use. */
    public static Stream<String> notCarried(StackConfig config) {
        return of(config).keys.keySet().stream().filter(key -> !CARRIED.contains(key));
    }

    /** The keys below {@code aws:assumeRole} that the provider of the other region does not use. */
    public static Stream<String> roleNotCarried(StackConfig config) {
        return of(config).object("assumeRole").keySet().stream().filter(key -> !ROLE.contains(key));
    }

    /** The object under a key; empty if there is none, or its text is not a JSON object. */
    public JsonObject object(String key) {
        try {
            var parsed = JsonParser.parseString(keys.getOrDefault(key, "{}"));
            return parsed.isJsonObject() ? parsed.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }
}
