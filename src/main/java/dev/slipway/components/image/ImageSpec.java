package dev.slipway.components.image;

/**
 * The source of an image, as a stack file describes it: a folder to build, a repository that others push to, or a reference
 * to an image of any registry.
 */
public sealed interface ImageSpec permits BuiltImageArgs, PushedImageArgs, RegistryImage {}
