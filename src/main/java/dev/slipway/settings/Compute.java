package dev.slipway.settings;

/** The AWS service that runs the image of a service. */
enum Compute {
    /** Tasks on Fargate, one or more at any time. */
    FARGATE,
    /** A Lambda function, started by requests. */
    LAMBDA
}
