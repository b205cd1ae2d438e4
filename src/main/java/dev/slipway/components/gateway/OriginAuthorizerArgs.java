package dev.slipway.components.gateway;

import com.pulumi.asset.Archive;
import dev.slipway.components.key.Key;
import java.util.Optional;

/**
 * What the function is made of that checks where an API's requests come from.
 *
 * @param code the jar of the controllers
 * @param logRetentionDays one of the values CloudWatch Logs allows
 * @param key what its log is encrypted with; empty for a key of CloudWatch's own
 */
public record OriginAuthorizerArgs(Archive code, int logRetentionDays, Optional<Key> key) {}
