package org.farol.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.farol.work.Progress;
import org.farol.work.WholeFile;

/** What can be printed, each as one PDF of A4 pages. */
public sealed interface Report {
    /** PDFBox follows bookmarks by recursion, one call deep each: of thousands, its stack overflows. */
    int MOST_BOOKMARKS = 500;

    /** One page for each student. */
    record Students(List<StudentPage> pages) implements Report {
        public Students {
            pages = List.copyOf(pages);
        }
    }

    /** A class in a list, then one page for each student. */
    record SchoolClass(ClassSummary summary, List<StudentPage> pages) implements Report {
        public SchoolClass {
            pages = List.copyOf(pages);
        }
    }

    /** The whole programme. */
    record Programme(ProgrammeSummary summary) implements Report {}

    /**
     * Writes the report to {@code file}, replacing it: whole or, where it fails or is cancelled, not at all.
     *
     * @throws java.util.concurrent.CancellationException if the person asked to stop
     */
    default void write(Path file, Frame frame, Progress progress) throws IOException {
        WholeFile.replace(file, out -> write(out, frame, progress));
    }

    /** Writes the report to {@code out} and closes that; as {@link #write(Path, Frame, Progress)}. */
    default void write(OutputStream out, Frame frame, Progress progress) throws IOException {
        var folder = Files.createTempDirectory("farol");
        try {
            var words = Words.of(frame.locale());
            try (var paper = new Paper(frame, words, folder)) {
                draw(paper, words, frame, progress.part(0, 0.9));
                paper.finish(title(words), new CancellableOutput(out, progress));
            }
            progress.report(1);
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private String title(Words words) {
        return words.words(
                switch (this) {
                    case Students _ -> "title.students";
                    case SchoolClass _ -> "title.class";
                    case Programme _ -> "title.programme";
                });
    }

    private void draw(Paper paper, Words words, Frame frame, Progress progress) throws IOException {
        switch (this) {
            case Students(var pages) -> draw(pages, paper, words, frame, progress);
            case SchoolClass(var summary, var pages) -> {
                new ClassSection(paper, words, frame.model().threshold()).write(summary, progress.part(0, 0.1));
                draw(pages, paper, words, frame, progress.part(0.1, 1));
            }
            case Programme(var summary) -> new ProgrammeSection(paper, words, frame.model()).write(summary, progress);
        }
    }

    private static void draw(List<StudentPage> pages, Paper paper, Words words, Frame frame, Progress progress)
            throws IOException {
        var section = new StudentSection(paper, words, frame.model().threshold());
        var written = 0;
        for (var page : pages) {
            progress.checkCancelled();
            paper.newPage();
            if (pages.size() <= MOST_BOOKMARKS) {
                paper.bookmark(words.name(page.record()));
            }
            section.write(page);
            progress.report((double) ++written / pages.size());
        }
    }
}
