package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.PlainFile;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.os.Git;
import io.github.diobench.suite.os.ProgramResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The submodules of a work tree, whose folders git leaves empty.
 *
 * @param repository the repository that the work tree belongs to
 * @param tree the work tree
 */
record Submodules(Path repository, Path tree) {
    private static final String FILE = ".gitmodules";

    /**
     * Fills their folders, and those of their own submodules. What the repository has of them already is taken from there, the rest from
     * where they come from. The repository's configuration stays as it is.
     *
     * @throws UserError if one cannot be had; the message says why
     */
    void fetch() {
        if (!PlainFile.is(tree.resolve(FILE))) {
            return;
        }
        for (String name : names()) {
            String url = "submodule." + name + ".url";
            boolean known = Git.ask(repository, "config", "--local", url).isOk();
            ProgramResult fetched = fetch(name, url);
            if (!known) {
                Git.in(repository, "config", "--local", "--remove-section", "submodule." + name);
            }
            if (!fetched.isOk()) {
                throw new UserError("git cannot get the submodule " + path(name) + ": " + Git.reason(fetched));
            }
        }
    }

    private List<String> names() {
        return Git.ask(tree, "config", "--file", FILE, "--name-only", "--get-regexp", "^submodule\\..*\\.path$")
                .output()
                .lines()
                .map(key -> key.substring("submodule.".length(), key.length() - ".path".length()))
                .toList();
    }

    private String path(String name) {
        return Git.ask(tree, "config", "--file", FILE, "submodule." + name + ".path")
                .output()
                .strip();
    }

    private ProgramResult fetch(String name, String url) {
        Path modules = repository
                .toAbsolutePath()
                .resolve(Git.ask(repository, "rev-parse", "--git-common-dir")
                        .output()
                        .strip())
                .resolve("modules")
                .normalize();
        Path own = modules.resolve(name).normalize();
        if (own.startsWith(modules) && Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            // Git would take a path for a reason to refuse; this one is part of the repository itself.
            ProgramResult fetched = update(name, List.of("-c", "protocol.file.allow=always", "-c", url + "=" + own));
            if (fetched.isOk()) {
                return fetched;
            }
        }
        return update(name, List.of());
    }

    private ProgramResult update(String name, List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("submodule", "--quiet", "update", "--init", "--recursive", "--", path(name)));
        return Git.in(tree, arguments.toArray(String[]::new));
    }
}
