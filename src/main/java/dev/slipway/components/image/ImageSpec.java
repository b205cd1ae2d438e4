package dev.slipway.components.image;

/**
 * The source of an image in a stack file: a folder to build, the image of another service, a repository for pushes from
 * outside of the stack, or a reference to an image of any registry.
 */
public sealed interface ImageSpec permits BuiltImageArgs, SharedImage, PushedImageArgs, RegistryImage {}
