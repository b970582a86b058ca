package io.github.diobench.suite.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a finding matters to what is measured, from least to most. */
public enum Severity {
    /** As it should be. */
    @JsonProperty("ok")
    OK,
    /** Worth knowing when numbers are read or compared with another machine's. */
    @JsonProperty("note")
    NOTE,
    /** Makes numbers worse or noisier; said beside every verdict. */
    @JsonProperty("warn")
    WARN,
    /** Nothing measured here can be judged. */
    @JsonProperty("unfit")
    UNFIT
}
