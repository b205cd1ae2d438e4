package dev.slipway.base.types;

import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.Resource;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The <a href="https://www.pulumi.com/docs/iac/concepts/resources/names/#types">type token</a> of a resource class of
 * Pulumi's SDKs, such as {@code aws:ec2/vpc:Vpc}. The compiler checks the class where a text could have a typing error.
 */
public final class TypeToken {
    private TypeToken() {}

    /** @throws IllegalArgumentException for a class without a token, such as a component's */
    public static String of(Class<? extends Resource> type) {
        var annotation = type.getAnnotation(ResourceType.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type.getName() + " has no type token");
        }
        return annotation.type();
    }

    /** A token without the name of the file, such as {@code aws:ec2:Vpc}. */
    public static String brief(String token) {
        return token.replaceFirst("/[^:]*:", ":");
    }

    /** A table by resource class as one by type token. */
    public static <T> Map<String, T> keys(Map<Class<? extends Resource>, T> byClass) {
        return byClass.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> of(entry.getKey()), Map.Entry::getValue));
    }
}
