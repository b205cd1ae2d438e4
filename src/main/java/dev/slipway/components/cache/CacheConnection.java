package dev.slipway.components.cache;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connection of a client: the address of the cache, its user, and a password or the permission to sign a token. */
record CacheConnection(Cache cache) {

    /**
     * Variables, secret and permissions of a client. ECS reads a password when a task starts; a client may read it itself,
     * as a function must. With IAM authentication the client may
     * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html">connect</a> as the user.
     */
    LinkGrant access() {
        var user = cache.user();
        var environment = new HashMap<String, Output<String>>();
        environment.put(CacheVariables.HOST, cache.host());
        environment.put(CacheVariables.PORT, port());
        environment.put(CacheVariables.USER, user.userName());
        if (user.secretArn().isPresent()) {
            var secretArn = user.secretArn().get();
            environment.put(CacheVariables.SECRET_ARN, secretArn);
            return new LinkGrant(environment, Map.of(CacheVariables.PASSWORD, secretArn), user.read(), user.read());
        }
        // The names of the cache and of its user are the same.
        environment.put(CacheVariables.NAME, user.userName());
        var connect = Statement.allow("elasticache:Connect").on(List.of(cache.arn(), user.arn()));
        return new LinkGrant(environment, Map.of(), List.of(connect), List.of());
    }

    /** The URL without user and password, which client libraries take beside it. See decision 22. */
    LinkGrant further() {
        var url = Output.format("rediss://%s:%s", cache.host(), port());
        return new LinkGrant(Map.of(CacheVariables.URL, url), Map.of(), List.of(), List.of());
    }

    private Output<String> port() {
        return cache.port().applyValue(Object::toString);
    }
}
