package org.farol.ui.imports;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.ImportPlan;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.Role;
import org.farol.sheet.SheetChoice;
import org.farol.sheet.SheetChoice.CellKey;
import org.farol.sheet.TableKey;

/** What a person decides of the files at hand before they are imported. */
final class AssistantModel {
    private List<Path> files = List.of();
    private final Map<Path, Map<TableKey, SheetChoice>> choices = new HashMap<>();
    private Optional<ImportPlan> plan = Optional.empty();

    /** Starts anew with other files. */
    void take(List<Path> chosen) {
        files = List.copyOf(chosen);
        choices.clear();
        plan = Optional.empty();
    }

    List<Path> files() {
        return files;
    }

    /** What was decided so far, not to be changed by what is decided later. */
    Map<Path, Map<TableKey, SheetChoice>> choices() {
        var copy = new HashMap<Path, Map<TableKey, SheetChoice>>();
        choices.forEach((file, tables) -> copy.put(file, Map.copyOf(tables)));
        return copy;
    }

    Optional<ImportPlan> plan() {
        return plan;
    }

    void planned(ImportPlan found) {
        plan = Optional.of(found);
    }

    /** Whether there is something to import and nothing that has to be decided first. */
    boolean canConfirm() {
        return plan.filter(found ->
                        found.files().stream().anyMatch(file -> !file.records().isEmpty()))
                .isPresent();
    }

    /** Takes a table in or leaves it out. */
    void include(Path file, TableKey table, boolean included) {
        var before = choice(file, table);
        put(file, table, new SheetChoice(Optional.of(included), before.year(), before.roles(), before.cells()));
    }

    /** Says of which year a table is. */
    void year(Path file, TableKey table, int year) {
        var before = choice(file, table);
        put(file, table, new SheetChoice(before.included(), OptionalInt.of(year), before.roles(), before.cells()));
    }

    /** Says what a column is. */
    void role(Path file, TableKey table, int column, Role role) {
        var before = choice(file, table);
        var roles = new HashMap<>(before.roles());
        roles.put(column, role);
        put(file, table, new SheetChoice(before.included(), before.year(), roles, before.cells()));
    }

    /** Says what a cell is that may be read in several ways. */
    void cell(Path file, TableKey table, int row, int year, Field field, Value value) {
        var before = choice(file, table);
        var cells = new HashMap<>(before.cells());
        cells.put(new CellKey(row, year, field), value);
        put(file, table, new SheetChoice(before.included(), before.year(), before.roles(), cells));
    }

    private SheetChoice choice(Path file, TableKey table) {
        return choices.getOrDefault(file, Map.of()).getOrDefault(table, SheetChoice.NONE);
    }

    private void put(Path file, TableKey table, SheetChoice choice) {
        choices.computeIfAbsent(file, key -> new HashMap<>()).put(table, choice);
    }
}
