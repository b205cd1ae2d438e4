package dev.slipway.base.link;

import com.pulumi.resources.Resource;
import java.util.List;

/** A store or a service that others use. It knows itself what they are told, what they need to be allowed, and how they get in. */
public interface Linkable {
    /** The permissions and variables of a client of the store. */
    LinkGrant access();

    /** True for a store that is reachable inside the VPC alone. */
    default boolean inVpc() {
        return false;
    }

    /**
     * Lets a client's connections in, where a security group stands before the store. To be called once for each client.
     *
     * @return what must exist before the client connects
     */
    default List<Resource> admit(LinkClient client) {
        return List.of();
    }
}
