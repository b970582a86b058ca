package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a fork ended. */
public enum Status {
    /** It measured, and what it measured passed the benchmark's own checks. */
    @JsonProperty("ok")
    OK,
    /** It threw, or its JVM died. */
    @JsonProperty("failed")
    FAILED,
    /** It took too long and was killed. */
    @JsonProperty("timeout")
    TIMEOUT
}
