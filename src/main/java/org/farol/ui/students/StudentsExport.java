package org.farol.ui.students;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.farol.app.TableFile;
import org.farol.app.TableFile.Value;
import org.farol.model.ModelCard;
import org.farol.ui.Texts;

/** The table as a file: the students and columns that are shown, in their order, and what the risks rest on. */
final class StudentsExport {
    private final Texts texts;
    private final Optional<ModelCard> model;
    private final int year;

    StudentsExport(Texts texts, Optional<ModelCard> model, int year) {
        this.texts = texts;
        this.model = model;
        this.year = year;
    }

    TableFile of(List<StudentRow> rows, List<StudentColumn> shown, String what, String quality) {
        var columns = new ArrayList<TableFile.Column>();
        columns.add(new TableFile.Column(texts.words("students.export.year"), TableFile.Format.GENERAL));
        for (var column : shown) {
            columns.add(new TableFile.Column(column.heading(texts), format(column)));
            if (column == StudentColumn.RISK) {
                columns.add(new TableFile.Column(texts.words("students.export.level"), TableFile.Format.GENERAL));
                columns.add(new TableFile.Column(texts.words("students.export.threshold"), TableFile.Format.PERCENT));
                columns.add(new TableFile.Column(texts.words("students.export.model"), TableFile.Format.GENERAL));
            }
        }
        return new TableFile(
                texts.words("students.table"),
                columns,
                rows.stream().map(row -> values(row, shown)).toList(),
                texts.words("students.export.about"),
                List.of(what, quality));
    }

    private static TableFile.Format format(StudentColumn column) {
        return column == StudentColumn.RISK
                ? TableFile.Format.PERCENT
                : column.isGrade() ? TableFile.Format.GRADE : TableFile.Format.GENERAL;
    }

    private List<Value> values(StudentRow row, List<StudentColumn> shown) {
        var values = new ArrayList<Value>();
        values.add(new Value.Numeric(year));
        for (var column : shown) {
            values.add(value(row, column));
            if (column == StudentColumn.RISK) {
                values.add(new Value.Text(texts.words(row.level().key())));
                values.add(model.<Value>map(card -> new Value.Numeric(card.threshold()))
                        .orElseGet(() -> new Value.Text("")));
                values.add(new Value.Text(model.map(ModelCard::version).orElse("")));
            }
        }
        return values;
    }

    /** What one says as a word, such as a phase, is a word in the file too. */
    private Value value(StudentRow row, StudentColumn column) {
        var number = column.number(row);
        return number.isPresent() && !column.isNamed()
                ? new Value.Numeric(number.getAsDouble())
                : new Value.Text(column.words(row, texts).orElse(""));
    }
}
