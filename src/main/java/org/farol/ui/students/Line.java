package org.farol.ui.students;

/** One line of the table: a student, or the heading of a group of them. */
public sealed interface Line permits StudentRow, GroupLine {}
