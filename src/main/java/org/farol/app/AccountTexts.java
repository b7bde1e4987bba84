package org.farol.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.ColumnUse;
import org.farol.sheet.Evidence;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Role;
import org.farol.sheet.RowAccount;
import org.farol.sheet.cell.Proof;
import org.farol.sheet.cell.Rule;

/** The account of an import in a person's language. */
public final class AccountTexts {
    private final ResourceBundle words;
    private final boolean writesComma;

    /** Words of {@code locale}, Portuguese unless that is English. */
    public AccountTexts(Locale locale) {
        this.words = ResourceBundle.getBundle(
                "org.farol.app.accounts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.writesComma = !locale.getLanguage().equals("en");
    }

    /** How a cell was read, or why it was not. */
    public String of(Rule rule) {
        return words.getString("rule." + rule);
    }

    /** Why it was read so. */
    public String of(Proof proof) {
        return words.getString("proof." + proof);
    }

    /** Why a row gave no record, with the row it doubles. */
    public String of(RowAccount row) {
        var reason = words.getString("row." + row.reason());
        return row.otherRow().isPresent()
                ? MessageFormat.format(
                        words.getString("row.other"),
                        reason,
                        String.valueOf(row.otherRow().getAsInt()))
                : reason;
    }

    /** Why a table was left out. */
    public String of(ReadSheet.LeftOut leftOut) {
        return words.getString("leftOut." + leftOut);
    }

    /** What is done with a column. */
    public String of(ColumnUse.Use use) {
        return words.getString("use." + use);
    }

    /** Why a column was taken for what it is. */
    public String of(Evidence evidence) {
        return words.getString("evidence." + evidence);
    }

    /** What a column was taken for. */
    public String of(Role role) {
        return switch (role) {
            case Role.Of(Field field) -> of(field);
            case Role.StudentId _, Role.YearOfRow _ -> words.getString("role." + role.key());
            case Role.Aside _ -> words.getString("role.aside");
            case Role.Unknown _ -> words.getString("role.unknown");
        };
    }

    /** The field's name. */
    public String of(Field field) {
        return words.getString("field." + field.columnName());
    }

    /** A value, with the language's decimal mark. */
    public String of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric number -> writesComma ? number.toString().replace('.', ',') : number.toString();
        };
    }

    /** A heading of the exported account. */
    String heading(String name) {
        return words.getString("export." + name);
    }
}
