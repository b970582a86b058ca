package io.github.diobench.engine;

import io.github.diobench.engine.dio.FallbackPolicy;

/** A request and what was the case before it. */
record AuditedRequest(
        Request request,
        Expectation expected,
        boolean durable,
        FallbackPolicy fallback,
        int poolFree,
        int firstBio,
        int pins,
        boolean deviceFails) {}
