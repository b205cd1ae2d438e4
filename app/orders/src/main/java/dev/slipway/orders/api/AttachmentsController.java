package dev.slipway.orders.api;

import dev.slipway.orders.attachment.Attachments;
import dev.slipway.orders.attachment.NewAttachment;
import dev.slipway.orders.order.Orders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;

/**
 * Routes for the files of an order, which clients send to and load from S3 by signed URLs.
 *
 * <pre>{@code
 * curl localhost:8080/orders/$ID/attachments -H 'Content-Type: application/json' \
 *      -d '{"name":"invoice.pdf","contentType":"application/pdf","size":12345}'
 * curl -X PUT "$URL" -H 'Content-Type: application/pdf' --data-binary @invoice.pdf
 * curl localhost:8080/orders/$ID/attachments
 * curl -L localhost:8080/orders/$ID/attachments/invoice.pdf
 * }</pre>
 */
@Controller("/orders/{id}/attachments")
@ExecuteOn(TaskExecutors.BLOCKING)
class AttachmentsController {

    /** Maximum size in bytes; larger files need a multipart upload. */
    private static final int LARGEST = 100 << 20;

    private final Orders orders;
    private final Attachments attachments;

    AttachmentsController(Orders orders, Attachments attachments) {
        this.orders = orders;
        this.attachments = attachments;
    }

    @Post
    HttpResponse<UploadBody> add(String id, @Body byte[] json) {
        var faults = new Faults();
        var uuid = new Parameters(faults).id(id);
        var body = JsonBody.of(json, faults);
        var wanted = new NewAttachment(
                body.fileName("name"), body.mediaType("contentType"), body.integer("size", 1, LARGEST));
        body.end();
        faults.check();

        var upload = attachments.upload(existing(uuid), wanted);
        return HttpResponse.created(UploadBody.of(wanted, upload));
    }

    @Get
    AttachmentsBody list(String id) {
        var faults = new Faults();
        var uuid = new Parameters(faults).id(id);
        faults.check();

        return AttachmentsBody.of(attachments.list(existing(uuid)));
    }

    @Get("/{name}")
    HttpResponse<?> download(String id, String name) {
        var faults = new Faults();
        var parameters = new Parameters(faults);
        var uuid = parameters.id(id);
        parameters.fileName(name);
        faults.check();

        var url = attachments.download(existing(uuid), name);
        return HttpResponse.seeOther(url.orElseThrow(() -> new UnknownAttachmentException(uuid, name)));
    }

    /** @throws dev.slipway.orders.order.UnknownOrderException if there is no such order */
    private UUID existing(UUID id) {
        return orders.get(id).id();
    }
}
