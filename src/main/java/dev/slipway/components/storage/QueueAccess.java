package dev.slipway.components.storage;

/** The permissions of a client of a queue, as {@code access} of a link names them. */
public enum QueueAccess {
    /** Receives messages, and deletes them or changes their visibility. */
    RECEIVE,
    /** Sends messages. */
    SEND,
    /** Sends and receives messages, as frameworks such as Celery do. */
    BOTH;

    /** True if the client receives messages. */
    public boolean receives() {
        return this != SEND;
    }

    public boolean sends() {
        return this != RECEIVE;
    }
}
