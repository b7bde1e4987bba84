package org.farol.report;

import java.io.IOException;
import org.farol.report.ProgrammeSummary.Drift;
import org.farol.report.ProgrammeSummary.Drifted;

/** Whether the students are still like those the model learned from, as bars with the two usual lines of PSI. */
final class DriftSection {
    private static final float ROW = 14;
    private static final float BAR = Paper.LEFT + 170;
    private static final float BAR_WIDTH = 190;
    private static final double MODERATE = 0.10;
    private static final double SIGNIFICANT = 0.25;
    /** PSI that a bar over the whole width stands for; larger ones end there. */
    private static final double WIDEST = 0.5;

    private final Paper paper;
    private final Words words;

    DriftSection(Paper paper, Words words) {
        this.paper = paper;
        this.words = words;
    }

    void write(Drift drift) throws IOException {
        paper.heading(words.words("year.drift"), 2 * ROW);
        for (var sentence : drift.told()) {
            paper.paragraph(sentence, Style.BODY.of(9.5f));
        }
        if (!drift.drifted().isEmpty()) {
            paper.down(3);
            for (var each : drift.drifted()) {
                paper.makeRoom(ROW);
                paper.down(ROW);
                bar(each);
            }
            paper.paragraph(
                    words.words("drift.lines", words.decimals(MODERATE), words.decimals(SIGNIFICANT)), Style.FINE);
        }
        paper.down(12);
    }

    private void bar(Drifted drifted) throws IOException {
        paper.text(drifted.label(), Paper.LEFT, paper.y() + 3, BAR - Paper.LEFT - 8, Style.BODY);
        paper.fill(BAR, paper.y() + 1, BAR_WIDTH, 9, Style.SHADE);
        paper.fill(BAR, paper.y() + 1, width(drifted.psi()), 9, Style.RAISES);
        for (var line : new double[] {MODERATE, SIGNIFICANT}) {
            var x = BAR + width(line);
            paper.line(x, paper.y() - 1, x, paper.y() + 12, 0.8f, Style.INK);
        }
        paper.text(
                words.words("drift.psi", words.decimals(drifted.psi()), drifted.level()),
                BAR + BAR_WIDTH + 12,
                paper.y() + 3,
                Style.BODY.of(8.5f));
    }

    private static float width(double psi) {
        return (float) (BAR_WIDTH * Math.min(1, psi / WIDEST));
    }
}
