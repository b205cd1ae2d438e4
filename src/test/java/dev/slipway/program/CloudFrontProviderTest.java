package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.engine.PlannedResource;
import dev.slipway.settings.ProviderSettings;
import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.testing.Programs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudFrontProviderTest {
    private static PlannedResource provider(Map<String, String> aws) {
        var values = new HashMap<>(Map.of("aws:region", "eu-west-1"));
        values.putAll(aws);
        var settings = ProviderSettings.of(
                new StackConfig("shop", "test", Path.of("."), values, Set.of(), SourceLocations.NONE));
        return Programs.plan(context -> CloudFrontProvider.of(settings)).named("us-east-1");
    }

    @Test
    void theRegionOfAProviderIsItsOwn() {
        assertThat(provider(Map.of()).text("region")).isEqualTo("us-east-1");
        assertThat(provider(Map.of()).input("profile")).isEmpty();
    }

    @Test
    void theProviderHasTheCredentialsOfTheStack() {
        var provider = provider(Map.of(
                "aws:profile", "mine",
                "aws:allowedAccountIds", "[\"123456789012\"]",
                "aws:maxRetries", "3",
                "aws:assumeRole", "{\"roleArn\":\"arn:aws:iam::123456789012:role/deploy\",\"externalId\":\"x\"}"));

        assertThat(provider.text("profile")).isEqualTo("mine");
        assertThat(JsonParser.parseString(provider.text("allowedAccountIds")).getAsJsonArray())
                .hasSize(1);
        assertThat(provider.text("maxRetries")).isEqualTo("3.0");
        assertThat(JsonParser.parseString(provider.text("assumeRole"))
                        .getAsJsonObject()
                        .get("roleArn")
                        .getAsString())
                .isEqualTo("arn:aws:iam::123456789012:role/deploy");
    }

    @Test
    void keysInTheClearBecomeSecret() {
        var provider = provider(Map.of("aws:accessKey", "AKIA", "aws:secretKey", "s3cret", "aws:token", "t"));

        assertThat(provider.text("accessKey")).isEqualTo("[secret]");
        assertThat(provider.text("secretKey")).isEqualTo("[secret]");
        assertThat(provider.text("token")).isEqualTo("[secret]");
    }
}
