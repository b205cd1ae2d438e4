package dev.slipway.components.image;

import com.pulumi.aws.secretsmanager.SecretsmanagerFunctions;
import com.pulumi.aws.secretsmanager.inputs.GetSecretVersionPlainArgs;
import com.pulumi.aws.secretsmanager.outputs.GetSecretVersionResult;
import com.pulumi.aws.ssm.SsmFunctions;
import com.pulumi.aws.ssm.inputs.GetParameterPlainArgs;
import com.pulumi.aws.ssm.outputs.GetParameterResult;
import dev.slipway.base.LookUp;
import dev.slipway.components.image.BuildSecret.StoredSecret;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads the values of the build secrets that AWS stores, with the credentials of the deployment. */
final class StoredSecretReader {
    private StoredSecretReader() {}

    /** The values by the ids of the secrets. */
    static CompletableFuture<Map<String, String>> read(ImageBuild build) {
        var all = CompletableFuture.<Map<String, String>>completedFuture(Map.of());
        for (var entry : build.secrets().entrySet()) {
            if (entry.getValue() instanceof StoredSecret secret) {
                all = all.thenCombine(value(secret), (values, value) -> {
                    var more = new HashMap<>(values);
                    more.put(entry.getKey(), BuildSecretValues.selected(secret, value));
                    return more;
                });
            }
        }
        return all;
    }

    private static CompletableFuture<String> value(StoredSecret secret) {
        var answer = secret.isParameter()
                ? SsmFunctions.getParameterPlain(GetParameterPlainArgs.builder()
                                .name(secret.id())
                                .build())
                        .thenApply(GetParameterResult::value)
                : SecretsmanagerFunctions.getSecretVersionPlain(GetSecretVersionPlainArgs.builder()
                                .secretId(secret.id())
                                .build())
                        .thenApply(GetSecretVersionResult::secretString);
        var lookUp = new LookUp<>(
                "the build secret " + secret.id(),
                "create it in the stack's region, or correct it under build.secrets",
                answer);
        return answer.handle((value, failure) -> lookUp.result());
    }
}
