package dev.slipway.settings;

/** What runs the image of a service. */
enum Compute {
    /** Tasks, one or more all the time. */
    FARGATE,
    /** A function, started when a request comes. */
    LAMBDA
}
