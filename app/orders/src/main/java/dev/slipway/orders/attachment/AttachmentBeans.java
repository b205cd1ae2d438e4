package dev.slipway.orders.attachment;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Beans for the bucket in the environment. */
@Factory
final class AttachmentBeans {

    @Singleton
    Attachments attachments(@Property(name = "orders.attachments.bucket") String bucket, BeanProvider<S3> s3) {
        return bucket.isEmpty() ? new NoAttachments() : new S3Attachments(bucket, s3::get);
    }

    @Singleton
    @Bean(preDestroy = "close")
    S3 s3(@Property(name = "orders.attachments.endpoint") String endpoint) {
        return S3.connect(Optional.of(endpoint).filter(text -> !text.isEmpty()).map(URI::create));
    }
}
