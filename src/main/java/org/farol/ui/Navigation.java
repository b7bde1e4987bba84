package org.farol.ui;

/** The ways through the window. To be called on the JavaFX thread. */
public interface Navigation {
    /** Goes to a place. */
    void go(Place place);

    /** Goes to the students, of whom only those of a group are shown, under its heading. */
    void showStudents(StudentGroup group);

    /** Goes to a student's page; from there, back leads to where one was. */
    void openStudent(String studentId);

    /** Goes back to where one was. */
    void back();
}
