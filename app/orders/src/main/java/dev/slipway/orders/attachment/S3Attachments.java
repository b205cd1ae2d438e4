package dev.slipway.orders.attachment;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Files in a bucket, each under {@code orders/<order>/<name>}. They never pass through the service: clients get URLs
 * that are signed for one file and one method.
 *
 * <p>An upload is signed with its content type and length, so that nothing else can be sent by it. The bucket's own
 * default encrypts it. A download has {@code Content-Disposition: attachment}, so that browsers do not show it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html">Presigned URLs</a>
 */
final class S3Attachments implements Attachments {

    static final Duration VALID = Duration.ofMinutes(10);

    private final String bucket;
    private final Supplier<S3> s3;

    /** @param s3 asked for when it is needed: the service is to serve before it loads a client */
    S3Attachments(String bucket, Supplier<S3> s3) {
        this.bucket = bucket;
        this.s3 = s3;
    }

    private static String folder(UUID order) {
        return "orders/%s/".formatted(order);
    }

    @Override
    public Upload upload(UUID order, NewAttachment attachment) {
        try {
            var signed = s3.get()
                    .presigner()
                    .presignPutObject(request -> request.signatureDuration(VALID)
                            .putObjectRequest(object -> object.bucket(bucket)
                                    .key(folder(order) + attachment.name())
                                    .contentType(attachment.contentType())
                                    .contentLength(attachment.size())));
            var headers = new LinkedHashMap<String, String>();
            headers.put("Content-Type", attachment.contentType());
            headers.put("Content-Length", String.valueOf(attachment.size()));
            return new Upload(URI.create(signed.url().toString()), headers, signed.expiration());
        } catch (SdkException e) {
            throw new AttachmentsUnavailableException(e);
        }
    }

    @Override
    public List<Attachment> list(UUID order) {
        var folder = folder(order);
        try {
            return s3
                    .get()
                    .client()
                    .listObjectsV2(
                            request -> request.bucket(bucket).prefix(folder).maxKeys(MOST))
                    .contents()
                    .stream()
                    .map(object -> new Attachment(
                            object.key().substring(folder.length()), object.size(), object.lastModified()))
                    .toList();
        } catch (SdkException e) {
            throw new AttachmentsUnavailableException(e);
        }
    }

    @Override
    public Optional<URI> download(UUID order, String name) {
        var key = folder(order) + name;
        try {
            s3.get().client().headObject(request -> request.bucket(bucket).key(key));
            var signed = s3.get()
                    .presigner()
                    .presignGetObject(request -> request.signatureDuration(VALID)
                            .getObjectRequest(object -> object.bucket(bucket)
                                    .key(key)
                                    .responseContentDisposition("attachment; filename=\"" + name + "\"")));
            return Optional.of(URI.create(signed.url().toString()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new AttachmentsUnavailableException(e);
        }
    }
}
