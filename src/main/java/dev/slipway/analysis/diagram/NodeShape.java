package dev.slipway.analysis.diagram;

/** Shape of a node. */
public enum NodeShape {
    /** A component or resource that does not store data, such as a service or a load balancer. */
    DEFAULT,
    /** A component or resource that stores data, such as a database or a bucket. */
    STORE,
    /** A node that is not part of the stack, such as callers or the internet. */
    EXTERNAL
}
