package dev.slipway.components.image;

/**
 * The image of another service of the stack, which the stack builds and stores once.
 *
 * @param service the name of the service with the build
 */
public record SharedImage(String service) implements ImageSpec {}
