package org.farol.ui.main;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.farol.ui.Navigation;
import org.farol.ui.Place;
import org.farol.ui.StudentGroup;

/** Where one is in the window, and the way back. */
final class Navigator implements Navigation {
    /** Where one can be. */
    sealed interface Stop {
        /** The place of the navigation it belongs to. */
        Place place();
    }

    /** A place as it is. */
    record At(Place place) implements Stop {}

    /** The students, of whom only a group is shown. */
    record AtGroup(StudentGroup group) implements Stop {
        @Override
        public Place place() {
            return Place.ALUNOS;
        }
    }

    /** A student's page. */
    record AtStudent(String studentId) implements Stop {
        @Override
        public Place place() {
            return Place.ALUNOS;
        }
    }

    private final Deque<Stop> before = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Stop> current;

    Navigator(Place start) {
        current = new ReadOnlyObjectWrapper<>(new At(start));
    }

    /** Where one is. */
    ReadOnlyObjectProperty<Stop> currentProperty() {
        return current.getReadOnlyProperty();
    }

    Stop current() {
        return Objects.requireNonNull(current.get());
    }

    /** Whether one is deeper in than the navigation's own places: at a student or a group. */
    boolean isDeep() {
        return !(current() instanceof At);
    }

    @Override
    public void go(Place place) {
        move(new At(place));
    }

    @Override
    public void showStudents(StudentGroup group) {
        move(new AtGroup(group));
    }

    @Override
    public void openStudent(String studentId) {
        move(new AtStudent(studentId));
    }

    private void move(Stop stop) {
        if (!stop.equals(current())) {
            before.push(current());
            current.set(stop);
        }
    }

    @Override
    public void back() {
        if (!before.isEmpty()) {
            current.set(before.pop());
        }
    }
}
