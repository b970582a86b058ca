package io.github.diobench.engine.bio;

import io.github.diobench.engine.memory.Page;

/** A page fragment of a {@link Bio} ({@code struct bio_vec}); owned as the bio is. */
final class BioVec {
    Page page;
    int offset;
    int length;
}
