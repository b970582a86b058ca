/** Where bios go: devices that complete at once, later on threads of their own, or as a test tells them. */
package io.github.diobench.engine.device;
