package dev.slipway.base.link;

import com.pulumi.resources.Resource;
import java.util.List;

/** A store or a service that services use, with the variables, permissions and security group rules of its clients. */
public interface Linkable {
    /** The permissions and variables of a client of the store. */
    LinkGrant access();

    /** Further values, by their keys under {@code as}: a client gets those that it names a variable for. */
    default LinkGrant further() {
        return LinkGrant.NONE;
    }

    /** True for a store that is reachable inside the VPC only. */
    default boolean inVpc() {
        return false;
    }

    /**
     * Admits a client's connections if the store has a security group. Call it once for each client.
     *
     * @return the resources that must exist before the client connects
     */
    default List<Resource> admit(LinkClient client) {
        return List.of();
    }
}
