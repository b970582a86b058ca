package io.github.diobench.suite;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The small text files in which Linux describes itself, below a root that tests replace.
 *
 * <p>Whatever is not there, or may not be read, is empty and never an error: containers hide files, other systems have none. Thread-safe.
 */
public final class SystemFiles {
    private static final int FIRST_BEHIND_NAME = 3;
    private static final int MOST_DIGITS = 18;

    private final Path root;
    private final String prefix;

    /** Makes a reader of the files below {@code root}. */
    public SystemFiles(Path root) {
        this.root = root;
        this.prefix = root.toString().endsWith("/") ? root.toString() : root + "/";
    }

    /** Returns a reader of this machine's own files. */
    public static SystemFiles ofThisMachine() {
        return new SystemFiles(Path.of("/"));
    }

    /** Returns the text of {@code file}, such as {@code proc/stat}, without white space at its ends. */
    public Optional<String> text(String file) {
        try {
            return Optional.of(new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the beginning of {@code file} into {@code bytes}, with as little ado as possible.
     *
     * @return how many bytes were read; 0 if it is not there
     */
    public int read(String file, byte[] bytes) {
        try (FileInputStream in = new FileInputStream(prefix + file)) {
            return Math.max(0, in.read(bytes));
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns the number that is all there is in {@code file}. */
    public Optional<Long> number(String file) {
        return text(file).flatMap(SystemFiles::whole);
    }

    /** Returns the words of the first line of {@code file}; none, which is one empty word, if it is not there. */
    public String[] words(String file) {
        return text(file).flatMap(text -> text.lines().findFirst()).orElse("").split("\\s+", -1);
    }

    /**
     * Returns one number of a file such as {@code proc/self/stat}.
     *
     * @param number the field's number in proc(5), at least 3
     */
    public Optional<Long> statField(String file, int number) {
        String text = text(file).orElse("");
        // The program's name before it is in brackets and may hold blanks and brackets itself.
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
        int index = number - FIRST_BEHIND_NAME;
        return index < fields.length ? whole(fields[index]) : Optional.empty();
    }

    /** Returns the number that {@code text} is; empty if it is none, or below zero. */
    public static Optional<Long> whole(String text) {
        boolean isWhole = !text.isEmpty() && text.length() <= MOST_DIGITS;
        for (int i = 0; isWhole && i < text.length(); i++) {
            isWhole = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return isWhole ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** Returns what stands behind {@code key} and a colon in the first line of {@code file} that begins with them. */
    public Optional<String> field(String file, String key) {
        return text(file).flatMap(text -> fieldIn(text, key));
    }

    /** Returns the same from the {@code text} of a file. */
    public static Optional<String> fieldIn(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key)
                        && line.substring(key.length()).stripLeading().startsWith(":"))
                .map(line -> line.substring(line.indexOf(':', key.length()) + 1).strip())
                .findFirst();
    }

    /** Returns where the link {@code file} points to. */
    public Optional<String> link(String file) {
        try {
            return Optional.of(Files.readSymbolicLink(root.resolve(file)).toString());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Returns the names of what is in {@code folder}, sorted. */
    public List<String> names(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
