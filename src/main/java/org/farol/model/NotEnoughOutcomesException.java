package org.farol.model;

/** There are no student-years with a known outcome to learn from, or all have the same one. */
public final class NotEnoughOutcomesException extends Exception {
    NotEnoughOutcomesException(int outcomes) {
        super(outcomes + " student-years with a known outcome, not of both kinds");
    }
}
