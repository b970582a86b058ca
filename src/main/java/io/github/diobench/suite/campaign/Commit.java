package io.github.diobench.suite.campaign;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The version of the sources that the running code was built from.
 *
 * @param id the commit's full hash; {@code null} if unknown
 * @param dirty whether tracked files were changed since; {@code null} if unknown
 */
public record Commit(String id, Boolean dirty) {
    private static final int SHORT_LENGTH = 7;
    private static final String UNKNOWN = "unknown";

    /** Asks git about the folder in which the running code lies. */
    static Commit ofRunningCode() {
        Optional<String> folder = codeFolder();
        Optional<String> id = folder.flatMap(path -> git(path, "rev-parse", "HEAD"));
        Optional<Boolean> dirty = folder.flatMap(path -> git(path, "status", "--porcelain", "--untracked-files=no"))
                .map(changes -> !changes.isBlank());
        return new Commit(id.map(String::strip).orElse(null), dirty.orElse(null));
    }

    private static Optional<String> codeFolder() {
        try {
            Path code = Path.of(
                    Commit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Optional.of((Files.isDirectory(code) ? code : code.getParent()).toString());
        } catch (URISyntaxException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> git(String folder, String... question) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder));
        command.addAll(List.of(question));
        return Command.output(command);
    }

    /** Returns the first seven digits of the hash, or {@code unknown}. */
    public String shortId() {
        return id == null ? UNKNOWN : id.substring(0, Math.min(SHORT_LENGTH, id.length()));
    }
}
