package dev.slipway.program;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderAssumeRoleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.settings.EdgeSettings;
import dev.slipway.settings.ProviderSettings;
import java.util.List;
import java.util.Optional;

/** The provider of us-east-1, the region of CloudFront's certificates and firewalls, configured as the stack's own. */
record CloudFrontProvider(ProviderSettings settings) {
    static Provider of(ProviderSettings settings) {
        return new CloudFrontProvider(settings).provider();
    }

    private Provider provider() {
        var builder = ProviderArgs.builder().region(EdgeSettings.GLOBAL);
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
        if (settings.keys().containsKey("assumeRole")) {
            builder.assumeRole(role(settings.object("assumeRole")));
        }
        return new Provider(EdgeSettings.GLOBAL, builder.build(), CustomResourceOptions.Empty);
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
        return Optional.ofNullable(settings.keys().get(key));
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
}
