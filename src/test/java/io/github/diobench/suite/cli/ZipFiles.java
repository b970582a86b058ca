package io.github.diobench.suite.cli;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Changes jars of tests. */
final class ZipFiles {
    private ZipFiles() {}

    /** Removes {@code entry} from {@code jar}. */
    static void remove(Path jar, String entry) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Files.delete(files.getPath(entry));
        }
    }
}
