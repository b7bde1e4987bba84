package org.farol.ui.home;

import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.farol.app.Overview.GroupStanding;
import org.farol.app.StudentRisk;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.ui.Navigation;
import org.farol.ui.Opened;
import org.farol.ui.StudentGroup;
import org.farol.ui.Texts;

/** The ways from the numbers to their students. */
final class Lists {
    private final Texts texts;
    private final Navigation navigation;
    private final Opened opened;

    Lists(Texts texts, Navigation navigation, Opened opened) {
        this.texts = texts;
        this.navigation = navigation;
        this.opened = opened;
    }

    void all() {
        open(texts.words("home.list.all"), student -> true);
    }

    void atRisk() {
        open(texts.words("home.list.risk"), this::isFlagged);
    }

    void behind() {
        open(
                texts.words("home.list.behind", String.valueOf(opened.year())),
                student -> student.record().number(Field.DEFASAGEM).orElse(0) < 0);
    }

    /** The flagged of a phase or class. */
    void flagged(GroupStanding group) {
        open(
                texts.words("home.list.group", name(group)),
                student -> isFlagged(student)
                        && student.record().whole(Field.FASE).equals(OptionalInt.of(group.fase()))
                        && (group.turma().isEmpty()
                                || student.record().text(Field.TURMA).equals(group.turma())));
    }

    String name(GroupStanding group) {
        return name(group, "home.class");
    }

    String shortName(GroupStanding group) {
        return name(group, "home.class.short");
    }

    private String name(GroupStanding group, String ofClass) {
        var fase = Fase.name(group.fase());
        return group.turma()
                .map(letter -> texts.words(ofClass, fase, letter))
                .orElseGet(() -> texts.words("home.phase", fase));
    }

    private boolean isFlagged(StudentRisk student) {
        return student.isFlagged(opened.threshold());
    }

    private void open(String heading, Predicate<StudentRisk> wanted) {
        these(
                heading,
                OptionalInt.empty(),
                opened.students().stream()
                        .filter(wanted)
                        .map(student -> student.record().studentId())
                        .collect(Collectors.toSet()));
    }

    void these(String heading, OptionalInt year, Set<String> ids) {
        navigation.showStudents(new StudentGroup(heading, year, ids));
    }

    void page(String studentId) {
        navigation.openStudent(studentId);
    }
}
