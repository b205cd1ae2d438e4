/** The functions: one handler class each. */
@NullMarked
package dev.slipway.controllers;

import org.jspecify.annotations.NullMarked;
