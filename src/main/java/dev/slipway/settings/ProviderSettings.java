package dev.slipway.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderAssumeRoleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;
import dev.slipway.settings.reader.StackConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The provider of another region, that acts as the stack's own does: Pulumi gives the keys {@code aws:…} of a stack file
 * to the stack's own provider alone. What comes of the environment holds for both.
 *
 * @param keys the keys after {@code aws:}, and their values
 */
record ProviderSettings(Map<String, String> keys) {
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

    static ProviderSettings of(StackConfig config) {
        var keys = new TreeMap<String, String>();
        config.values().forEach((key, value) -> {
            if (key.startsWith(NAMESPACE)) {
                keys.put(key.substring(NAMESPACE.length()), value);
            }
        });
        return new ProviderSettings(keys);
    }

    /** What the other region's provider would not be told. */
    static void check(StackConfig config, ConfigErrors faults) {
        var settings = of(config);
        settings.keys.keySet().stream()
                .filter(key -> !CARRIED.contains(key))
                .forEach(key -> faults.add(ConfigError.of(
                        NAMESPACE + key,
                        "",
                        "a distribution has parts in us-east-1, whose provider is not told this",
                        "give it by the environment of the AWS SDK, or remove slipway:distribution")));
        settings.object("assumeRole").keySet().stream()
                .filter(key -> !ROLE.contains(key))
                .forEach(key -> faults.add(ConfigError.of(
                        NAMESPACE + "assumeRole." + key,
                        "",
                        "a distribution has parts in us-east-1, whose provider is not told this",
                        "give it by the environment of the AWS SDK, or remove slipway:distribution")));
    }

    Provider create(String name, String region) {
        var builder = ProviderArgs.builder().region(region);
        text("profile").ifPresent(builder::profile);
        secret("accessKey").ifPresent(builder::accessKey);
        secret("secretKey").ifPresent(builder::secretKey);
        secret("token").ifPresent(builder::token);
        texts("allowedAccountIds").ifPresent(builder::allowedAccountIds);
        texts("forbiddenAccountIds").ifPresent(builder::forbiddenAccountIds);
        texts("sharedConfigFiles").ifPresent(builder::sharedConfigFiles);
        texts("sharedCredentialsFiles").ifPresent(builder::sharedCredentialsFiles);
        text("maxRetries").map(Integer::valueOf).ifPresent(builder::maxRetries);
        flag("skipCredentialsValidation").ifPresent(builder::skipCredentialsValidation);
        flag("skipMetadataApiCheck").ifPresent(builder::skipMetadataApiCheck);
        flag("skipRegionValidation").ifPresent(builder::skipRegionValidation);
        flag("skipRequestingAccountId").ifPresent(builder::skipRequestingAccountId);
        if (keys.containsKey("assumeRole")) {
            builder.assumeRole(role(object("assumeRole")));
        }
        return new Provider(name, builder.build(), CustomResourceOptions.Empty);
    }

    private static ProviderAssumeRoleArgs role(JsonObject object) {
        var builder = ProviderAssumeRoleArgs.builder();
        of(object, "roleArn").ifPresent(builder::roleArn);
        of(object, "externalId").ifPresent(builder::externalId);
        of(object, "sessionName").ifPresent(builder::sessionName);
        of(object, "duration").ifPresent(builder::duration);
        of(object, "sourceIdentity").ifPresent(builder::sourceIdentity);
        of(object, "policy").ifPresent(builder::policy);
        return builder.build();
    }

    private static Optional<String> of(JsonObject object, String key) {
        return Optional.ofNullable(object.get(key)).map(JsonElement::getAsString);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    private Optional<Output<String>> secret(String key) {
        return text(key).map(Output::ofSecret);
    }

    private Optional<Boolean> flag(String key) {
        return text(key).map(Boolean::valueOf);
    }

    private Optional<List<String>> texts(String key) {
        return text(key)
                .map(JsonParser::parseString)
                .filter(JsonElement::isJsonArray)
                .map(array -> array.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList());
    }

    private JsonObject object(String key) {
        try {
            var parsed = JsonParser.parseString(keys.getOrDefault(key, "{}"));
            return parsed.isJsonObject() ? parsed.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }
}
