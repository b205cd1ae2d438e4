/** The functions from outside. */
@NullMarked
package dev.slipway.controllers;

import org.jspecify.annotations.NullMarked;
