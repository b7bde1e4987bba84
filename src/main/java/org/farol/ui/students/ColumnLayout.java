package org.farol.ui.students;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.farol.ui.Look;

/** The columns in their order; all there are. */
record ColumnLayout(List<Place> places) {
    private static final double NARROWEST = 2;
    private static final double WIDEST = 80;

    /** Where a column stands; its width in ems. */
    record Place(StudentColumn column, boolean visible, double width) {
        private static Place standard(StudentColumn column) {
            return new Place(column, StudentColumn.standard().contains(column), column.width() / Look.USUAL_EM);
        }

        private String text() {
            return (visible ? "" : "-") + column.name() + "=" + Math.round(width * 10) / 10.0;
        }

        private static Optional<Place> read(String text) {
            var visible = !text.startsWith("-");
            var parts = text.substring(visible ? 0 : 1).split("=", 2);
            try {
                return parts.length < 2
                        ? Optional.empty()
                        : Optional.of(new Place(
                                StudentColumn.valueOf(parts[0]),
                                visible,
                                Math.clamp(Double.parseDouble(parts[1]), NARROWEST, WIDEST)));
            } catch (IllegalArgumentException _) {
                // A file that a person has edited, or a newer version written, may name what there is not.
                return Optional.empty();
            }
        }
    }

    ColumnLayout {
        places = List.copyOf(places);
    }

    /** What those see who have not chosen otherwise. */
    static ColumnLayout standard() {
        return new ColumnLayout(
                Arrays.stream(StudentColumn.values()).map(Place::standard).toList());
    }

    /** As it is remembered. */
    String text() {
        return places.stream().map(Place::text).collect(Collectors.joining(";"));
    }

    /** What is remembered; columns it does not name stand last as they are usually. */
    static ColumnLayout read(String text) {
        var places = new ArrayList<Place>();
        for (var part : text.split(";", -1)) {
            Place.read(part)
                    .filter(place -> places.stream().noneMatch(other -> other.column() == place.column()))
                    .ifPresent(places::add);
        }
        Arrays.stream(StudentColumn.values())
                .filter(column -> places.stream().noneMatch(place -> place.column() == column))
                .sorted(Comparator.naturalOrder())
                .map(Place::standard)
                .forEach(places::add);
        return new ColumnLayout(places);
    }

    /** The same with a column one place earlier or later. */
    ColumnLayout moved(int index, int by) {
        var to = index + by;
        if (to < 0 || to >= places.size()) {
            return this;
        }
        var other = new ArrayList<>(places);
        other.add(to, other.remove(index));
        return new ColumnLayout(other);
    }

    /** The same with a column shown or hidden. */
    ColumnLayout showing(int index, boolean visible) {
        var other = new ArrayList<>(places);
        var place = other.get(index);
        other.set(index, new Place(place.column(), visible, place.width()));
        return new ColumnLayout(other);
    }
}
