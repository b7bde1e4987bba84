package org.farol.report;

import java.io.IOException;
import java.util.List;

/** What was agreed for a student, lines for more, and room to sign at the foot of the page. */
final class AgreementsTable {
    private static final int MOST = 3;
    private static final float STEP = 11;
    private static final float RESPONSIBLE = Paper.LEFT + 228;
    private static final float START = Paper.LEFT + 318;
    private static final float DUE = Paper.LEFT + 374;
    private static final float STATUS = Paper.LEFT + 430;
    /** Height of the lines to sign on, with their names. */
    private static final float SIGNATURES = 36;

    private static final float LINE = 17;
    private static final int MOST_LINES = 8;
    private static final Style SMALL = Style.BODY.of(8.5f);

    private final Paper paper;
    private final Words words;

    AgreementsTable(Paper paper, Words words) {
        this.paper = paper;
        this.words = words;
    }

    void draw(List<StudentPage.Agreed> agreements) throws IOException {
        paper.heading(words.words("agreed"), 0);
        if (!agreements.isEmpty()) {
            columns();
            for (var agreement : agreements.subList(0, Math.min(MOST, agreements.size()))) {
                row(agreement);
            }
        }
        if (agreements.size() > MOST) {
            paper.paragraph(words.words("agreed.more", agreements.size() - MOST), Style.FINE);
        }
        var lines = Math.min(MOST_LINES, (int) ((paper.room() - SIGNATURES) / LINE));
        for (var i = 0; i < lines; i++) {
            paper.down(LINE);
            paper.line(Paper.LEFT, paper.y(), Paper.RIGHT, paper.y(), 0.5f, Style.MUTED);
        }
        signatures();
    }

    private void columns() throws IOException {
        paper.down(STEP);
        paper.text(words.words("agreed.kind"), Paper.LEFT, paper.y() + 2, Style.COLUMN);
        paper.text(words.words("agreed.responsible"), RESPONSIBLE, paper.y() + 2, Style.COLUMN);
        paper.text(words.words("agreed.start"), START, paper.y() + 2, Style.COLUMN);
        paper.text(words.words("agreed.due"), DUE, paper.y() + 2, Style.COLUMN);
        paper.text(words.words("agreed.status"), STATUS, paper.y() + 2, Style.COLUMN);
    }

    private void row(StudentPage.Agreed agreement) throws IOException {
        paper.rule();
        paper.down(STEP);
        var baseline = paper.y() + 2.5f;
        paper.text(agreement.kind(), Paper.LEFT, baseline, RESPONSIBLE - Paper.LEFT - 8, Style.STRONG.of(8.5f));
        paper.text(agreement.responsible(), RESPONSIBLE, baseline, START - RESPONSIBLE - 8, SMALL);
        paper.text(words.date(agreement.start()), START, baseline, SMALL);
        paper.text(agreement.due().map(words::date).orElse("—"), DUE, baseline, SMALL);
        paper.text(agreement.status(), STATUS, baseline, Paper.RIGHT - STATUS, SMALL);
        if (!agreement.agreed().isEmpty()) {
            paper.down(STEP - 1);
            paper.text(agreement.agreed(), Paper.LEFT, paper.y() + 3, Paper.WIDTH, SMALL);
        }
    }

    private void signatures() throws IOException {
        var half = Paper.WIDTH / 2 - 12;
        var y = Paper.BOTTOM + 11;
        paper.line(Paper.LEFT, y, Paper.LEFT + half, y, 0.5f, Style.INK);
        paper.line(Paper.RIGHT - half, y, Paper.RIGHT, y, 0.5f, Style.INK);
        paper.text(words.words("signature.coordinator"), Paper.LEFT, Paper.BOTTOM + 1, Style.NOTE);
        paper.text(words.words("signature.family"), Paper.RIGHT - half, Paper.BOTTOM + 1, Style.NOTE);
    }
}
